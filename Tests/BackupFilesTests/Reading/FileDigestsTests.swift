import Domain
import TestSupport
import Testing

@testable import BackupFiles

@Suite struct FileDigestsTests {
    static let segment = SegmentedDigest.segmentBytes

    /// Sizes of files, and where in them the frames end.
    static let cuts: [(size: Int, end: Int)] = [
        (1, 0), (100, 0), (100, 99), (segment, 10), (segment + 1, segment),
        (segment + 9, segment - 1), (segment + 9, segment + 1), (2 * segment, segment),
        (2 * segment, 2 * segment - 1), (2 * segment + 5, 2 * segment),
        (3 * segment + 5, segment + 1_000_000),
    ]

    let folder: TemporaryFolder

    init() throws { folder = try TemporaryFolder() }

    private func digests(
        _ bytes: [UInt8], framesEnd: Int, progress: (Int64) throws -> Void = { _ in }
    ) throws -> FileDigests {
        let file = try OpenFile.new(folder.path("file"), bytes)
        return try FileDigests(
            of: file, size: Int64(bytes.count), framesEnd: Int64(framesEnd), progress: progress)
    }

    @Test(arguments: cuts)
    func `the digests are those of the file and of its frames`(size: Int, end: Int) throws {
        let bytes = SegmentedDigestTests.bytes(size)
        let digests = try digests(bytes, framesEnd: end)
        #expect(digests.file == SegmentedDigestTests.naive(bytes))
        #expect(digests.frames == SegmentedDigestTests.naive(Array(bytes.prefix(end))))
    }

    @Test func `progress adds up to the size`() throws {
        var done: Int64 = 0
        _ = try digests(SegmentedDigestTests.bytes(2 * Self.segment + 5), framesEnd: 7) {
            done += $0
        }
        #expect(done == Int64(2 * Self.segment + 5))
    }

    @Test func `what progress throws ends the reading`() throws {
        struct Enough: Error {}
        #expect(throws: Enough.self) {
            try digests([1, 2, 3], framesEnd: 1) { _ in throw Enough() }
        }
    }

    @Test func `a file that was cut meanwhile is noticed`() throws {
        let file = try OpenFile.new(folder.path("file"), [1, 2, 3])
        #expect(throws: FormatError.truncated) {
            try FileDigests(of: file, size: 4, framesEnd: 2) { _ in }
        }
    }
}
