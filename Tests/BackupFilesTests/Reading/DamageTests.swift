import Domain
import Foundation
import TestSupport
import Testing

@testable import BackupFiles

/// A small chain whose every byte is damaged in turn. Sidecars are taken away, so that nothing but
/// the files themselves can tell.
@Suite struct DamageTests {
    /// One share of the damage, so that shares run side by side.
    struct Share: Sendable, CustomTestStringConvertible {
        static let count = 8

        var file: Int
        var number: Int

        var testDescription: String { "file \(file), share \(number)" }

        static let all = (0...2).flatMap { file in
            (0..<count).map { Share(file: file, number: $0) }
        }

        /// This share of `offsets`.
        func offsets(of file: [UInt8]) -> [Int] {
            file.indices.filter { $0 % Self.count == number }
        }
    }

    let chain: MadeUpChain

    /// A full backup and two incremental ones, one of which grows the image and one shrinks it.
    init() throws {
        chain = try MadeUpChain()
        var random = SeededRandom(seed: 8)
        // Plain pages keep the files small, and so the bytes to be damaged few.
        var image = MadeUpImage(
            pageSize: 512, pages: (1...6).map { [UInt8](repeating: $0, count: 512) })
        try chain.add(image)
        image.change(3, using: &random)
        image.pages.append([UInt8](repeating: 7, count: 512))
        try chain.add(image)
        image.pages[4] = [UInt8](repeating: 55, count: 512)
        image.pages.removeLast()
        try chain.add(image)
        for point in chain.points {
            try FileManager.default.removeItem(atPath: point.file + ".json")
        }
    }

    /// What a verification of everything finds when `file` holds `bytes`.
    private func problems(_ file: String, _ bytes: [UInt8]) throws -> [String] {
        try write(bytes, to: file)
        let catalog = try chain.catalog()
        return catalog.unreadable.map(\.file)
            + (try chain.store.findings(in: catalog.points, level: .content) { _, _ in })
            .map(\.file)
    }

    @Test func `the chain is whole to begin with`() throws {
        let last = chain.points[2].file
        #expect(try problems(last, bytes(of: last)).isEmpty)
    }

    @Test(arguments: Share.all)
    func `a flip of any byte is found, in the file it is in`(share: Share) throws {
        let file = chain.points[share.file].file
        let whole = try bytes(of: file)
        var random = SeededRandom(seed: UInt64(share.number))
        let unnoticed = try share.offsets(of: whole).filter { offset in
            var flipped = whole
            flipped[offset] ^= .random(in: 1...255, using: &random)
            return try !problems(file, flipped).contains(file)
        }
        #expect(unnoticed.isEmpty, "seed \(share.number)")
    }

    @Test(arguments: Share.all)
    func `a cut at any byte is found, in the file that is cut`(share: Share) throws {
        let file = chain.points[share.file].file
        let whole = try bytes(of: file)
        let unnoticed = try share.offsets(of: whole).filter {
            try !problems(file, Array(whole[..<$0])).contains(file)
        }
        #expect(unnoticed.isEmpty)
    }

    @Test(arguments: 0...2)
    func `bytes at the end that do not belong there are found`(index: Int) throws {
        let file = chain.points[index].file
        #expect(try problems(file, bytes(of: file) + [0]).contains(file))
    }

    @Test(arguments: 0...2)
    func `a damaged file is never restored from`(index: Int) throws {
        let file = chain.points[index].file
        let last = chain.points[2]
        var damaged = try bytes(of: file)
        damaged[damaged.count / 4] ^= 4
        try write(damaged, to: file)
        #expect(throws: (any Error).self) { try chain.restored(last) }
    }

    @Test func `frames that change places are found`() throws {
        var random = SeededRandom(seed: 9)
        let image = MadeUpImage(pageSize: 65536, pageCount: 49, using: &random)
        let point = try #require(try chain.write(image, after: nil))
        let reader = try BackupFileReader(point.file)
        var swapped = try bytes(of: point.file)
        let (second, third) = (reader.frames[1], reader.frames[2])
        try #require(second.content == third.content)
        let range = { (frame: BackupFileReader.Frame) in
            Int(frame.offset)..<Int(frame.offset) + frame.compressed
        }
        let both = swapped[range(third)] + swapped[range(second)]
        swapped.replaceSubrange(range(second).lowerBound..<range(third).upperBound, with: both)
        #expect(try problems(point.file, swapped).contains(point.file))
    }
}
