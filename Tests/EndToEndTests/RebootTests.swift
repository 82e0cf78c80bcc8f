import Foundation
import Screen
import TerminalSupport
import TestSupport
import Testing

/// A machine that is restarted in the middle of a scheduled backup.
@Suite(.timeLimit(.minutes(30))) struct RebootTests {
    @Test func `the log says what was broken off, what was missed, and why`() throws {
        let reboot = try Reboot()
        let log = reboot.server
        let broken = try log.line(with: "broken off")
        #expect(broken.contains(/The run due at \S+ 02:00:00 \S+ was broken off: this machine was/))
        #expect(broken.contains(/restarted; an engine last ran at \S+ 02:00:\d\d/))
        #expect(broken.contains("It is run again."))
        let missed = try log.line(with: "missed")
        #expect(missed.contains(/4 runs were missed, the last one due at \S+ 06:00:00/))
        #expect(missed.contains("The same run makes up for them."))
        #expect(try log.line(with: "queued").contains("full backup queued by schedule, missed at"))
        #expect(try log.line(with: "backed up").contains("full"))
    }

    @Test func `commands tell of the leftover and of the run, and the new point is the database`()
        throws
    {
        let reboot = try Reboot()
        let before = try reboot.ask("status").document["tasks"][0]
        #expect(before["leftovers"] == .number(1) && before["points"] == .number(0))
        try reboot.server.line(with: "backed up")
        let task = try reboot.ask("status").document["tasks"][0]
        #expect(task["state"] == "good" && task["points"] == .number(1))
        let leftover = try reboot.ask("leftovers").document["leftovers"][0]
        #expect(leftover["why"].text.contains("The machine was restarted"))
        let run = try reboot.ask("history").document["runs"][0]
        #expect(run["origin"].text.contains("missed at"))
        #expect(run["origin"].text.contains("this machine was restarted"))
        let table = try reboot.home.program(reboot.machine).run("history").text
        #expect(table.contains("asked for by schedule, missed at"))
        let point = try reboot.ask("points").document["points"][0]
        #expect(point["file"].text != leftover["file"].text)
        #expect(try reboot.home.restore(point["id"].text, to: "new.db").status == 0)
        let restored = Database(reboot.home.folder.path("new.db"))
        #expect(try restored.dump() == reboot.home.database.dump())
    }

    @Test func `a console shows it all`() throws {
        let reboot = try Reboot()
        try reboot.server.line(with: "backed up")
        let console = try PseudoTerminal(
            reboot.home.program().path, size: Size(rows: 30, columns: 130),
            environment: reboot.home.environment.merging(reboot.machine) { $1 })
        console.keeping = reboot
        #expect(console.wait { $0.screen.text.contains("OK") }, "\(console.screen.text)")
        let screens = [
            ("2", "this machine was"), ("3", "restarted"), ("5", "was broken off"),
            ("5", "4 runs were missed"),
        ]
        for (key, text) in screens {
            console.type(key)
            #expect(console.wait { $0.screen.text.contains(text) }, "\(console.screen.text)")
        }
        console.type("Q")
        #expect(console.waitForEnd() == .exit(0))
    }
}
