/// What a piece of text means. Colours are chosen by meaning and never by hue.
package enum Role: Int, CaseIterable, Sendable {
    /// Lines and boxes.
    case border
    /// Keys of this place, column heads, units.
    case hint
    /// Plain text.
    case text
    /// What the eye should find first in plain text.
    case emphasis
    /// Failed, or would destroy something.
    case failed
    /// An in-progress file that nobody is writing.
    case leftover
    /// Late, or a warning.
    case late
    /// Good, complete, verified.
    case good
    /// Rates, sizes and their courses.
    case rate
    /// Where the focus is, and what runs.
    case focus
    /// Disabled things, and the steps of a wizard.
    case disabled
    /// What may be overlooked.
    case muted

    /// The letter that stands for the role in a dump of a frame.
    package var letter: Character {
        switch self {
        case .border: "b"
        case .hint: "h"
        case .text: "t"
        case .emphasis: "e"
        case .failed: "f"
        case .leftover: "o"
        case .late: "l"
        case .good: "g"
        case .rate: "r"
        case .focus: "c"
        case .disabled: "d"
        case .muted: "m"
        }
    }

    /// The least contrast that WCAG 2.1 asks for: 4.5 for text, 3 for what is not text.
    package var leastContrast: Double { self == .border ? 3 : 4.5 }

    /// The slot of a base16 scheme that gives the colour.
    ///
    /// Emphasis has two slots; the brighter one is for the ground that is brighter itself. What may be
    /// overlooked has the colour of comments: 0F is a red in many schemes, and looked like a failure.
    func slot(on ground: Ground) -> Int {
        switch self {
        case .border, .muted: 0x03
        case .hint: 0x04
        case .text: 0x05
        case .emphasis: ground.isSelected ? 0x07 : 0x06
        case .failed: 0x08
        case .leftover: 0x09
        case .late: 0x0A
        case .good: 0x0B
        case .rate: 0x0C
        case .focus: 0x0D
        case .disabled: 0x0E
        }
    }
}

/// What text stands on.
package enum Ground: Int, CaseIterable, Sendable {
    /// The screen itself.
    case background
    /// Header and footer.
    case bar
    /// What is selected: of a row in a list, its first column.
    case selection
    /// The rest of a selected row. Where grounds are made of attributes, which are seen without a
    /// bar through the whole row, it is the screen itself and keeps the colours of states.
    case selectedRow

    /// Whether it belongs to what is selected; all that does has one colour in a scheme.
    var isSelected: Bool { self == .selection || self == .selectedRow }

    /// The character that stands for a blank of this ground in a dump of a frame.
    package var letter: Character {
        switch self {
        case .background: " "
        case .bar: "_"
        case .selection, .selectedRow: "="
        }
    }

    /// The slot of a base16 scheme that gives the colour.
    var slot: Int {
        switch self {
        case .background: 0x00
        case .bar: 0x01
        case .selection, .selectedRow: 0x02
        }
    }
}
