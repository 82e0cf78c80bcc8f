import Domain
import Foundation
import TestSupport
import Testing

@testable import BackupFiles

@Suite struct FolderScanTests {
    let chain: MadeUpChain
    let image: MadeUpImage

    init() throws {
        chain = try MadeUpChain()
        var random = SeededRandom(seed: 5)
        image = MadeUpImage(pageSize: 512, pageCount: 9, using: &random)
    }

    /// The chain with a full backup and one incremental.
    private func withTwoPoints() throws -> MadeUpChain {
        try chain.add(image)
        var changed = image
        changed.pages[2][0] ^= 1
        try chain.add(changed)
        return chain
    }

    @Test func `an empty folder holds nothing`() throws {
        let catalog = try chain.catalog()
        #expect(catalog.points.isEmpty && catalog.leftovers.isEmpty && catalog.unreadable.isEmpty)
    }

    @Test func `a folder that is not there is named`() throws {
        #expect(throws: SystemError(ENOENT, "list", "/nowhere")) {
            try chain.store.catalog(of: "/nowhere")
        }
    }

    @Test func `the folder of one chain may be looked at by itself`() throws {
        let chain = try withTwoPoints()
        #expect(try chain.store.catalog(of: chain.folder).points == chain.points)
    }

    @Test func `foreign files are passed over`() throws {
        let chain = try withTwoPoints()
        for name in ["notes.txt", "photo.jpg", "x.zst", "download.in-progress", "new\nline"] {
            try write([1, 2, 3], to: "\(chain.folder)/\(name)")
            try write([1, 2, 3], to: "\(chain.destination)/\(name)")
        }
        let catalog = try chain.catalog()
        #expect(catalog.points == chain.points)
        #expect(catalog.leftovers.isEmpty && catalog.unreadable.isEmpty)
    }

    @Test func `a foreign file with a backup's name is told`() throws {
        let path = chain.destination + "/mine.full-backup.sqlite.zst"
        try write(Array("not a backup at all".utf8), to: path)
        #expect(try chain.catalog().unreadable.map(\.file) == [path])
    }

    @Test func `a plain zstd file with a backup's name is told`() throws {
        let path = chain.destination + "/mine.full-backup.sqlite.zst"
        try write(try FrameCompressor(level: 3).frame(of: [1, 2, 3]), to: path)
        #expect(try chain.catalog().unreadable.map(\.file) == [path])
    }

    @Test func `folders and pipes with a backup's name are passed over`() throws {
        _ = try chain.home.folder("backups/a.full-backup.sqlite.zst")
        mkfifo(chain.destination + "/b.full-backup.sqlite.zst", 0o600)
        mkfifo(chain.destination + "/c.full-backup.sqlite.zst.in-progress", 0o600)
        let catalog = try chain.catalog()
        #expect(catalog.unreadable.isEmpty && catalog.leftovers.isEmpty)
    }

    @Test func `a folder inside a chain's folder is not looked into`() throws {
        let chain = try withTwoPoints()
        let deep = "\(try chain.folder)/old"
        try FileManager.default.createDirectory(
            atPath: deep, withIntermediateDirectories: true)
        try FileManager.default.copyItem(
            atPath: chain.points[0].file, toPath: "\(deep)/a.full-backup.sqlite.zst")
        #expect(try chain.catalog().points.count == 2)
    }

    @Test func `a link to a chain's folder is followed`() throws {
        let chain = try withTwoPoints()
        let elsewhere = try chain.home.folder("elsewhere")
        try FileManager.default.createSymbolicLink(
            atPath: elsewhere + "/chain", withDestinationPath: chain.folder)
        #expect(try chain.store.catalog(of: elsewhere).points.count == 2)
    }

    @Test func `a link to nothing is passed over`() throws {
        try FileManager.default.createSymbolicLink(
            atPath: chain.destination + "/a.full-backup.sqlite.zst",
            withDestinationPath: "/nowhere")
        #expect(try chain.catalog().unreadable.isEmpty)
    }

    @Test(.enabled(if: geteuid() != 0, "root may read everything"))
    func `a chain's folder that may not be listed is told`() throws {
        let chain = try withTwoPoints()
        chmod(try chain.folder, 0)
        defer { chmod((try? chain.folder) ?? "", 0o700) }
        #expect(try chain.catalog().unreadable.map(\.file) == [chain.folder])
    }

    @Test(.enabled(if: geteuid() != 0, "root may read everything"))
    func `a foreign folder that may not be listed is passed over`() throws {
        let closed = try chain.home.folder("backups/private")
        chmod(closed, 0)
        defer { chmod(closed, 0o700) }
        #expect(try chain.catalog().unreadable.isEmpty)
    }

    @Test func `a damaged backup is known by its sidecar`() throws {
        let chain = try withTwoPoints()
        try write([1, 2, 3], to: chain.points[0].file)
        #expect(try chain.catalog().points.map(\.state) == [.damaged, .incompleteChain])
    }

    @Test func `a damaged backup without a sidecar is unreadable`() throws {
        let chain = try withTwoPoints()
        try write([1, 2, 3], to: chain.points[0].file)
        try FileManager.default.removeItem(atPath: chain.points[0].file + ".json")
        #expect(try chain.catalog().unreadable.map(\.file) == [chain.points[0].file])
    }

    @Test func `a sidecar alone is nothing`() throws {
        let chain = try withTwoPoints()
        try FileManager.default.removeItem(atPath: chain.points[1].file)
        #expect(try chain.catalog().points == [chain.points[0]])
    }

    @Test func `a backup without its sidecar is a point all the same`() throws {
        let chain = try withTwoPoints()
        try FileManager.default.removeItem(atPath: chain.points[0].file + ".json")
        #expect(try chain.catalog().points.map(\.state) == [.complete, .complete])
    }

    @Test func `another backup's sidecar is not believed`() throws {
        let chain = try withTwoPoints()
        let foreign = try bytes(of: chain.points[1].file + ".json")
        try write(foreign, to: chain.points[0].file + ".json")
        #expect(try chain.catalog().points[0].fileDigest == nil)
    }

    @Test func `a file in the middle that is missing breaks the chain behind it`() throws {
        let chain = try withTwoPoints()
        try FileManager.default.removeItem(atPath: chain.points[0].file)
        #expect(try chain.catalog().points.map(\.state) == [.incompleteChain])
    }

    @Test func `what a backup is does not depend on its name`() throws {
        let chain = try withTwoPoints()
        try FileManager.default.moveItem(
            atPath: chain.points[0].file, toPath: chain.folder + "/z.pages.zst")
        try FileManager.default.moveItem(
            atPath: chain.points[1].file, toPath: chain.folder + "/a.full-backup.sqlite.zst")
        try FileManager.default.moveItem(
            atPath: chain.folder + "/z.pages.zst",
            toPath: chain.folder + "/z.incremental-backup-0001.pages.zst")
        let points = try chain.catalog().points
        #expect(points.map(\.facts.kind) == [.full, .incremental])
        #expect(points.map(\.state) == [.complete, .complete])
    }
}
