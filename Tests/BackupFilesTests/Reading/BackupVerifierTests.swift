import Domain
import Foundation
import TestSupport
import Testing

@testable import BackupFiles

@Suite struct BackupVerifierTests {
    let chain: MadeUpChain

    /// A chain of four points.
    init() throws {
        chain = try MadeUpChain()
        var random = SeededRandom(seed: 7)
        var image = MadeUpImage(pageSize: 512, pageCount: 20, using: &random)
        try chain.add(image)
        for page in 2...4 {
            image.change(page, using: &random)
            try chain.add(image)
        }
    }

    private func findings(
        _ level: VerifyLevel, progress: @escaping (Int64, Int64) throws -> Void = { _, _ in }
    ) throws -> [Finding] {
        try chain.store.findings(in: chain.catalog().points, level: level, progress: progress)
    }

    /// Makes the byte at `offset` of the file of point `index` another one.
    private func flip(_ index: Int, at offset: Int) throws {
        var changed = try bytes(of: chain.points[index].file)
        changed[offset] ^= 1
        try write(changed, to: chain.points[index].file)
    }

    @Test(arguments: [VerifyLevel.bytes, .content])
    func `nothing is wrong with whole chains`(level: VerifyLevel) throws {
        #expect(try findings(level).isEmpty)
    }

    @Test(arguments: [VerifyLevel.bytes, .content], 0...3)
    func `a changed byte in the frames is found in its file`(level: VerifyLevel, index: Int) throws
    {
        try flip(index, at: 30)
        #expect(try findings(level).first?.file == chain.points[index].file)
    }

    @Test(arguments: [
        (0, "4 restore points that need it cannot be restored."),
        (2, "2 restore points that need it cannot be restored."),
        (3, "The restore point it makes cannot be restored."),
    ])
    func `a finding says how many points need the file`(index: Int, consequence: String) throws {
        try flip(index, at: 30)
        #expect(try findings(.bytes).first?.consequence == consequence)
    }

    @Test func `every damaged file is found, not only the first`() throws {
        try flip(1, at: 30)
        try flip(3, at: 30)
        let expected = [chain.points[1].file, chain.points[3].file]
        #expect(
            try findings(.bytes).filter { $0.problem.contains("digest") }.map(\.file) == expected)
    }

    @Test func `a sidecar with another digest is found`() throws {
        let path = chain.points[1].file + ".json"
        let digest = chain.points[1].fileDigest?.description ?? ""
        let json = try String(contentsOfFile: path, encoding: .utf8)
        try write(json.replacing(digest, with: Digest.sample(9).description).utf8, to: path)
        #expect(try findings(.bytes).map(\.file) == [path])
    }

    @Test func `a sidecar's finding does not speak ill of its backup`() throws {
        let path = chain.points[1].file + ".json"
        let digest = chain.points[1].fileDigest?.description ?? ""
        let json = try String(contentsOfFile: path, encoding: .utf8)
        try write(json.replacing(digest, with: Digest.sample(9).description).utf8, to: path)
        #expect(try findings(.bytes).first?.consequence.contains("can be restored") == true)
    }

    @Test(arguments: [VerifyLevel.bytes, .content])
    func `a missing link is found`(level: VerifyLevel) throws {
        try FileManager.default.removeItem(atPath: chain.points[1].file)
        #expect(try findings(level).map(\.file) == [chain.points[2].file, chain.points[3].file])
    }

    @Test(arguments: [VerifyLevel.bytes, .content])
    func `two files with their names swapped are no damage`(level: VerifyLevel) throws {
        let (one, two) = (chain.points[1].file, chain.points[2].file)
        try FileManager.default.moveItem(atPath: one, toPath: one + ".x")
        try FileManager.default.moveItem(atPath: two, toPath: one)
        try FileManager.default.moveItem(atPath: one + ".x", toPath: two)
        #expect(try findings(level).isEmpty)
    }

    @Test(arguments: [VerifyLevel.bytes, .content])
    func `another full backup with the id of the first is found`(level: VerifyLevel) throws {
        // The same pages of a database elsewhere: the same image, another file.
        let other = try MadeUpChain(database: "/elsewhere/shop.db")
        var random = SeededRandom(seed: 7)
        try other.add(MadeUpImage(pageSize: 512, pageCount: 20, using: &random))
        try write(try bytes(of: other.points[0].file), to: chain.points[0].file)
        let problems = try findings(level).map(\.problem)
        #expect(problems.contains { $0.contains("does not go on from the file before it") })
    }

    @Test func `progress never passes its total`() throws {
        var steps: [(Int64, Int64)] = []
        _ = try findings(.content) { steps.append(($0, $1)) }
        #expect(!steps.isEmpty && steps.allSatisfy { $0.0 <= $0.1 })
    }

    @Test func `what progress throws ends the verification`() throws {
        struct Enough: Error {}
        #expect(throws: Enough.self) { try findings(.content) { _, _ in throw Enough() } }
    }

    @Test func `no scratch file is left`() throws {
        let before = try names(in: chain.home.path("state"))
        _ = try findings(.content)
        #expect(try names(in: chain.home.path("state")) == before)
    }
}
