import Foundation
import TestSupport

/// A ledger that is written to all the time, while its scheduled backups and others are made, and
/// killed.
final class Soak {
    /// What was seen, for the end.
    struct Tally: CustomStringConvertible {
        var kills: [String: Int] = [:]
        /// Restore points that somebody was told of.
        var told: Set<String> = []
        /// What was wrong on the way.
        var problems: [String] = []
        /// Bytes of memory and descriptors of the last engine after each of its backups.
        var readings: [(memory: Int, descriptors: Int)] = []

        var description: String {
            let kinds = kills.sorted { $0.key < $1.key }.map { "\($0.value) \($0.key)" }
            let step = max(1, readings.count / 8)
            let some = stride(from: 0, to: readings.count, by: step).map { readings[$0] }
            return """
                kills: \(kinds.joined(separator: ", ")); last engine: \(readings.count) backups, MiB \
                \(some.map { $0.memory >> 20 }), descriptors \(some.map(\.descriptors))
                """
        }
    }

    let home: Home
    let ledger: Ledger
    private(set) var tally = Tally()
    private let writer: TransferWriter
    private let isScheduled: Bool
    private var server: Server
    private var random: SeededRandom
    /// How long a backup takes.
    private var length = Duration.zero

    /// Starts the writer and the engine, and makes a first backup.
    ///
    /// - Parameter isScheduled: whether to wait for the schedule's own runs, too, which come once a
    ///   minute.
    init(seed: UInt64, isScheduled: Bool) throws {
        random = SeededRandom(seed: seed)
        self.isScheduled = isScheduled
        home = try Home()
        // This tag makes a missed run of the task wait 5 seconds only.
        try home.setNode("D")
        ledger = try Ledger(in: home.database, ballast: 8)
        try home.addTask(
            "--full", "*/8 * * * *", "--incremental", "* * * * *", "--max-chain", "12")
        writer = try TransferWriter(to: home.database, patience: 30, rest: 0.004)
        server = try Server(in: home)
        length = try ContinuousClock().measure { try backUp() }
    }

    /// Goes on for that long.
    ///
    /// The last quarter is without kills of the engine, so that it is seen how it grows.
    func run(for span: Duration) throws {
        let start = ContinuousClock.now
        while ContinuousClock.now < start + span * 3 / 4 { try killSomething() }
        // What a full backup needs is kept for the next one.
        try backUp("--full")
        tally.readings = []
        repeat { try backUpSomehow() } while ContinuousClock.now < start + span
        _ = try server.end(by: SIGTERM)
        _ = try writer.end()
    }

    private func killSomething() throws {
        switch Int.random(in: 0..<(isScheduled ? 9 : 6), using: &random) {
        case 0: try backUp("--full")
        case 1: try killEngine(during: home.program().start(["backup", "shop"]))
        case 2: try killCommand()
        case 3: try killLoneCommand()
        case 4: try killIdleEngine()
        case 6, 7: try killScheduledRun()
        default: try backUpSomehow()
        }
        tally.problems += try Aftermath(home: home).leftoverProblems() + listProblems()
    }

    private func backUpSomehow() throws {
        if isScheduled, Int.random(in: 0..<8, using: &random) == 0 {
            try scheduledRun(until: "backed up")
            note()
        } else {
            try backUp()
        }
    }

    private func backUp(_ options: String...) throws {
        let reply = try home.ask(["backup", "shop"] + options)
        guard reply.status == 0 else {
            tally.problems.append("a backup says: \(reply.message)")
            return
        }
        let point = reply.document["point"].text
        if !point.isEmpty { tally.told.insert(point) }
        note()
    }

    private func note() { tally.readings.append((server.memory, server.descriptors)) }

    private func killEngine(during client: Program.Running) throws {
        _ = try client.output.isAtEnd(within: moment())
        try restart("engines at work")
        _ = try client.wait()
    }

    private func killIdleEngine() throws { try restart("engines") }

    private func killCommand() throws {
        _ = try home.program().start(["backup", "shop"]).kill(after: moment())
        tally.kills["commands", default: 0] += 1
    }

    /// Kills a command that is its own engine, while there is no other.
    private func killLoneCommand() throws {
        _ = try server.end(by: SIGKILL)
        // Half of them in the middle of their files, which a moment hits too seldom.
        let kind = [Fault.Kind.kill, .tear][Int.random(in: 0...1, using: &random)]
        let fault = Fault(kind: kind, call: Int.random(in: 1...40, using: &random))
        let isTimed = Bool.random(using: &random)
        let environment = isTimed ? [:] : fault.environment(home.destination)
        let command = try home.program(environment).start(["backup", "shop"])
        _ = try isTimed ? command.kill(after: moment()) : command.wait()
        tally.kills["lone commands", default: 0] += 1
        server = try Server(in: home)
    }

    private func killScheduledRun() throws {
        try scheduledRun(until: "started")
        _ = try server.running.output.isAtEnd(within: moment())
        try restart("engines in a scheduled run")
    }

    private func restart(_ kind: String) throws {
        _ = try server.end(by: SIGKILL)
        tally.kills[kind, default: 0] += 1
        server = try Server(in: home)
    }

    private func scheduledRun(until text: String) throws {
        server.skipLog()
        try server.line(with: "queued by schedule", within: .seconds(200))
        try server.line(with: text)
    }

    private func moment() -> Duration { length * Double.random(in: 0...1.1, using: &random) }

    /// What is wrong with the restore points as they are listed.
    private func listProblems() throws -> [String] {
        let files = Set(try home.leftovers().map { $0["file"].text })
        return try home.points().filter {
            $0["state"] != "complete" || files.contains($0["file"].text)
                || !$0["file"].text.hasSuffix(".zst")
        }.map { "listed, but no restore point: \($0["file"].text)" }
    }
}
