/// Rewrites the selections of colours and attributes in what ncurses sends.
///
/// Borrowed numbers become the colours they stand for, and only what shows is said, in the fewest
/// bytes: ncurses starts anew at every change of an attribute, repeats the background with every
/// change of the foreground, chooses the character set each time, and styles blanks. That is half
/// of the bytes of a cursor movement.
struct StyleSequences {
    /// How a terminal has to be spoken to.
    struct Dialect {
        /// What ncurses selects the character set with that is always the selected one: nothing is
        /// ever drawn in another.
        var characterSet: [UInt8] = []
        /// Whether the cursor may be moved, and blanks be erased, whatever is selected (`msgr`).
        var movesInAnyStyle = true
    }

    private static let escape: UInt8 = 0x1B
    /// Shift in: the character set of vt100's kin.
    private static let shiftIn: UInt8 = 0x0F

    private let slots: ColorSlots
    private let dialect: Dialect
    private var result: [UInt8] = []
    /// What the terminal has selected.
    private var selected = Rendition()
    /// What has to be selected before something is printed.
    private var wanted = Rendition()
    /// Blanks that look different from what is selected: where they begin, and how they look.
    ///
    /// What is printed after them often wants a selection that they can have, too.
    private var unsettled: (start: Int, look: Rendition)?

    private init(slots: ColorSlots, dialect: Dialect) {
        self.slots = slots
        self.dialect = dialect
    }

    /// The bytes of one rendering, rewritten. It starts without attributes and ends so.
    static func rewrite(
        _ bytes: [UInt8], with slots: ColorSlots, for dialect: Dialect
    ) -> [UInt8] {
        var sequences = StyleSequences(slots: slots, dialect: dialect)
        sequences.result.reserveCapacity(bytes.count)
        var rest = bytes[...]
        while let first = rest.first {
            let taken =
                first == escape ? sequences.takeSequence(rest) : sequences.takeText(rest)
            rest = rest.dropFirst(taken)
        }
        sequences.wanted = Rendition()
        sequences.settle()
        return sequences.result
    }

    private mutating func takeText(_ bytes: ArraySlice<UInt8>) -> Int {
        let text = bytes.prefix { $0 != Self.escape }
        let isNoise = dialect.characterSet == [Self.shiftIn]
        for byte in text where !(isNoise && byte == Self.shiftIn) {
            if byte == 0x20 { settleForBlank() }
            if byte > 0x20 { settle() }
            result.append(byte)
        }
        return text.count
    }

    private mutating func takeSequence(_ bytes: ArraySlice<UInt8>) -> Int {
        let isControl = bytes.dropFirst().first == UInt8(ascii: "[")
        // Esc ( B and its like have no bracket.
        let parameters = bytes.dropFirst(isControl ? 2 : 1).prefix { (0x20...0x3F).contains($0) }
        let end = min(parameters.endIndex, bytes.endIndex - 1)
        let sequence = bytes[...end]
        let isStyle = isControl && sequence.last == UInt8(ascii: "m")
        if isStyle, wanted.apply(String(decoding: parameters, as: UTF8.self), with: slots) {
            return sequence.count
        }
        if sequence.elementsEqual(dialect.characterSet) { return sequence.count }
        take(sequence, isStyle: isStyle)
        return sequence.count
    }

    /// Hands on what is no selection, or one with parameters that are not known here.
    private mutating func take(_ sequence: ArraySlice<UInt8>, isStyle: Bool) {
        if isStyle || !dialect.movesInAnyStyle { settle() }
        if Self.makesBlanks(sequence) { settleForBlank() }
        result += sequence
    }

    /// Whether a sequence erases (ED, EL, ECH) or deletes, so that blanks come in from the right
    /// (DCH): they have the background that is selected, on the terminals that erase with it. Lines
    /// that come in when others are scrolled are erased by ncurses where that matters.
    private static func makesBlanks(_ sequence: ArraySlice<UInt8>) -> Bool {
        sequence.last.map { "JKXP".utf8.contains($0) } ?? false
    }

    private mutating func settleForBlank() {
        if let unsettled {
            if wanted.looksSameOnBlanks(as: unsettled.look) { return }
            settle(blanks: unsettled, with: selected.dressed(forBlanksOf: unsettled.look))
        }
        if !selected.looksSameOnBlanks(as: wanted) { unsettled = (result.count, wanted) }
    }

    /// Selects what is wanted.
    private mutating func settle() {
        if let unsettled {
            let suits = wanted.looksSameOnBlanks(as: unsettled.look)
            settle(
                blanks: unsettled,
                with: suits ? wanted : selected.dressed(forBlanksOf: unsettled.look))
        }
        result += Array(wanted.selection(from: selected).utf8)
        selected = wanted
    }

    /// Selects, before blanks that were taken already, what makes them look as they should.
    private mutating func settle(blanks: (start: Int, look: Rendition), with rendition: Rendition) {
        let selection = Array(rendition.selection(from: selected).utf8)
        result.insert(contentsOf: selection, at: blanks.start)
        selected = rendition
        unsettled = nil
    }
}
