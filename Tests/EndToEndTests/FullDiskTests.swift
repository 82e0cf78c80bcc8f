import Foundation
import TestSupport
import Testing

/// A disk that is full at one step of a backup or another.
@Suite(.enabled(if: SmallDisk.isPossible, "a test may mount no file system here"))
struct FullDiskTests {
    /// KiB of disks on which a backup of 3 MiB fails: at the folder, at its files, at the sidecar,
    /// in the first frame, in the middle, behind the first MiB.
    private static let sizes = [4, 8, 12, 16, 20, 24, 28, 36, 100, 1000, 1100, 1200, 2000, 2900]

    private func run(
        _ kibibytes: Int, _ steps: SmallDisk.Step...
    ) throws -> (replies: SmallDisk.Replies, files: [String: Int]) {
        let home = try Home()
        try home.database.addItems(30, bytes: 100_000)
        try home.addTask()
        var files: [String: Int] = [:]
        let disk = SmallDisk(home: home, folder: home.destination, kibibytes: kibibytes)
        return (try disk.run(steps, listing: &files), files)
    }

    @Test(arguments: sizes)
    func `a backup says that the disk is full`(kibibytes: Int) throws {
        let reply = try run(kibibytes, ("backup", ["backup", "shop"])).replies["backup"]
        #expect(reply?.status == 1)
        #expect(reply?.failure == "diskFull")
    }

    @Test(arguments: sizes)
    func `nothing gets a final name, and what is left is at most 1 MiB`(kibibytes: Int) throws {
        let files = try run(kibibytes, ("backup", ["backup", "shop"])).files
        #expect(!files.keys.contains { $0.hasSuffix(".zst") })
        #expect(files.values.allSatisfy { $0 <= 1 << 20 })
    }

    @Test(arguments: sizes)
    func `every leftover says that the disk was full`(kibibytes: Int) throws {
        let replies = try run(
            kibibytes, ("backup", ["backup", "shop"]), ("leftovers", ["leftovers", "shop"])
        ).replies
        let leftovers = try #require(replies["leftovers"]).document["leftovers"].elements
        #expect(leftovers.allSatisfy { $0["why"].text.contains("No space left") })
    }

    @Test(arguments: sizes)
    func `the next backup succeeds once there is space`(kibibytes: Int) throws {
        let replies = try run(
            kibibytes, ("backup", ["backup", "shop"]), ("grow", []), ("next", ["backup", "shop"]),
            ("verify", ["verify", "shop"])
        ).replies
        #expect(replies["next"]?.status == 0)
        #expect(replies["verify"]?.document["outcome"] == "verified")
    }

    @Test(arguments: [4, 8, 12, 16, 24])
    func `a full disk under the state ends a backup or is a warning, and hurts nothing`(
        kibibytes: Int
    ) throws {
        let home = try Home()
        try home.database.addItems(30, bytes: 100_000)
        try home.addTask()
        var files: [String: Int] = [:]
        let disk = SmallDisk(
            home: home, folder: try home.folder.folder("home/state"), kibibytes: kibibytes)
        let replies = try disk.run(
            [
                ("backup", ["backup", "shop"]), ("grow", []), ("next", ["backup", "shop"]),
                ("verify", ["verify", "shop"]),
            ], listing: &files)
        #expect(replies["next"]?.status == 0)
        #expect(replies["verify"]?.document["outcome"] == "verified")
    }

    @Test func `a restore to a full disk is refused before it begins`() throws {
        let home = try Home()
        try home.database.addItems(30, bytes: 100_000)
        try home.addTask()
        try home.backUp()
        let folder = try home.folder.folder("small")
        var files: [String: Int] = [:]
        let disk = SmallDisk(home: home, folder: folder, kibibytes: 1000)
        let replies = try disk.run(
            [("restore", ["restore", "shop", "--to", folder + "/shop.db"])], listing: &files)
        #expect(replies["restore"]?.failure == "diskFull")
        #expect(files.isEmpty)
    }
}
