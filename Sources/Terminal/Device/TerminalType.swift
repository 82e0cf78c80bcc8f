import CTerminal

/// The description a terminal is driven by.
package struct TerminalType: Equatable, Sendable {
    /// The name of the description.
    package let name: String

    /// What `TERM` asked for, when that is not known here: to be told to the person. Empty when it
    /// asked for nothing.
    package let unknownName: String?

    /// The types that stand in for an unknown one, best first.
    private static let substitutes = ["xterm-256color", "xterm", "vt100"]

    /// The type that `TERM` names, or the first known substitute.
    init(term: String?) throws(TerminalError) {
        let wanted = term ?? ""
        if !wanted.isEmpty && cterm_knows(wanted) == 1 {
            self.init(name: wanted, unknownName: nil)
            return
        }
        // Nothing is known about a terminal without a type: only the plainest is safe.
        let candidates = wanted.isEmpty ? ["vt100"] : Self.substitutes
        guard let name = candidates.first(where: { cterm_knows($0) == 1 }) else {
            throw .noDescription(type: wanted)
        }
        self.init(name: name, unknownName: wanted)
    }

    private init(name: String, unknownName: String?) {
        self.name = name
        self.unknownName = unknownName
    }
}
