import Domain
import Screen
import Testing

@testable import Console

struct ConsoleStatePaletteTests {
    @Test func `backups and verifications are submitted`() throws {
        let (shop, wiki) = (try TaskName("shop"), try TaskName("wiki"))
        let commands: [(String, EngineCommand)] = [
            ("backup wiki", .backup(wiki, nil)), ("backup shop --full", .backup(shop, .full)),
            ("backup shop --incremental", .backup(shop, .incremental)),
            ("verify wiki", .verify(VerifyRequest(scope: .task(wiki), level: .content))),
            (
                "verify shop --level drill",
                .verify(VerifyRequest(scope: .task(shop), level: .drill))
            ),
        ]
        for (text, command) in commands {
            var state = try OverlaySamples.state()
            #expect(run(text, in: &state) == [.submit(command)])
            #expect(state.overlay == nil)
        }
    }

    @Test func `removing asks as the key does`() throws {
        var state = try OverlaySamples.state()
        #expect(run("task remove wiki", in: &state) == [])
        guard case .dialog(let dialog) = state.overlay else { throw Missing() }
        #expect(dialog.consent == .name("wiki"))
        _ = state.press(.escape, at: 20)
        #expect(run("leftovers remove " + OverlaySamples.leftover.file, in: &state) == [])
        guard case .dialog(let other) = state.overlay else { throw Missing() }
        #expect(other.consent == .key)
    }

    @Test func `a task that is named is meant, whatever is marked or filtered`() throws {
        var state = try OverlaySamples.state()
        state.lists[.tasks, default: ListState()].marks = ["shop"]
        state.lists[.tasks, default: ListState()].filter = "shop"
        let effects = run("task disable wiki", in: &state)
        #expect(effects.inquiries == [.setEnabled(try TaskName("wiki"), false)])
        #expect(state.lists[.tasks]?.filter == "")
        #expect(state.lists[.tasks]?.marks == ["shop"])
    }

    @Test func `a task is put off, and that is in the log`() throws {
        var state = try OverlaySamples.state()
        let until = state.now.adding(4 * 3_600_000_000)
        let effects = run("delay wiki 4h", in: &state)
        #expect(effects.inquiries == [.putOff(try TaskName("wiki"), until: until)])
        #expect(state.log.last?.commandLine == "stillpoint delay wiki 4h")
    }

    @Test func `what is so already is said`() throws {
        var state = try OverlaySamples.state()
        #expect(run("task enable wiki", in: &state) == [])
        #expect(state.palette?.problem == "wiki is enabled already.")
    }

    @Test(arguments: [
        "backup shop", "backup shop --full", "backup shop --incremental", "task add x",
        "task disable shop", "task remove shop", "delay shop 4h", "run", "undo",
    ])
    func `nothing is changed in read-only mode`(_ text: String) throws {
        var state = try OverlaySamples.state(isReadOnly: true)
        #expect(run(text, in: &state) == [])
        #expect(state.notice?.text.hasPrefix("Read-only") == true)
        #expect(state.overlay == nil)
    }

    @Test(arguments: [
        "ba", "backup", "backup s", "qui", "task", "task remove", "leftovers remove /none",
        "cancel now",
    ])
    func `a command that is not whole does nothing`(_ text: String) throws {
        var state = try OverlaySamples.state()
        #expect(run(text, in: &state) == [])
        #expect(state.palette?.problem != nil)
        #expect(state.palette?.field.text == text)
    }

    @Test func `screens are gone to, and only what was named is shown there`() throws {
        var state = try OverlaySamples.state()
        _ = run("points shop", in: &state)
        #expect(state.screen == .restore)
        #expect(state.lists[.restore]?.filter == "shop")
        _ = run("log", in: &state)
        #expect(state.screen == .log)
        _ = run("run", in: &state)
        #expect(state.palette?.problem == "'run' is not possible on Log.")
    }

    @Test func `a new task opens the form with its name`() throws {
        var state = try OverlaySamples.state()
        _ = run("task add mail", in: &state)
        #expect(state.form?.text(.name) == "mail")
    }

    @Test func `what was run can be had again`() throws {
        var state = try OverlaySamples.state()
        _ = run("log", in: &state) + run("status", in: &state) + run("log", in: &state)
        #expect(state.commands == ["status", "log"])
        _ = state.press(.character(":"), .up)
        #expect(state.palette?.field.text == "log")
    }

    @Test func `a command line is pasted, and run only with Enter`() throws {
        var state = try OverlaySamples.state()
        _ = state.press(.character(":"))
        #expect(state.take(.paste("stillpoint backup shop\n")) == [])
        #expect(state.press(.enter) == [.submit(.backup(try TaskName("shop"), nil))])
    }

    @Test func `a theme is used and quitting quits`() throws {
        var state = try OverlaySamples.state()
        #expect(run("theme mono", in: &state) == [.useTheme("mono", isChosen: true)])
        #expect(state.look.theme == "mono")
        #expect(run("quit", in: &state) == [.quit])
    }

    private func run(_ text: String, in state: inout ConsoleState) -> [ConsoleEffect] {
        state.overlay = nil
        return state.press(.character(":")) + state.type(text) + state.press(.enter)
    }

    /// What should have been there is not.
    private struct Missing: Error {}
}

extension ConsoleState {
    /// The palette that is open.
    var palette: CommandPalette? {
        if case .palette(let palette) = overlay { palette } else { nil }
    }
}
