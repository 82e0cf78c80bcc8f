import Screen

/// Rewrites the colour selections in what ncurses sends: `Esc [ 38 ; 5 ; number m`, and 48.
///
/// Borrowed numbers become the colours they stand for. What does not show is dropped: ncurses
/// repeats the background with every change of the foreground, and changes the foreground for
/// blanks. That is a third of the bytes of a cursor movement.
struct ColorSequences {
    private static let escape: UInt8 = 0x1B
    private static let foreground = 38

    private let slots: ColorSlots
    private var result: [UInt8] = []
    /// What the terminal has selected, by foreground and background.
    private var selected: [Int: Int] = [:]
    /// The foreground to select before something is printed.
    private var wanted: Int?
    /// Whether blanks show their ground only; an underlined or reversed one shows its foreground.
    private var blanksAreBlank = true

    private init(slots: ColorSlots) { self.slots = slots }

    /// The bytes of one rendering, rewritten. It starts without attributes, as ncurses ends one.
    static func rewrite(_ bytes: [UInt8], with slots: ColorSlots) -> [UInt8] {
        var sequences = ColorSequences(slots: slots)
        sequences.result.reserveCapacity(bytes.count * 2)
        var rest = bytes[...]
        while let first = rest.first {
            let taken =
                first == escape ? sequences.takeSequence(rest) : sequences.takeText(rest)
            rest = rest.dropFirst(taken)
        }
        return sequences.result
    }

    private mutating func takeText(_ bytes: ArraySlice<UInt8>) -> Int {
        let text = bytes.prefix { $0 != Self.escape }
        let blanks = blanksAreBlank ? text.prefix { $0 <= 0x20 } : []
        result += blanks
        if blanks.count < text.count { settle() }
        result += text.dropFirst(blanks.count)
        return text.count
    }

    private mutating func takeSequence(_ bytes: ArraySlice<UInt8>) -> Int {
        let isControl = bytes.dropFirst().first == UInt8(ascii: "[")
        // Esc ( B and its like have no bracket.
        let parameters = bytes.dropFirst(isControl ? 2 : 1).prefix { (0x20...0x3F).contains($0) }
        let end = min(parameters.endIndex, bytes.endIndex - 1)
        let sequence = bytes[...end]
        if isControl, sequence.last == UInt8(ascii: "m") {
            takeStyle(sequence, parameters: String(decoding: parameters, as: UTF8.self))
        } else {
            result += sequence
        }
        return sequence.count
    }

    private mutating func takeStyle(_ sequence: ArraySlice<UInt8>, parameters: String) {
        let parts = parameters.split(separator: ";", omittingEmptySubsequences: false).map {
            Int($0)
        }
        if parts.count == 3, parts[1] == 5, let ground = parts[0], let number = parts[2] {
            want(number, for: ground)
            return
        }
        let resetsColors = parts.first == 0 || parameters.isEmpty || parameters == "39;49"
        if !resetsColors { settle() }
        wanted = nil
        selected = [:]
        if parameters != "39;49" { blanksAreBlank = parameters.isEmpty }
        result += sequence
    }

    private mutating func want(_ number: Int, for ground: Int) {
        if ground == Self.foreground {
            wanted = number
            if !blanksAreBlank { settle() }
        } else {
            select(number, for: ground)
        }
    }

    /// Selects the foreground that is wanted.
    private mutating func settle() {
        guard let number = wanted else { return }
        wanted = nil
        select(number, for: Self.foreground)
    }

    private mutating func select(_ number: Int, for ground: Int) {
        guard selected[ground] != number else { return }
        selected[ground] = number
        let color =
            slots.color(number).map { "2;\($0.red);\($0.green);\($0.blue)" } ?? "5;\(number)"
        result += Array("\u{1B}[\(ground);\(color)m".utf8)
    }
}
