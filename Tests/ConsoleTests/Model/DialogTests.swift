import Domain
import Screen
import Testing

@testable import Console

struct DialogTests {
    private func asked(_ consent: Dialog.Consent) -> Dialog {
        Dialog(title: "?", lines: [], consent: consent, deed: .quit, openedAt: 10)
    }

    @Test
    func `y accepts, but not in the first quarter of a second`() {
        var dialog = asked(.key)
        #expect(dialog.press(.character("y"), at: 10.24) == .stay)
        #expect(dialog.press(.character("y"), at: 10.25) == .accept)
    }

    @Test(arguments: [Key.enter, .escape, .control("c"), .character("n"), .character("q")])
    func `cancel has the focus, and Enter never accepts`(key: Key) {
        var dialog = asked(.key)
        #expect(dialog.press(key, at: 11) == .refuse)
    }

    @Test
    func `a key that is held down is no answer`() throws {
        var state = try Scene.busyState()
        _ = state.take(.key(.down, at: 100))
        _ = state.take(.key(.character("y"), at: 100.1))
        _ = state.take(.key(.character("x"), at: 100.2))
        for step in 0..<20 {
            let time = 100.2 + Double(step) * 0.04
            let effects = state.take(.key(.character("y"), at: time))
            // The first y comes within the deaf time; all others are repeats of it.
            #expect(effects == [])
        }
        #expect(state.overlay != nil)
        #expect(state.press(.character("y")).count == 1)
    }

    @Test
    func `a paste is no answer`() throws {
        var state = try Scene.state()
        _ = state.press(.character("d"))
        #expect(state.take(.paste("home-nas")) == [])
        #expect(state.overlay != nil)
    }

    @Test
    func `forgetting a task takes its name, letter by letter`() throws {
        var state = try Scene.state()
        _ = state.press(.character("d"))
        #expect(state.type("home-na") == [])
        #expect(
            state.type("s") == [
                .inquire(.remove(try TaskName("home-nas")), InquiryID(rawValue: 1))
            ])
        #expect(state.overlay == nil)
    }

    @Test
    func `a name may have the same letter twice, and a held key types no more`() {
        var dialog = asked(.name("bookk"))
        for (letter, repeats) in [("b", 0), ("o", 0), ("o", 1), ("o", 2), ("k", 0)] {
            #expect(dialog.press(.character(Character(letter)), at: 11, repeats: repeats) == .stay)
        }
        #expect(dialog.press(.character("k"), at: 11, repeats: 1) == .accept)
    }

    @Test
    func `deleting leftovers is offered for all that are marked`() throws {
        var state = try Scene.state()
        _ = state.press(.character("3"), .character(" "), .character(" "), .character("d"))
        let effects = state.press(.character("y"))
        #expect(effects.count == 2)
        #expect(state.log.last?.commandLine?.hasPrefix("stillpoint leftovers remove") == true)
    }

    @Test
    func `a question about a job goes away when the job ends`() throws {
        var state = try Scene.busyState()
        _ = state.press(.down, .character("x"))
        #expect(state.overlay != nil)
        let over = JobOutcome.failed(Failure(.diskFull, "The disk is full."))
        _ = state.take(.event(.ended(JobID(rawValue: 1), over)))
        #expect(state.overlay == nil)
    }

    @Test
    func `a question names the machine, its badge, what is lost and what is kept`() throws {
        var state = try Scene.busyState()
        _ = state.press(.down, .character("x"))
        let text = ConsoleView(state).frame.text
        for words in ["app-01 [PROD]", "full backup of shop", "lost  ", "kept  "] {
            #expect(text.contains(words))
        }
    }
}
