import Domain
import Screen
import Testing

@testable import Console

struct KeepingTests {
    private func kept(_ effects: [ConsoleEffect]) -> [OperatorAction] {
        effects.compactMap { if case .keep(let action) = $0 { action } else { nil } }
    }

    @Test
    func `what the operator does is kept, once, with its command line`() throws {
        var state = try Scene.state()
        let command = EngineCommand.backup(try TaskName("tickets"), nil)
        let effects = state.take(.admitted(command, .accepted(JobID(rawValue: 7))))
        #expect(
            kept(effects) == [
                OperatorAction(
                    time: state.now, author: state.look.user, text: "asked for backup of tickets",
                    commandLine: "stillpoint backup tickets")
            ])
        #expect(kept(state.take(.time(state.now))).isEmpty)
    }

    @Test
    func `what was done before is in the log, and not kept again`() throws {
        let past = OperatorAction(
            time: SceneTime.ago(hours: 30), author: "ayla", text: "disabled wiki",
            commandLine: "stillpoint task disable wiki")
        var look = Look(host: "app-01")
        look.pastActions = [past]
        var state = ConsoleState(
            look: look, now: SceneTime.now, size: Size(rows: 24, columns: 80))
        #expect(kept(state.take(.time(SceneTime.now))).isEmpty)
        let line = try #require(state.log.first)
        #expect((line.time, line.author, line.text) == (past.time, past.author, past.text))
        #expect(line.commandLine == past.commandLine)
    }

    @Test
    func `what could not be kept is said`() throws {
        var state = try Scene.state()
        _ = state.take(.notKept(Failure(.diskFull, "No space left.")))
        #expect(state.notice?.text == "The log of actions could not be written: No space left.")
    }

    @Test
    func `v asks for the level, and content is chosen already`() throws {
        var state = try Scene.state()
        let task = try #require(state.chosenTasks.first).name
        #expect(state.press(.character("v")) == [])
        #expect(
            state.press(.enter)
                == [.submit(.verify(VerifyRequest(scope: .task(task), level: .content)))])
        _ = state.press(.character("v"))
        #expect(
            state.press(.up, .enter)
                == [.submit(.verify(VerifyRequest(scope: .task(task), level: .drill)))])
    }
}
