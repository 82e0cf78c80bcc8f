import Foundation
import Screen
import TerminalSupport
import TestSupport
import Testing

/// Consoles before an engine of another process.
@Suite(.serialized, .timeLimit(.minutes(30))) struct AttachedConsoleTests {
    private func bigHome() throws -> Home {
        let home = try Home()
        try home.database.addItems(400, bytes: 100_000)
        try home.addTask()
        return home
    }

    private func console(
        in home: Home, _ extra: [String: String] = [:]
    ) throws -> PseudoTerminal {
        let environment = home.environment.merging(extra) { $1 }
        let console = try PseudoTerminal(
            home.program().path, size: Size(rows: 24, columns: 100), environment: environment)
        console.keeping = home
        try #require(console.wait { $0.screen.text.contains("shop") }, "\(console.screen.text)")
        return console
    }

    @Test func `a console attaches to the engine and does the same things`() throws {
        let home = try bigHome()
        let server = try Server(in: home)
        let console = try console(in: home)
        #expect(console.wait { $0.screen.text.contains("process \(server.running.pid), serve") })
        console.type("r")
        try server.line(with: "backed up")
        #expect(console.wait { $0.screen.text.contains("full,") }, "\(console.screen.text)")
        console.type("q")
        #expect(console.waitForEnd() == .exit(0))
        #expect(try home.points().count == 1)
    }

    @Test(arguments: ["D", "Q"])
    func `a console that leaves an engine elsewhere leaves its job alone`(key: String) throws {
        let home = try bigHome()
        let gate = try Gate(in: home)
        let server = try Server(in: home, environment: gate.environment)
        let first = try console(in: home)
        first.type("r")
        try #require(first.wait { $0.screen.text.contains("RUN") }, "\(first.screen.text)")
        first.type(key)
        #expect(first.waitForEnd() == .exit(0))
        try gate.letThrough()
        try server.line(with: "backed up")
        let second = try console(in: home)
        #expect(second.wait { $0.screen.text.contains("OK") })
        second.type("q")
        #expect(second.waitForEnd() == .exit(0))
    }

    @Test func `a console that is killed leaves its job alone, and the next one sees it`() throws {
        let home = try bigHome()
        let gate = try Gate(in: home)
        let server = try Server(in: home, environment: gate.environment)
        let first = try console(in: home)
        first.type("r")
        try #require(first.wait { $0.screen.text.contains("RUN") }, "\(first.screen.text)")
        kill(first.process, SIGKILL)
        #expect(first.waitForEnd() == .signal(SIGKILL))
        let second = try console(in: home)
        #expect(second.wait { $0.screen.text.contains("RUN") }, "\(second.screen.text)")
        try gate.letThrough()
        try server.line(with: "backed up")
        #expect(second.wait { $0.screen.text.contains("OK") }, "\(second.screen.text)")
        second.type("q")
        #expect(second.waitForEnd() == .exit(0))
    }

    @Test func `a hundred consoles that come and go leave nothing behind in the engine`() throws {
        let home = try Home()
        try home.addTask()
        let server = try Server(in: home)
        try comeAndGo(in: home, times: 10)
        let (descriptors, memory) = (server.descriptors, server.memory)
        try comeAndGo(in: home, times: 100)
        #expect(server.waits { server.descriptors <= descriptors + 1 })
        #expect(server.memory - memory < 8 << 20)
    }

    /// Attaches consoles, five at a time, and has each leave, lose its connection or be killed.
    private func comeAndGo(in home: Home, times: Int) throws {
        for number in stride(from: 0, to: times, by: 5) {
            let consoles = try (0..<5).map { _ in
                try PseudoTerminal(
                    home.program().path, size: Size(rows: 24, columns: 100),
                    environment: home.environment)
            }
            for (place, console) in consoles.enumerated() {
                try #require(console.wait { $0.screen.text.contains("serve") })
                #expect(leave(console, way: (number + place) % 3))
            }
        }
    }

    /// - Returns: whether it ended as it should; it has ended anyhow.
    private func leave(_ console: PseudoTerminal, way: Int) -> Bool {
        switch way {
        case 0:
            console.type("D")
            return console.waitForEnd() == .exit(0)
        case 1:
            console.hangUp()
            return console.waitForEnd() == .exit(129)
        default:
            kill(console.process, SIGKILL)
            return console.waitForEnd() == .signal(SIGKILL)
        }
    }

    @Test func `a console that only looks is nobody's engine`() throws {
        let home = try Home()
        try home.addTask("--incremental", "@hourly")
        let console = try PseudoTerminal(
            home.program().path, ["--read-only"], size: Size(rows: 24, columns: 100),
            environment: home.environment)
        console.keeping = home
        #expect(console.wait { $0.screen.text.contains("(schedules)") }, "\(console.screen.text)")
        console.type("D")
        #expect(console.wait { $0.screen.text.contains("ends with it") })
        #expect(try home.ask("status").document["schedulesKept"] == false)
        console.type("q")
        #expect(console.waitForEnd() == .exit(0))
    }

    @Test func `a console that is the engine leaves it in the background, with its job`() throws {
        let home = try bigHome()
        let gate = try Gate(in: home)
        let shell = try PseudoTerminal(
            "/bin/bash", ["--norc", "-i"], size: Size(rows: 24, columns: 100),
            environment: home.environment.merging(gate.environment) { $1 }
                .merging(["PS1": "ready> "]) { $1 })
        shell.keeping = home
        shell.type("\(home.program().path)\n")
        try #require(shell.wait { $0.screen.text.contains("shop") }, "\(shell.screen.text)")
        shell.type("r")
        try #require(shell.wait { $0.screen.text.contains("RUN") }, "\(shell.screen.text)")
        shell.type("D")
        #expect(shell.wait { $0.screen.text.contains("ready> ") }, "\(shell.screen.text)")
        #expect(!shell.screen.isAlternateScreen)
        shell.type("echo $((6*7))\n")
        #expect(shell.wait { $0.screen.text.contains("42") }, "\(shell.screen.text)")
        let second = try console(in: home)
        #expect(second.wait { $0.screen.text.contains("RUN") }, "\(second.screen.text)")
        try gate.letThrough()
        #expect(second.wait { $0.screen.text.contains("OK") }, "\(second.screen.text)")
        second.type("q")
        #expect(second.waitForEnd() == .exit(0))
        // It has no job and no console any more, and is there all the same.
        #expect(try home.backUp().document["kind"] == "unchanged")
        #expect(try home.ask("status").document["problems"].elements.isEmpty)
        shell.type("kill %1; wait; echo $((7*7))\n")
        #expect(shell.wait { $0.screen.text.contains("49") }, "\(shell.screen.text)")
        // Its lock is free.
        #expect(try Server(in: home).end(by: SIGTERM).status == 0)
        shell.type("exit\n")
        #expect(shell.waitForEnd() == .exit(0))
    }

    @Test func `without a shell that controls jobs the engine goes on in its place`() throws {
        let home = try Home()
        try home.addTask()
        let console = try console(in: home)
        console.type("D")
        #expect(console.wait { $0.screen.text.contains("Ctrl-C ends the engine") })
        let second = try self.console(in: home)
        #expect(
            second.wait { $0.screen.text.contains("process \(console.process), console") })
        second.type("q")
        #expect(second.waitForEnd() == .exit(0))
        kill(console.process, SIGTERM)
        #expect(console.waitForEnd() == .exit(143))
    }

    @Test func `a console whose engine is killed becomes the engine`() throws {
        let home = try bigHome()
        let server = try Server(in: home)
        let console = try console(in: home)
        #expect(console.wait { $0.screen.text.contains("Attached") })
        #expect(try server.end(by: SIGKILL).status == 137)
        #expect(
            console.wait { $0.screen.text.contains("this console runs one now") },
            "\(console.screen.text)")
        console.type("r")
        #expect(console.wait { $0.screen.text.contains("full,") }, "\(console.screen.text)")
        console.type("q")
        #expect(console.waitForEnd() == .exit(0))
    }

    @Test func `after a dropped connection a second console is before the running job`() throws {
        let home = try bigHome()
        let gate = try Gate(in: home)
        let first = try console(in: home, gate.environment)
        first.type("r")
        try #require(first.wait { $0.screen.text.contains("RUN") }, "\(first.screen.text)")
        first.hangUp()
        let second = try console(in: home)
        #expect(second.wait { $0.screen.text.contains("RUN") }, "\(second.screen.text)")
        #expect(!first.hasEnded)
        try gate.letThrough()
        #expect(second.wait { $0.screen.text.contains("OK") }, "\(second.screen.text)")
        // In the log it stays, whatever the job has said since.
        second.type("5")
        #expect(
            second.wait { $0.screen.text.contains("process \(first.process), console") },
            "\(second.screen.text)")
        second.type("Q")
        #expect(second.waitForEnd() == .exit(0))
        #expect(first.waitForEnd() == .exit(129))
        #expect(try home.points().count == 1)
    }
}
