import Domain
import Foundation
import TestSupport
import Testing

@testable import BackupFiles

@Suite struct ChainReplayTests {
    /// Does to `image` what a database does: changes pages, grows, shrinks, or nothing at all.
    private static func step(_ image: inout MadeUpImage, using random: inout SeededRandom) {
        switch Int.random(in: 0..<12, using: &random) {
        case 0: break
        case 1: image = .empty
        case 2:
            let size = 512 << Int.random(in: 0...7, using: &random)
            image = MadeUpImage(
                pageSize: size, pageCount: .random(in: 1...20, using: &random), using: &random)
        case 3, 4: image.pages.removeLast(.random(in: 0...image.pages.count / 2, using: &random))
        case 5, 6, 7:
            if image.pageSize > 0 {
                image.grow(by: .random(in: 1...40, using: &random), using: &random)
            }
        default:
            for _ in 0..<Int.random(in: 1...5, using: &random) where !image.pages.isEmpty {
                image.change(.random(in: 1...image.pages.count, using: &random), using: &random)
            }
        }
        if image.pages.isEmpty { image = .empty }
    }

    @Test(arguments: 1...24 as ClosedRange<UInt64>)
    func `every point of a random history gives its image`(seed: UInt64) throws {
        var random = SeededRandom(seed: seed)
        let chain = try MadeUpChain()
        var image = MadeUpImage(
            pageSize: 512 << Int.random(in: 0...7, using: &random),
            pageCount: .random(in: 1...30, using: &random), using: &random)
        var expected: [(RestorePoint, MadeUpImage)] = []
        for _ in 0..<10 {
            if let point = try chain.add(image) { expected.append((point, image)) }
            Self.step(&image, using: &random)
        }
        let wrong = try expected.filter { try chain.restored($0) != $1.bytes }
        #expect(wrong.isEmpty, "seed \(seed)")
    }

    @Test(arguments: 1...3 as ClosedRange<UInt64>)
    func `a history of many blocks gives its images`(seed: UInt64) throws {
        var random = SeededRandom(seed: seed)
        let chain = try MadeUpChain()
        var image = MadeUpImage(pageSize: 4096, pageCount: 20, using: &random)
        image.pages += (0..<2000).map {
            [UInt8](repeating: UInt8(truncatingIfNeeded: $0), count: 4096)
        }
        try chain.add(image)
        for _ in 0..<200 { image.change(.random(in: 1...2020, using: &random), using: &random) }
        let point = try #require(try chain.add(image))
        #expect(try chain.restored(point) == image.bytes, "seed \(seed)")
    }

    @Test func `pages behind a shrunken image are gone when it grows again`() throws {
        var random = SeededRandom(seed: 1)
        let chain = try MadeUpChain()
        let long = MadeUpImage(pageSize: 512, pageCount: 10, using: &random)
        var image = long
        try chain.add(image)
        image.pages.removeLast(5)
        try chain.add(image)
        image.pages += long.pages[5...]
        let point = try #require(try chain.add(image))
        #expect(try chain.restored(point) == image.bytes)
    }

    @Test func `the newest of two branches of a chain gives its image`() throws {
        var random = SeededRandom(seed: 2)
        let chain = try MadeUpChain()
        var image = MadeUpImage(pageSize: 512, pageCount: 10, using: &random)
        let full = try #require(try chain.add(image))
        let table = chain.home.path("state/page-tables/shop/\(full.id).pages")
        let kept = try bytes(of: table)
        image.change(3, using: &random)
        try chain.add(image)
        try write(kept, to: table)
        image.change(4, using: &random)
        let branch = try #require(try chain.write(image, after: full))
        #expect(try chain.restored(branch) == image.bytes)
    }

    @Test func `recover.py gives the same image for every point`() throws {
        var random = SeededRandom(seed: 3)
        let chain = try MadeUpChain()
        var image = MadeUpImage(pageSize: 1024, pageCount: 10, using: &random)
        for _ in 1...3 {
            try chain.add(image)
            image.change(.random(in: 1...10, using: &random), using: &random)
            image.grow(by: 1, using: &random)
        }
        for point in chain.points {
            let out = chain.home.path("\(point.id).db")
            let result = try Program("python3").run(
                try chain.folder + "/recover.py", try chain.folder, "--point",
                point.id.description, "--to", out)
            #expect(try bytes(of: out) == chain.restored(point), "\(result.errorText)")
        }
    }
}
