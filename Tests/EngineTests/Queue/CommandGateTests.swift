import Domain
import Testing

@testable import Engine

@Suite struct CommandGateTests {
    let gate = CommandGate(limit: 2)
    let shop: TaskName
    let mail: TaskName

    init() throws {
        shop = try TaskName("shop")
        mail = try TaskName("mail")
    }

    private func job(
        _ id: UInt64, _ command: EngineCommand, on subject: String = "", isRunning: Bool = false
    ) -> QueuedJob {
        let now = LocalTime(microseconds: 0, offset: 0)
        return QueuedJob(
            id: JobID(rawValue: id), command: command, subject: subject.isEmpty ? "\(id)" : subject,
            origin: .person("ada"), queuedAt: now, cancellation: Cancellation(),
            startedAt: isRunning ? now : nil)
    }

    private func restore(_ target: String) -> EngineCommand {
        .restore(
            RestoreRequest(scope: .task(shop), choice: .newest, target: target, check: .quick))
    }

    @Test(
        arguments: [
            (nil, nil, true), (.full, nil, true), (.full, .full, true), (.incremental, nil, true),
            (nil, .incremental, true), (.full, .incremental, true), (nil, .full, false),
            (.incremental, .full, false),
        ] as [(BackupKind?, BackupKind?, Bool)])
    func `a backup joins one that waits unless it asks for more`(
        waiting: BackupKind?, new: BackupKind?, joins: Bool
    ) {
        let queue = [job(1, .backup(shop, waiting))]
        #expect((gate.jobToJoin(.backup(shop, new), in: queue) != nil) == joins)
    }

    @Test func `a backup does not join one that runs`() {
        let queue = [job(1, .backup(shop, nil), isRunning: true)]
        #expect(gate.jobToJoin(.backup(shop, nil), in: queue) == nil)
    }

    @Test func `a backup does not join one of another task`() {
        #expect(gate.jobToJoin(.backup(shop, nil), in: [job(1, .backup(mail, nil))]) == nil)
    }

    @Test func `a backup joins the full one if both kinds wait`() {
        let queue = [job(1, .backup(shop, nil)), job(2, .backup(shop, .full))]
        #expect(gate.jobToJoin(.backup(shop, .full), in: queue) == JobID(rawValue: 2))
    }

    @Test func `a restore never joins another`() {
        #expect(gate.jobToJoin(restore("/x"), in: [job(1, restore("/x"))]) == nil)
    }

    @Test func `a verification never joins another`() {
        let verify = EngineCommand.verify(VerifyRequest(scope: .task(shop), level: .bytes))
        #expect(gate.jobToJoin(verify, in: [job(1, verify)]) == nil)
    }

    @Test func `the first that waits starts`() {
        let queue = [job(1, .backup(shop, nil)), job(2, .backup(mail, nil))]
        #expect(gate.jobToStart(in: queue) == JobID(rawValue: 1))
    }

    @Test func `nothing starts when as many run as may`() {
        let queue = [
            job(1, .backup(shop, nil), isRunning: true), job(2, restore("/x"), isRunning: true),
            job(3, .backup(mail, nil)),
        ]
        #expect(gate.jobToStart(in: queue) == nil)
    }

    @Test func `one whose database is in use lets the next one pass`() {
        let queue = [
            job(1, .backup(shop, nil), on: "/srv/a", isRunning: true),
            job(2, .backup(shop, nil), on: "/srv/a"), job(3, .backup(mail, nil), on: "/srv/b"),
        ]
        #expect(gate.jobToStart(in: queue) == JobID(rawValue: 3))
    }

    @Test func `nothing starts when nothing waits`() {
        #expect(gate.jobToStart(in: []) == nil)
    }
}
