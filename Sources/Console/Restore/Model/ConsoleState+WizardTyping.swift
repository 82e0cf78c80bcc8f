import Domain
import Screen

extension ConsoleState {
    /// Takes a key where a path is typed.
    ///
    /// - Returns: nothing if the key is not one that types, edits or moves in the line.
    mutating func typeInWizard(_ key: Key) -> [ConsoleEffect]? {
        let isTaken =
            wizard.place == .typingFolder
            ? wizard.source.path.press(key) : wizard.target.path.press(key)
        return isTaken ? pathChanged() : nil
    }

    /// The path that is typed is another one: what was asked about it before no longer counts.
    mutating func pathChanged() -> [ConsoleEffect] {
        wizard.questions.forget(.completions)
        guard wizard.step == .target else {
            guard wizard.source.path.folder != wizard.source.lookedAt else { return [] }
            wizard.source.look = .none
            wizard.questions.forget(.folder)
            return []
        }
        wizard.draft.target = wizard.target.path.text
        wizard.draft.replaces = nil
        return lookAtTarget()
    }

    /// Puts the path of the original into the line: it would be replaced.
    mutating func takeOriginal() -> [ConsoleEffect] {
        guard let original = wizard.original(in: world) else {
            say("No backup tells where the original is.", .hint)
            return []
        }
        wizard.target.path = PathLine(original)
        wizard.target.focus = .path
        return pathChanged()
    }

    /// Asks what stands at the target; one question at a time, however fast somebody types.
    mutating func lookAtTarget() -> [ConsoleEffect] {
        let path = wizard.target.path.text
        guard wizard.target.path.problem == nil, !path.hasSuffix("/"),
            !wizard.questions.waits(for: .target)
        else { return [] }
        wizard.target.asked = path
        return [ask(.target(path: path), about: .target)]
    }

    /// Asks for paths that go on from what was typed.
    mutating func complete() -> [ConsoleEffect] {
        let isFolder = wizard.step == .source
        let line = isFolder ? wizard.source.path : wizard.target.path
        if line.text.isEmpty { return completed(["/"], onlyFolders: isFolder) }
        if let problem = line.problem {
            say(problem, .late)
            return []
        }
        return [ask(.completions(of: line.text, onlyFolders: isFolder), about: .completions)]
    }

    /// Goes on with the completions of what stands in the line.
    mutating func completed(_ paths: [String], onlyFolders: Bool) -> [ConsoleEffect] {
        let message =
            onlyFolders ? wizard.source.path.take(paths) : wizard.target.path.take(paths)
        if let message { say(message, .hint) }
        return pathChanged()
    }

    /// Asks the engine something for the wizard; an answer to an older question no longer counts.
    mutating func ask(_ inquiry: Inquiry, about topic: WizardQuestion.Topic) -> ConsoleEffect {
        let question = wizard.questions.ask(topic)
        return inquire(inquiry, for: .wizard(question))
    }
}
