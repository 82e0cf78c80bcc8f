/// A key that was pressed, alone or with others held.
package enum Key: Hashable, Sendable {
    /// A character, space included; one scalar, as terminals send them.
    case character(Character)
    /// Ctrl with a letter (in lower case) or one of `@ [ \ ] ^ _`, except those that are keys of
    /// their own: Ctrl-I is tab, Ctrl-M and Ctrl-J are Enter, Ctrl-H is backspace, Ctrl-[ is Esc.
    case control(Character)
    /// Alt with a character.
    case alt(Character)
    /// A key with a name, and what was held with it.
    case named(NamedKey, Modifiers)

    /// The Enter key alone.
    package static let enter = Key.named(.enter, [])
    /// The Esc key alone.
    package static let escape = Key.named(.escape, [])
    /// The Tab key alone.
    package static let tab = Key.named(.tab, [])
    /// Shift and Tab.
    package static let backTab = Key.named(.tab, .shift)
    /// The backspace key alone.
    package static let backspace = Key.named(.backspace, [])
    /// The delete key alone.
    package static let delete = Key.named(.delete, [])
    /// The upward arrow alone.
    package static let up = Key.named(.up, [])
    /// The downward arrow alone.
    package static let down = Key.named(.down, [])
    /// The left arrow alone.
    package static let left = Key.named(.left, [])
    /// The right arrow alone.
    package static let right = Key.named(.right, [])
    /// The Home key alone.
    package static let home = Key.named(.home, [])
    /// The End key alone.
    package static let end = Key.named(.end, [])
    /// The key of the previous page alone.
    package static let pageUp = Key.named(.pageUp, [])
    /// The key of the next page alone.
    package static let pageDown = Key.named(.pageDown, [])

    /// A key that types nothing.
    package enum NamedKey: Hashable, Sendable {
        /// Enter, Esc, Tab and what edits.
        case enter, escape, tab, backspace, delete, insert
        /// What moves.
        case up, down, left, right, home, end, pageUp, pageDown
        /// F1 and so on.
        case function(Int)
    }

    /// Keys held with another.
    package struct Modifiers: OptionSet, Hashable, Sendable {
        /// Bits as xterm reports them, less one.
        package let rawValue: UInt8

        /// Modifiers from their bits.
        package init(rawValue: UInt8) { self.rawValue = rawValue }

        /// Shift.
        package static let shift = Modifiers(rawValue: 1)
        /// Alt.
        package static let alt = Modifiers(rawValue: 2)
        /// Control.
        package static let control = Modifiers(rawValue: 4)
    }
}
