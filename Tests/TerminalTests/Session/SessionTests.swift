import Foundation
import Glibc
import Screen
import TerminalSupport
import TestSupport
import Testing

@testable import Terminal

/// The fixture on a real pseudo-terminal.
@Suite(.serialized, .timeLimit(.minutes(30))) struct SessionTests {
    private func started(_ arguments: [String] = [], _ environment: [String: String] = [:]) throws
        -> PseudoTerminal
    {
        let program = try PseudoTerminal.fixture(arguments, environment: environment)
        try #require(program.wait { $0.screen.row(0).contains("Fixture") })
        return program
    }

    private func press(_ keys: String, in program: PseudoTerminal, shows text: String) throws {
        program.type(keys)
        try #require(program.wait { $0.screen.text.contains(text) }, "\(program.screen.text)")
    }

    @Test func `the screen is taken over and drawn`() throws {
        let program = try started()
        #expect(program.screen.isAlternateScreen)
        #expect(program.screen.isCursorHidden)
        #expect(program.screen.row(1) == " größe 日本語 e\u{301} ✓")
        #expect(program.screen.cell(row: 1, column: 1).isBold)
        #expect(program.screen.cell(row: 1, column: 7).width == 2)
    }

    @Test(arguments: [
        ("x", "character(\"x\")"), ("\u{1B}[A", "named(Screen.Key.NamedKey.up"),
        ("\u{1B}", "named(Screen.Key.NamedKey.escape"), ("\u{1B}x", "alt(\"x\")"),
        ("\u{3}", "control(\"c\")"),
        ("\u{1B}[200~two\rlines\u{1B}[201~", "paste(\"two\\\\nlines\")"),
        ("w", "woken"),
    ])
    func `a key is heard`(bytes: String, heard: String) throws {
        let program = try started()
        try press(bytes, in: program, shows: heard)
    }

    @Test func `a resize is heard and drawn`() throws {
        let program = try started()
        program.resize(to: Size(rows: 30, columns: 100))
        #expect(program.wait { $0.screen.row(0).contains("Fixture 30x100") })
        #expect(program.screen.row(9).contains("heard 1"))
        program.resize(to: Size(rows: 12, columns: 40))
        #expect(program.wait { $0.screen.row(0).contains("Fixture 12x40") })
        #expect(program.screen.row(1) == " größe 日本語 e\u{301} ✓")
    }

    @Test func `the end gives everything back`() throws {
        let program = try started()
        program.type("q")
        #expect(program.waitForEnd() == .exit(0))
        #expect(program.areModesRestored)
        #expect(!program.screen.isAlternateScreen)
        #expect(!program.screen.isCursorHidden)
        #expect(program.output.contains(Array("\u{1B}[?2004l".utf8)))
    }

    @Test func `every frame is one write`() throws {
        let program = try started()
        try press("j", in: program, shows: "> mail")
        try press("x", in: program, shows: "heard 1")
        program.type("q")
        _ = program.waitForEnd()
        let text = String(decoding: program.output, as: UTF8.self)
        #expect(text.contains("quit frames=3 writes=3"))
        #expect(text.matches(of: /\u{1B}\[\?2026h/).count == 3)
    }

    @Test(arguments: [
        ("T", SIGILL), ("I", SIGILL), ("N", SIGSEGV), ("A", SIGABRT), ("B", SIGBUS),
    ])
    func `a crash restores the terminal, and its last words are kept`(key: String, signal: Int32)
        throws
    {
        let log = logPath()
        defer { unlink(log) }
        let program = try started(["errors", log])
        program.type(key)
        #expect(program.waitForEnd() == .signal(signal))
        #expect(program.areModesRestored)
        #expect(!program.screen.isAlternateScreen)
        #expect(!program.screen.isCursorHidden)
        if key == "T" { try #expect(contents(of: log).contains("was told to trap")) }
    }

    @Test func `an exit from anywhere restores the terminal`() throws {
        let program = try started()
        program.type("X")
        #expect(program.waitForEnd() == .exit(7))
        #expect(program.areModesRestored)
        #expect(!program.screen.isAlternateScreen)
    }

    @Test(arguments: [SIGSEGV, SIGABRT, SIGBUS, SIGILL, SIGTRAP])
    func `a crash signal from outside restores the terminal and kills`(signal: Int32) throws {
        let program = try started()
        kill(program.process, signal)
        #expect(program.waitForEnd() == .signal(signal))
        #expect(program.areModesRestored)
        #expect(!program.screen.isAlternateScreen)
    }

    @Test(arguments: [
        (SIGTERM, "terminate"), (SIGINT, "interrupt"), (SIGQUIT, "quit"), (SIGHUP, "hungUp"),
    ])
    func `a signal that asks for the end is reported`(signal: Int32, word: String) throws {
        let program = try started()
        kill(program.process, signal)
        #expect(program.waitForEnd() == .exit(0))
        #expect(String(decoding: program.output, as: UTF8.self).contains("\(word) frames="))
        #expect(program.areModesRestored)
    }

    @Test func `a hang-up is noticed at once and does not spin`() throws {
        let program = try started(["headless", "yes"])
        let start = ContinuousClock.now
        program.hangUp()
        #expect(program.waitForEnd() == .exit(0))
        #expect(ContinuousClock.now - start < .seconds(3))
    }

    @Test func `standard error goes to its file while the screen is up`() throws {
        let log = logPath()
        defer { unlink(log) }
        let program = try started(["errors", log])
        try press("ex", in: program, shows: "heard 2")
        program.type("q")
        _ = program.waitForEnd()
        try #expect(contents(of: log).contains("said on standard error"))
        #expect(!String(decoding: program.output, as: UTF8.self).contains("said on"))
    }

    @Test func `Ctrl-Z gives the terminal to the shell and fg takes it back`() throws {
        let program = try PseudoTerminal("/bin/sh", ["-i"], environment: ["PS1": "ready> "])
        try press("\(PseudoTerminal.fixturePath)\n", in: program, shows: "größe")
        try press("\u{1A}", in: program, shows: "Stopped")
        #expect(!program.screen.isAlternateScreen)
        #expect(program.areModesRestored)
        try press("fg\n", in: program, shows: "resumed")
        #expect(program.screen.isAlternateScreen)
        #expect(program.screen.row(1) == " größe 日本語 e\u{301} ✓")
        try press("q", in: program, shows: "quit frames=")
    }

    @Test func `a stop from outside ends in a fresh screen`() throws {
        let program = try started()
        kill(program.process, SIGSTOP)
        var status: Int32 = 0
        waitpid(program.process, &status, WUNTRACED)
        program.screen.feed(Array("\u{1B}[2J".utf8))
        kill(program.process, SIGCONT)
        #expect(program.wait { $0.screen.text.contains("resumed") })
        #expect(program.screen.row(1) == " größe 日本語 e\u{301} ✓")
    }

    @Test func `a terminal that is slow misses frames but never the last one`() throws {
        let pipe = logPath()
        mkfifo(pipe, 0o600)
        defer { unlink(pipe) }
        let said = open(pipe, O_RDONLY | O_NONBLOCK | O_CLOEXEC)
        defer { close(said) }
        let program = try started(["errors", pipe])
        program.type("s")
        // Nothing is read from the terminal until the program says that it has drawn everything.
        var polled = pollfd(fd: said, events: Int16(POLLIN), revents: 0)
        try #require(poll(&polled, 1, 10_000) == 1)
        #expect(program.wait { $0.screen.text.contains("> tickets") })
        try press("k", in: program, shows: "> wiki")
        #expect(program.screen.row(1) == " größe 日本語 e\u{301} ✓")
        program.type("q")
        #expect(program.waitForEnd() == .exit(0))
        let counts = String(decoding: program.output, as: UTF8.self)
            .firstMatch(of: /quit frames=(\d+)/)
        #expect(try #require(counts.flatMap { Int($0.1) }) < 300)
    }

    @Test func `a burst of keys is heard whole`() throws {
        let program = try started()
        for _ in 0..<400 { program.type("xjxkx") }
        #expect(program.wait { $0.screen.text.contains("heard 1200") })
    }

    @Test func `the cursor shows where something is typed`() throws {
        let program = try started()
        program.type("i")
        #expect(program.wait { !$0.screen.isCursorHidden })
        program.type("i")
        #expect(program.wait { $0.screen.isCursorHidden })
    }

    @Test func `a copied text goes to the terminal's clipboard`() throws {
        let program = try started()
        program.type("c")
        #expect(program.wait { $0.output.contains(Array("\u{1B}]52;c;c2hvcC5kYg==\u{1B}\\".utf8)) })
    }

    @Test func `a terminal that cannot place the cursor is refused and left alone`() throws {
        let program = try PseudoTerminal.fixture(environment: ["TERM": "dumb"])
        #expect(program.waitForEnd() == .exit(69))
        #expect(program.areModesRestored)
        let text = String(decoding: program.output, as: UTF8.self)
        #expect(text == "fixture: cannotPlaceCursor(type: \"dumb\")\r\n")
    }

    @Test(arguments: ["screen-256color", "tmux-256color", "linux", "vt100", "xterm-ghostty"])
    func `other terminals are given back too`(term: String) throws {
        let program = try started([], ["TERM": term])
        program.type("q")
        #expect(program.waitForEnd() == .exit(0))
        #expect(program.areModesRestored)
        #expect(!program.screen.isAlternateScreen)
        #expect(!program.screen.isCursorHidden)
    }

    @Test(arguments: ["C", "POSIX"])
    func `without UTF-8 the screen is ASCII`(locale: String) throws {
        let program = try started([], ["LANG": locale])
        #expect(program.screen.row(3).contains("+ OK"))
        #expect(program.output.allSatisfy { $0 < 0x80 })
    }

    @Test func `a UTF-8 locale that this machine does not have still means UTF-8`() throws {
        let program = try started([], ["LANG": "xx_XX.UTF-8"])
        #expect(program.screen.row(3).contains("✓ OK"))
    }

    private func logPath() -> String {
        FileManager.default.temporaryDirectory.appending(path: UUID().uuidString).path()
    }

    private func contents(of path: String) throws -> String {
        try String(contentsOfFile: path, encoding: .utf8)
    }
}
