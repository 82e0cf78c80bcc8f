extension String {
    /// The text in quotes, with control characters and quotes escaped, safe to print on a terminal.
    package var quotedForDisplay: String {
        let escaped = unicodeScalars.map { scalar -> String in
            switch scalar {
            case "\n": "\\n"
            case "\t": "\\t"
            case "\r": "\\r"
            case "\"", "\\": "\\\(scalar)"
            default:
                scalar.isUnsafeToPrint ? "\\u{\(String(scalar.value, radix: 16))}" : String(scalar)
            }
        }
        return "\"" + escaped.joined() + "\""
    }
}

extension Unicode.Scalar {
    /// Whether printing the scalar could move the cursor, hide text or reorder a line.
    ///
    /// Controls (C0, C1), format characters (bidirectional overrides among them), separators of
    /// lines and surrogates, by their general category in the Unicode Character Database.
    package var isUnsafeToPrint: Bool {
        switch properties.generalCategory {
        case .control, .format, .lineSeparator, .paragraphSeparator, .surrogate: true
        default: false
        }
    }
}
