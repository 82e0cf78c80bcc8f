import Foundation
import TestSupport
import Testing

/// A database that grows past 1 GiB, where SQLite keeps a page for its locks.
@Suite struct GrowthTests {
    @Test func `a database that grows past the lock page is restored as it is`() throws {
        let home = try Home(journal: "off", pageSize: 65_536)
        try home.database.run(
            """
            PRAGMA synchronous=off;
            INSERT INTO item(body) SELECT zeroblob(60000000) FROM generate_series(1, 17)
            """)
        try home.addTask()
        try home.backUp()
        try home.database.run(
            "PRAGMA synchronous=off; INSERT INTO item(body) VALUES(zeroblob(90000000))")
        let backup = try home.backUp().document
        #expect(backup["kind"] == "incremental")
        #expect(backup["imageBytes"].number > 0x4000_0000)
        let reply = try home.restore(backup["point"].text, to: "restored.db")
        #expect(reply.status == 0)
        // Byte by byte; only counters in the header may differ.
        let difference = try Program("cmp").run(
            "-l", home.database.path, home.folder.path("restored.db"))
        #expect(difference.text.split(separator: "\n").count <= 3)
    }
}
