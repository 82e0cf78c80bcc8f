import Domain
import Testing

@testable import Engine

@Suite struct BackupDecisionTests {
    typealias Verdict = BackupDecision.Verdict

    private func verdict(
        _ points: [RestorePoint], requested: BackupKind? = nil, on day: Int64 = 10,
        tables: Set<UInt64>? = nil, isReplaced: Bool = false,
        _ details: (inout BackupTask) -> Void = { _ in }
    ) throws -> Verdict {
        var task = BackupTask(
            name: try TaskName("shop"), database: "/srv/shop.db", destination: "/backups/shop")
        details(&task)
        return BackupDecision(task: task, requested: requested, node: .standard, now: .day(day))
            .verdict(Catalog(points: points), isReplaced: isReplaced) {
                tables?.contains($0.id.rawValue) ?? true
            }
    }

    @Test(arguments: [nil, .incremental] as [BackupKind?])
    func `the first backup is a full one`(requested: BackupKind?) throws {
        #expect(try verdict([], requested: requested) == .full(.first))
    }

    @Test func `a full one is made when it is asked for`() throws {
        #expect(try verdict(RestorePoint.chain(from: 1, 3), requested: .full) == .full(.requested))
    }

    @Test func `the next one goes on from the last`() throws {
        let chain = RestorePoint.chain(from: 1, 3)
        #expect(try verdict(chain) == .incremental(after: chain[2]))
    }

    @Test func `after a restore replaced the database a full one is made`() throws {
        let chain = RestorePoint.chain(from: 1, 3)
        #expect(try verdict(chain, isReplaced: true) == .full(.replaced))
        #expect(try verdict([], isReplaced: true) == .full(.first))
    }

    @Test func `without a page table a full one is made`() throws {
        #expect(try verdict(RestorePoint.chain(from: 1, 3), tables: []) == .full(.pageTableLost))
    }

    @Test func `a table of an older point is not gone on from`() throws {
        #expect(try verdict(RestorePoint.chain(from: 1, 3), tables: [2]) == .full(.pageTableLost))
    }

    @Test func `a damaged last point is not gone on from`() throws {
        let chain = RestorePoint.chain(from: 1, 3)
        let problem = chain[2].damaged.problem ?? ""
        #expect(
            try verdict([chain[0], chain[1], chain[2].damaged]) == .full(.lastUnusable(problem)))
    }

    @Test func `a point whose chain is damaged is not gone on from`() throws {
        let chain = RestorePoint.chain(from: 1, 3)
        guard case .full(.lastUnusable) = try verdict([chain[0].damaged, chain[1], chain[2]])
        else {
            Issue.record("it goes on from a chain that cannot be restored")
            return
        }
    }

    @Test func `a point whose parent is missing is not gone on from`() throws {
        let chain = RestorePoint.chain(from: 1, 3)
        guard case .full(.lastUnusable) = try verdict([chain[0], chain[2]], tables: [3]) else {
            Issue.record("it goes on from a chain that cannot be restored")
            return
        }
    }

    @Test func `when the last point was deleted a full one is made`() throws {
        let chain = RestorePoint.chain(from: 1, 3)
        #expect(try verdict([chain[0], chain[1]], tables: [3]) == .full(.pageTableLost))
    }

    @Test(arguments: [(2, 3, false), (3, 3, false), (4, 3, true), (5, 3, true), (1, 0, true)])
    func `a chain is as long as the task allows`(count: Int, limit: Int, isFull: Bool) throws {
        let chain = RestorePoint.chain(from: 1, count)
        let expected: Verdict =
            isFull ? .full(.chainTooLong(limit)) : .incremental(after: chain[count - 1])
        #expect(try verdict(chain) { $0.maxChain = limit } == expected)
    }

    @Test(arguments: [(6, 7, false), (7, 7, true), (30, 7, true)] as [(Int64, Int, Bool)])
    func `a chain is as old as the task allows`(day: Int64, limit: Int, isFull: Bool) throws {
        let chain = RestorePoint.chain(from: 1, 3)
        let expected: Verdict =
            isFull ? .full(.chainTooOld(days: Int(day))) : .incremental(after: chain[2])
        #expect(try verdict(chain, on: day) { $0.maxChainDays = limit } == expected)
    }

    @Test func `the age of a chain counts from its full backup`() throws {
        let chain = RestorePoint.chain(from: 1, 9)
        #expect(
            try verdict(chain, on: 9) { $0.maxChainDays = 9 } == .full(.chainTooOld(days: 9)))
    }

    @Test func `a clock that was set back does not end a chain`() throws {
        let chain = RestorePoint.chain(from: 1, 3, startingAt: 100)
        #expect(
            try verdict(chain, on: 10) { $0.maxChainDays = 7 } == .incremental(after: chain[2]))
    }

    @Test func `the last is the one with the page table, whatever the clock said`() throws {
        let old = RestorePoint.chain(from: 1, 3, startingAt: 100)
        let new = RestorePoint.chain(from: 50, 2, startingAt: 5)
        #expect(try verdict(old + new, tables: [51]) == .incremental(after: new[1]))
    }

    @Test func `within a chain a clock that was set back changes no order`() throws {
        let full = RestorePoint.made(id: 1, at: .day(9))
        let next = RestorePoint.made(id: 2, after: full, at: .day(3))
        let last = RestorePoint.made(id: 3, after: next, at: .day(1))
        #expect(try verdict([last, full, next]) == .incremental(after: last))
    }

    @Test func `of two branches the one with the page table is gone on from`() throws {
        let full = RestorePoint.made(id: 1)
        let one = RestorePoint.made(id: 2, after: full, at: .day(1))
        let other = RestorePoint.made(id: 3, after: full, at: .day(2))
        #expect(try verdict([full, one, other], tables: [2]) == .incremental(after: one))
    }

    @Test func `another node's chain is not gone on from`() throws {
        let theirs = RestorePoint.chain(from: 1, 3, node: "B")
        #expect(try verdict(theirs) == .full(.first))
    }

    @Test func `another node's newer chain does not hide one's own`() throws {
        let own = RestorePoint.chain(from: 1, 2)
        let theirs = RestorePoint.chain(from: 50, 3, node: "B", startingAt: 5)
        #expect(try verdict(own + theirs) == .incremental(after: own[1]))
    }
}
