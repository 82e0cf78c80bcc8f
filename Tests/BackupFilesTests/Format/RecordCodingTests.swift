import Domain
import TestSupport
import Testing

@testable import BackupFiles

@Suite struct RecordCodingTests {
    static let geometry = PageGeometry(pageSize: 512, pageCount: 10)

    /// Content with a record for each run, its pages filled with the number of the run.
    private static func content(_ runs: [PageRun]) -> [UInt8] {
        runs.enumerated().flatMap { index, run in
            run.header + [UInt8](repeating: UInt8(index + 1), count: Int(run.count) * 512)
        }
    }

    @Test(arguments: 1...50 as ClosedRange<UInt64>)
    func `random runs are found again`(seed: UInt64) throws {
        var random = SeededRandom(seed: seed)
        var (runs, next): ([PageRun], UInt32) = ([], 1)
        while next <= 10 {
            let first = UInt32.random(in: next...10, using: &random)
            let count = UInt32.random(in: 1...11 - first, using: &random)
            runs.append(PageRun(first: first, count: count))
            next = first + count
        }
        let found = try PageRun.runs(in: Self.content(runs), geometry: Self.geometry)
        #expect(found.map(\.run) == runs, "seed \(seed)")
    }

    @Test func `the pages of a run lie behind its header`() throws {
        let runs = [PageRun(first: 2, count: 1), PageRun(first: 4, count: 2)]
        let content = Self.content(runs)
        let offsets = try PageRun.runs(in: content, geometry: Self.geometry).map(\.offset)
        #expect(offsets == [8, 8 + 512 + 8])
    }

    @Test func `no content has no runs`() throws {
        #expect(try PageRun.runs(in: [], geometry: Self.geometry).isEmpty)
    }

    @Test(
        arguments: [
            [PageRun(first: 0, count: 1)],
            [PageRun(first: 3, count: 0)],
            [PageRun(first: 11, count: 1)],
            [PageRun(first: 10, count: 2)],
            [PageRun(first: 4, count: 2), PageRun(first: 5, count: 1)],
            [PageRun(first: 4, count: 1), PageRun(first: 3, count: 1)],
        ] as [[PageRun]])
    func `runs that overlap, go back or leave the image are refused`(runs: [PageRun]) {
        #expect(throws: FormatError.badRecords) {
            try PageRun.runs(in: Self.content(runs), geometry: Self.geometry)
        }
    }

    @Test(arguments: [1, 7, 8, 9, 519, 521])
    func `content that ends inside a record is refused`(count: Int) {
        let content = Self.content([PageRun(first: 2, count: 2)]).prefix(count)
        #expect(throws: FormatError.badRecords) {
            try PageRun.runs(in: Array(content), geometry: Self.geometry)
        }
    }

    @Test(arguments: [UInt32.max, .max - 1, 0x8000_0000] as [UInt32])
    func `a run of absurdly many pages is refused`(count: UInt32) {
        let content = PageRun(first: 1, count: count).header
        #expect(throws: FormatError.badRecords) {
            try PageRun.runs(in: content, geometry: Self.geometry)
        }
    }

    @Test(arguments: 1...200 as ClosedRange<UInt64>)
    func `random bytes never bring the reader down`(seed: UInt64) {
        var random = SeededRandom(seed: seed)
        let content = noise(.random(in: 0...64, using: &random), using: &random)
        let runs = try? PageRun.runs(in: content, geometry: Self.geometry)
        #expect(runs?.allSatisfy { $0.run.first + $0.run.count <= 11 } ?? true, "seed \(seed)")
    }
}
