import Foundation
import Screen
import TerminalSupport
import TestSupport
import Testing

/// The demo itself, with a clock that stands still, on a real pseudo-terminal.
@Suite(.serialized, .timeLimit(.minutes(30))) struct DemoTests {
    /// A demo whose first screen is complete.
    private func demo(_ scenario: String, _ size: Size) throws -> PseudoTerminal {
        let folder = try TemporaryFolder()
        // The folder that the demo makes is shown: /tmp is the same everywhere.
        let console = try PseudoTerminal(
            Program.built("stillpoint", environment: [:]).path,
            ["demo", "--size", "2", "--scenario", scenario, "--clock", "2026-11-22T10:42:00+0100"],
            size: size, environment: ["HOME": folder.path, "TMPDIR": "/tmp"])
        console.keeping = folder
        try #require(
            console.wait(.seconds(60)) { $0.screen.text.contains("[overview]") },
            "\(console.screen.text)")
        return console
    }

    /// The screen without what differs from run to run and from machine to machine.
    private func shown(_ console: PseudoTerminal) -> String {
        var name = utsname()
        uname(&name)
        let host = withUnsafeBytes(of: &name.nodename) { bytes in
            String(decoding: bytes.prefix { $0 != 0 }, as: UTF8.self)
        }
        return console.screen.text
            .replacing("Stillpoint  \(host)", with: "Stillpoint  HOST")
            .replacing(/HOST +/, with: "HOST  ")
            .replacing(/stillpoint-demo-[0-9]{7}/, with: "stillpoint-demo-PROCESS")
    }

    @Test(arguments: ["week", "failed", "leftover", "lost"])
    func `a scenario shows the same first screen each time`(scenario: String) throws {
        try check("demo-\(scenario)-24x80", demo(scenario, Size(rows: 24, columns: 80)))
    }

    @Test func `a large screen shows what ran, what was left behind and the log beside the tasks`()
        throws
    {
        try check("demo-week-50x200", demo("week", Size(rows: 50, columns: 200)))
    }

    @Test func `moving to a task that is well takes few bytes`() throws {
        let console = try demo("week", Size(rows: 50, columns: 200))
        console.type("j")
        try #require(console.wait { $0.screen.text.contains("data/wiki.db") })
        let before = console.output.count
        console.type("j")
        try #require(console.wait { $0.screen.text.contains("data/shop.db") })
        #expect(console.output.count - before <= 400)
        console.type("q")
        #expect(console.waitForEnd() == .exit(0))
    }

    /// Compares the screen with the one that was kept; `RECORD_SCREENS` keeps it anew.
    private func check(_ name: String, _ console: PseudoTerminal) throws {
        let file = URL(filePath: #filePath).deletingLastPathComponent()
            .appending(path: "Fixtures/\(name).txt")
        let seen = shown(console) + "\n"
        if ProcessInfo.processInfo.environment["RECORD_SCREENS"] != nil {
            try Data(seen.utf8).write(to: file)
        }
        let kept = try? String(contentsOf: file, encoding: .utf8)
        #expect(kept == seen, "\(name) looks different:\n\(seen)")
        console.type("q")
        #expect(console.waitForEnd() == .exit(0))
    }
}
