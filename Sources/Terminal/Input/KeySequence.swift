import Screen

/// What the bytes from a terminal begin with.
enum KeySequence: Equatable {
    /// More bytes are needed to tell.
    case incomplete
    /// A key that took so many bytes.
    case key(Key, length: Int)
    /// The start of a bracketed paste.
    case pasteStart(length: Int)
    /// Bytes that mean nothing here: reports, unknown keys, bad UTF-8.
    case nothing(length: Int)

    private static let escape: UInt8 = 0x1B

    /// Parses the start of bytes that are not empty.
    ///
    /// - Parameter isFinal: Nothing will follow: an Esc that could start something stands alone.
    static func parse(_ bytes: ArraySlice<UInt8>, isFinal: Bool) -> KeySequence {
        guard let first = bytes.first else { return .incomplete }
        if first != escape { return character(bytes, isFinal: isFinal) }
        let sequence = escaped(bytes, isFinal: isFinal)
        if sequence == .incomplete && (isFinal || bytes.count > KeyDecoder.longestSequence) {
            return alone(bytes)
        }
        return sequence
    }

    /// An Esc, or Alt with what follows it, when no sequence came of it.
    private static func alone(_ bytes: ArraySlice<UInt8>) -> KeySequence {
        if bytes.count == 2, let last = bytes.last,
            last == UInt8(ascii: "[") || last == UInt8(ascii: "O")
        {
            return .key(.alt(Character(Unicode.Scalar(last))), length: 2)
        }
        return .key(.escape, length: 1)
    }

    private static func escaped(_ bytes: ArraySlice<UInt8>, isFinal: Bool) -> KeySequence {
        guard let second = bytes.dropFirst().first else { return .incomplete }
        switch second {
        case UInt8(ascii: "["): return ControlSequence.parse(bytes)
        case UInt8(ascii: "O"): return ControlSequence.parseSingleShift(bytes)
        default: return withAlt(parse(bytes.dropFirst(), isFinal: isFinal))
        }
    }

    private static func withAlt(_ sequence: KeySequence) -> KeySequence {
        guard case .key(let key, let length) = sequence else {
            // What follows is no key: the Esc was one, and the rest is parsed again without it.
            return sequence == .incomplete ? .incomplete : .key(.escape, length: 1)
        }
        switch key {
        case .character(let character): return .key(.alt(character), length: length + 1)
        case .named(.escape, _): return .key(.escape, length: 1)
        case .named(let name, let held):
            return .key(.named(name, held.union(.alt)), length: length + 1)
        case .control, .alt: return .key(key, length: length + 1)
        }
    }

    // MARK: Characters

    private static func character(_ bytes: ArraySlice<UInt8>, isFinal: Bool) -> KeySequence {
        guard let first = bytes.first else { return .incomplete }
        if first < 0x20 || first == 0x7F { return .key(control(first), length: 1) }
        var decoder = Unicode.UTF8.ForwardParser()
        var source = bytes.makeIterator()
        switch decoder.parseScalar(from: &source) {
        case .valid(let encoded):
            let scalar = Unicode.UTF8.decode(encoded)
            let isControl = scalar.value < 0xA0 && scalar.value >= 0x7F
            return isControl
                ? .nothing(length: encoded.count)
                : .key(.character(Character(scalar)), length: encoded.count)
        case .error(let length):
            let isCut = length == bytes.count && length < expectedLength(first)
            return isCut && !isFinal ? .incomplete : .nothing(length: max(1, length))
        case .emptyInput:
            return .incomplete
        }
    }

    private static func expectedLength(_ lead: UInt8) -> Int {
        switch lead {
        case 0xC2...0xDF: 2
        case 0xE0...0xEF: 3
        case 0xF0...0xF4: 4
        default: 1
        }
    }

    private static func control(_ byte: UInt8) -> Key {
        switch byte {
        case 0x09: .tab
        case 0x0A, 0x0D: .enter
        case 0x08, 0x7F: .backspace
        case 0x00: .control(" ")
        case 0x01...0x1A: .control(Character(Unicode.Scalar(byte | 0x60)))
        default: .control(Character(Unicode.Scalar(byte | 0x40)))
        }
    }
}
