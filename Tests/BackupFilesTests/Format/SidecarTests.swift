import Domain
import Foundation
import TestSupport
import Testing

@testable import BackupFiles

@Suite struct SidecarTests {
    let folder: TemporaryFolder
    let chain: MadeUpChain

    init() throws {
        folder = try TemporaryFolder()
        chain = try MadeUpChain()
    }

    /// The facts as far as a sidecar knows them.
    private func known(_ facts: BackupFacts) -> BackupFacts {
        facts.with {
            $0.database = ""
            ($0.imageBefore, $0.imageAfter) = (.none, .none)
        }
    }

    private func point(_ facts: BackupFacts) -> RestorePoint {
        RestorePoint(facts: facts, file: "/x", fileBytes: 5, fileDigest: .sample(9))
    }

    /// The JSON of a complete full backup's sidecar, with changes.
    private func json(_ change: (inout [String: Any]) -> Void) throws -> String {
        let path = folder.path("changed")
        try Sidecar(chain.order(after: nil)).completed(point(.fullSample)).write(beside: path)
        let data = try Data(contentsOf: URL(fileURLWithPath: path + ".json"))
        var object = try #require(JSONSerialization.jsonObject(with: data) as? [String: Any])
        change(&object)
        try JSONSerialization.data(withJSONObject: object)
            .write(to: URL(fileURLWithPath: path + ".json"))
        return path
    }

    @Test func `it is read as it was written`() throws {
        let sidecar = Sidecar(chain.order(after: nil))
        try sidecar.write(beside: folder.path("a"))
        #expect(Sidecar.beside(folder.path("a")) == sidecar)
    }

    @Test func `it knows the facts of a complete full backup`() throws {
        let order = BackupOrder(
            task: chain.task, node: .standard, id: BackupFacts.fullSample.id, parent: nil,
            startedAt: BackupFacts.fullSample.time, writer: MadeUpChain.writer)
        let facts = Sidecar(order).completed(point(.fullSample)).facts
        #expect(facts == known(.fullSample))
    }

    @Test func `it knows the facts of a complete incremental backup`() throws {
        let sample = BackupFacts.incrementalSample
        let parent = RestorePoint(
            facts: sample.with {
                ($0.id, $0.sequence) = (BackupID(rawValue: 0x2122_2324_2526_2728), 6)
            },
            file: "/x", fileBytes: 5, fileDigest: .sample(1))
        let order = BackupOrder(
            task: chain.task, node: .standard, id: sample.id, parent: parent,
            startedAt: sample.time, writer: MadeUpChain.writer)
        #expect(Sidecar(order).completed(point(sample)).facts == known(sample))
    }

    @Test func `one in progress knows no facts`() throws {
        #expect(Sidecar(chain.order(after: nil)).facts == nil)
    }

    @Test func `it says who writes`() throws {
        #expect(Sidecar(chain.order(after: nil)).namedWriter == MadeUpChain.writer)
    }

    @Test func `a missing one is none`() {
        #expect(Sidecar.beside(folder.path("nothing")) == nil)
    }

    @Test(arguments: ["", "{", "null", "[]", "{}", "\u{FFFD}\u{0}", #"{"kind":"differential"}"#])
    func `garbage is none`(text: String) throws {
        try write(text.utf8, to: folder.path("a.json"))
        #expect(Sidecar.beside(folder.path("a")) == nil)
    }

    @Test func `a huge file is none`() throws {
        let file = try OpenFile.new(folder.path("a.json"))
        try file.truncate(to: 1 << 40)
        #expect(Sidecar.beside(folder.path("a")) == nil)
    }

    @Test func `a pipe with nobody at its other end is none`() throws {
        try #require(mkfifo(folder.path("a.json"), 0o600) == 0)
        #expect(Sidecar.beside(folder.path("a")) == nil)
    }

    @Test func `fields of a later version are passed over`() throws {
        let path = try json { $0["colour"] = ["green": 1] }
        #expect(Sidecar.beside(path)?.facts != nil)
    }

    @Test func `a later format version knows no facts`() throws {
        let path = try json { $0["formatVersion"] = 2 }
        #expect(Sidecar.beside(path)?.facts == nil)
    }

    @Test(arguments: [
        "time", "timeMicroseconds", "pageSize", "pages", "pagesBefore", "changedPages",
    ])
    func `without one of its fields it knows no facts`(field: String) throws {
        let path = try json { $0[field] = nil }
        #expect(Sidecar.beside(path)?.facts == nil)
    }

    @Test(arguments: ["kind", "id", "chain", "sequence", "task", "node", "writer", "startedAt"])
    func `without a field that every sidecar has it is none`(field: String) throws {
        let path = try json { $0[field] = nil }
        #expect(Sidecar.beside(path) == nil)
    }

    @Test(
        arguments: [
            ("id", "xyz"), ("sequence", 3), ("kind", "incremental"), ("parent", "0000000000000001"),
            ("pageSize", 4097), ("pageSize", -4096), ("pageSize", Int.max), ("time", "yesterday"),
            ("pages", UInt32.max), ("timeMicroseconds", Int64.min),
        ] as [(String, any Sendable)])
    func `fields that make no sense know no facts`(field: String, value: any Sendable) throws {
        let path = try json { $0[field] = value }
        #expect(Sidecar.beside(path)?.facts == nil)
    }

    @Test func `it does not name the database`() throws {
        let path = try json { _ in }
        let text = try String(contentsOfFile: path + ".json", encoding: .utf8)
        #expect(!text.contains("/srv/shop.db"))
    }
}
