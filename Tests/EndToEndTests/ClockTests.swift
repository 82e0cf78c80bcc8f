import Foundation
import TestSupport
import Testing

/// Backups while the clock of the machine jumps.
@Suite struct ClockTests {
    /// Makes a backup of a changed database with a clock that is so many seconds ahead.
    private func backUp(_ home: Home, ahead seconds: Int, _ options: String...) throws -> JSON {
        try home.database.addItems(2, bytes: 1000)
        let program = home.program([
            "LD_PRELOAD": "\(Program.buildFolder)/libFaultyMachine.so",
            "FAULTY_CLOCK_SECONDS": "\(seconds)",
        ])
        return Home.Reply(result: try program.run(["backup", "shop", "--json"] + options)).document
    }

    @Test func `a chain keeps its order when the clock is set back`() throws {
        let home = try Home()
        try home.addTask()
        for seconds in [0, -3600, -7200] { _ = try backUp(home, ahead: seconds) }
        #expect(try home.points().map { $0["sequence"] } == [0, 1, 2])
    }

    @Test func `a chain keeps its order among others when the clock jumps`() throws {
        let home = try Home()
        try home.addTask()
        let other = ["task", "add", "other", "--database", home.database.path]
        try home.ask(other + ["--to", home.destination])
        for seconds in [0, 3600, -3600, 1800, -1800, 900, -900] {
            _ = try backUp(home, ahead: seconds)
            try home.ask("backup", "other", "--full")
        }
        let all = try home.ask("points", "--in", home.destination).document["points"].elements
        #expect(
            all.filter { $0["task"] == "shop" }.map { $0["sequence"].number } == [
                0, 1, 2, 3, 4, 5, 6,
            ])
    }

    @Test func `the newest point is the last of the chain, whatever the clock said`() throws {
        let home = try Home()
        try home.addTask()
        var last = JSON.null
        for seconds in [0, -3600, -1800] { last = try backUp(home, ahead: seconds)["point"] }
        let reply = try home.ask("restore", "shop", "--to", home.folder.path("new.db"))
        #expect(reply.document["point"] == last)
    }

    @Test func `a chain goes on from its last backup when the clock was set back`() throws {
        let home = try Home()
        try home.addTask()
        let full = try backUp(home, ahead: 0)
        let later = try backUp(home, ahead: -86_400, "--full")
        let next = try backUp(home, ahead: -86_000)
        #expect(next["chain"] == later["chain"] && next["chain"] != full["chain"])
    }
}
