import Foundation
import TestSupport
import Testing

/// Backup files that somebody made to do harm: nothing in them is secret, so they can be sealed.
@Suite struct ForgedFileTests {
    /// Gives the backup at a path another name of its task, and seals it again.
    private static let rename = """
        import hashlib, struct, sys
        path, task = sys.argv[1], sys.argv[2].encode()
        data = open(path, "rb").read()
        count = struct.unpack("<I", data[-9:-5])[0]
        table = 8 + 8 * count + 9
        entries, rest = bytearray(data[-table:]), data[:-table]
        old = struct.unpack_from("<I", entries, 8 * count)[0]
        frames, trailer = rest[:-old], rest[-old:]
        body = trailer[8:-32]
        length = struct.unpack_from("<H", body, 232)[0]
        body = bytearray(body[:232] + struct.pack("<H", len(task)) + task + body[234 + length:])
        struct.pack_into("<I", entries, 8 * count, 8 + len(body) + 32)
        body[200:232] = hashlib.sha256(entries).digest()
        seal = hashlib.sha256(body).digest()
        open(path, "wb").write(
            frames + struct.pack("<II", 0x184D2A53, len(body) + 32) + body + seal + entries)
        """

    private func home(task: String) throws -> Home {
        let home = try Home()
        try home.addTask()
        let file = try home.backUp().document["file"].text
        try #require(try Program("python3").run("-c", Self.rename, file, task).status == 0)
        return home
    }

    @Test func `a drill stays in its folder, whatever a backup says its task is`() throws {
        let home = try home(task: "../../../escape")
        // Without a note of ours beside it no restore may take its place.
        let trap = home.folder.path("escape.drill.in-progress")
        try Data("precious".utf8).write(to: URL(fileURLWithPath: trap))
        let reply = try home.ask("verify", "--in", home.destination, "--level", "drill")
        #expect(reply.document["outcome"] == "verified")
    }

    @Test func `a name of a task cannot move the cursor of a terminal`() throws {
        let home = try home(task: "\u{1B}[2Jshop\u{202E}")
        let result = try home.program().run("points", "--in", home.destination)
        #expect(!result.text.contains("\u{1B}") && !result.text.contains("\u{202E}"))
    }
}
