import Domain
import Screen

/// A question before something that cannot simply be taken back.
///
/// Interrupting work or deleting what is dead takes `y`; losing data takes the name, typed. Cancel
/// has the focus, so Enter never accepts. Keys in the first quarter of a second are left from
/// before, a key that is held down and a paste are no answers.
struct Dialog: Equatable, Sendable {
    /// What it takes to go on.
    enum Consent: Equatable, Sendable {
        case key
        case name(String)
    }

    /// What is done on consent.
    enum Deed: Equatable, Sendable {
        case cancel(JobID)
        case inquire([Inquiry], what: String)
        case setEnabled([TaskName], Bool)
        case restore(RestoreRequest)
        case quit
    }

    let title: String
    /// What it is about, what is lost, what is kept; a line each. Host and badge are added.
    let lines: [Span]
    let consent: Consent
    let deed: Deed
    /// When it appeared, on the clock of the keys.
    let openedAt: Double
    /// What was typed of the name.
    var typed = ""

    /// Keys before so many seconds are not meant for the dialog.
    static let deafness = 0.25
    /// A name may have the same letter twice; a third one in a row comes from a key held down.
    private static let sameLetters = 1

    /// What a key does.
    enum Reply: Equatable {
        case stay, refuse, accept
    }

    /// Takes a key.
    ///
    /// - Parameter repeats: how many times in a row the same key came just before.
    mutating func press(_ key: Key, at time: Double, repeats: Int = 0) -> Reply {
        guard time - openedAt >= Self.deafness else { return .stay }
        switch (consent, key) {
        case (_, .escape), (_, .control("c")), (_, .enter): return .refuse
        case (.key, .character("y")): return repeats == 0 ? .accept : .stay
        case (.key, .character("n")), (.key, .character("q")): return .refuse
        case (.name, .backspace):
            typed = String(typed.dropLast())
            return .stay
        case (.name(let name), .character(let character)):
            guard repeats <= Self.sameLetters else { return .stay }
            typed.append(character)
            return typed == name ? .accept : .stay
        default: return .stay
        }
    }

    /// The button that has the focus.
    static let cancelButton = "[ Cancel: Enter ]"
}
