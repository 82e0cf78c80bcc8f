import Domain
import Screen

/// A question before something that cannot simply be taken back.
///
/// Interrupting work or deleting what is dead takes `y`; losing data takes the name, typed. Enter
/// never accepts. Keys in the first quarter of a second are left from before, and pastes are not
/// answers.
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
        case quit
    }

    let title: String
    /// What it is about, what is lost, what is kept; a line each.
    let lines: [Span]
    let consent: Consent
    let deed: Deed
    /// When it appeared, on the clock of the keys.
    let openedAt: Double
    /// What was typed of the name.
    var typed = ""

    /// Keys before so many seconds are not meant for the dialog.
    static let deafness = 0.25

    /// What a key does.
    enum Reply: Equatable {
        case stay, refuse, accept
    }

    mutating func press(_ key: Key, at time: Double) -> Reply {
        guard time - openedAt >= Self.deafness else { return .stay }
        switch (consent, key) {
        case (_, .escape), (_, .control("c")): return .refuse
        case (.key, .character("y")): return .accept
        case (.key, .character("n")), (.key, .character("q")), (.key, .enter): return .refuse
        case (.name, .backspace):
            typed = String(typed.dropLast())
            return .stay
        case (.name(let name), .character(let character)):
            typed.append(character)
            return typed == name ? .accept : .stay
        default: return .stay
        }
    }

    /// The line that says how to answer.
    var answer: [Span] {
        switch consent {
        case .key: [Span("y", .focus), Span(" yes   "), Span("[Esc cancel]", .emphasis)]
        case .name(let name):
            [
                Span("type "), Span(name, .focus), Span(" to go on: "), Span(typed, .emphasis),
                Span("_   "), Span("[Esc cancel]", .emphasis),
            ]
        }
    }
}
