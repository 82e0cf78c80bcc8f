import Domain
import Screen

/// One line about the last thing that happened.
struct Notice: Equatable, Sendable {
    let text: String
    let role: Role
}

/// What `u` does, and in which words it is told.
struct Undo: Equatable, Sendable {
    let what: String
    let inquiries: [Inquiry]

    init(what: String, inquiries: [Inquiry]) {
        self.what = what
        self.inquiries = inquiries
    }

    init(what: String, inquiry: Inquiry) { self.init(what: what, inquiries: [inquiry]) }
}

/// What an inquiry is for, so that its answer goes to the right place.
enum Purpose: Equatable, Sendable {
    /// Nothing waits for the answer except to be told of a failure; the words say what was done.
    case change(String)
    /// The wizard asked this.
    case wizard(WizardQuestion)
    /// The task form waits for the answer to this.
    case form(Inquiry)
    /// Nobody cares.
    case none
}

/// A key and when it came, in seconds on a clock that never jumps.
struct KeyPress: Equatable, Sendable {
    let key: Key
    let time: Double
    /// How many times in a row the key came without a pause, before this time.
    let repeats: Int

    /// A keyboard waits at most so long before it repeats a key that is held down.
    private static let longestPause = 0.7

    /// `key` after what came before.
    init(_ key: Key, at time: Double, after last: KeyPress?) {
        self.key = key
        self.time = time
        let goesOn = last.map { $0.key == key && abs(time - $0.time) < Self.longestPause } ?? false
        repeats = goesOn ? (last?.repeats ?? 0) + 1 : 0
    }
}
