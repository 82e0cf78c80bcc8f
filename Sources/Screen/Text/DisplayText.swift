extension String {
    /// The text with everything that a terminal, or a reader, could be fooled by spelled out.
    ///
    /// Control characters and escape sequences, bidirectional overrides, invisible and joining
    /// characters, unusual spaces, unassigned and private scalars, marks on nothing and piles of
    /// marks become `\n`, `\t`, `\e` or `\u{202E}`; a backslash becomes `\\`, so the result names
    /// exactly one text.
    package var escapedForDisplay: String {
        if utf8.allSatisfy({ $0 >= 0x20 && $0 < 0x7F && $0 != UInt8(ascii: "\\") }) { return self }
        var escaper = DisplayEscaper()
        for scalar in unicodeScalars { escaper.add(scalar) }
        return escaper.result
    }

    /// The bytes of a file name as text that is safe to display.
    ///
    /// Good UTF-8 is escaped as ``escapedForDisplay`` says; each byte that is not part of good
    /// UTF-8 becomes `\xNN`.
    package init(displaying bytes: some Sequence<UInt8>) {
        var escaper = DisplayEscaper()
        var decoder = Unicode.UTF8.ForwardParser()
        let all = Array(bytes)
        var rest = all.makeIterator()
        var position = 0
        parsing: while true {
            switch decoder.parseScalar(from: &rest) {
            case .valid(let encoded):
                escaper.add(Unicode.UTF8.decode(encoded))
                position += encoded.count
            case .error(let length):
                for byte in all[position..<position + length] { escaper.add(badByte: byte) }
                position += length
            case .emptyInput:
                break parsing
            }
        }
        self = escaper.result
    }
}

/// Builds text for display scalar by scalar.
struct DisplayEscaper {
    /// ncurses keeps this many marks with a character; a pile of more runs over the lines above.
    private static let mostMarks = 3

    private(set) var result = ""
    private var marks = 0
    private var canCarryMarks = false

    mutating func add(_ scalar: Unicode.Scalar) {
        if scalar.properties.generalCategory.isMark, canCarryMarks, marks < Self.mostMarks {
            marks += 1
            result.unicodeScalars.append(scalar)
            return
        }
        marks = 0
        canCarryMarks = isPlain(scalar)
        if canCarryMarks {
            result.unicodeScalars.append(scalar)
        } else {
            result += escape(scalar)
        }
    }

    mutating func add(badByte byte: UInt8) {
        marks = 0
        canCarryMarks = false
        result += "\\x" + hex(UInt32(byte), digits: 2)
    }

    private func isPlain(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case 0x5C: return false
        case 0x20...0x7E: return true
        // Regional indicators, skin tones and variation selectors join with their neighbours, and
        // terminals differ in how wide the result is. U+FFFD would look like damage done by us.
        case 0x1F1E6...0x1F1FF, 0x1F3FB...0x1F3FF, 0xFE00...0xFE0F, 0xFFFD: return false
        default: break
        }
        switch scalar.properties.generalCategory {
        case .control, .format, .surrogate, .privateUse, .unassigned, .lineSeparator,
            .paragraphSeparator, .spaceSeparator, .nonspacingMark, .enclosingMark:
            return false
        default:
            return scalar.cellWidth != 0
        }
    }

    private func escape(_ scalar: Unicode.Scalar) -> String {
        switch scalar {
        case "\\": "\\\\"
        case "\n": "\\n"
        case "\r": "\\r"
        case "\t": "\\t"
        case "\u{1B}": "\\e"
        default: "\\u{" + hex(scalar.value, digits: 1) + "}"
        }
    }

    private func hex(_ value: UInt32, digits: Int) -> String {
        let text = String(value, radix: 16, uppercase: true)
        return String(repeating: "0", count: max(0, digits - text.count)) + text
    }
}

extension Unicode.GeneralCategory {
    fileprivate var isMark: Bool { self == .nonspacingMark || self == .enclosingMark }
}
