import Screen

/// The sequences that start with `Esc [` and `Esc O` (ECMA-48 and xterm's `ctlseqs`).
enum ControlSequence {
    /// Parses bytes that start with `Esc [`.
    static func parse(_ bytes: ArraySlice<UInt8>) -> KeySequence {
        let body = bytes.dropFirst(2)
        // The Linux console's F1 to F5: Esc [ [ A and so on.
        if body.first == UInt8(ascii: "[") {
            guard let letter = body.dropFirst().first else { return .incomplete }
            let number = Int(letter) - 0x40
            return (1...5).contains(number)
                ? .key(.named(.function(number), []), length: 4) : .nothing(length: 4)
        }
        guard let end = body.firstIndex(where: { !(0x20...0x3F).contains($0) }) else {
            return .incomplete
        }
        let length = end - bytes.startIndex + 1
        // A control character inside a sequence breaks it off and is looked at by itself.
        guard (0x40...0x7E).contains(bytes[end]) else { return .nothing(length: length - 1) }
        return meaning(of: Array(body[..<end]), final: bytes[end], length: length)
    }

    /// Parses bytes that start with `Esc O`.
    static func parseSingleShift(_ bytes: ArraySlice<UInt8>) -> KeySequence {
        guard let final = bytes.dropFirst(2).first else { return .incomplete }
        if let key = lettered(final) { return .key(.named(key, []), length: 3) }
        switch final {
        case UInt8(ascii: "M"):
            return .key(.enter, length: 3)
        case UInt8(ascii: "j")...UInt8(ascii: "y"):
            // The keypad in application mode: its characters lie 0x40 below.
            return .key(.character(Character(Unicode.Scalar(final - 0x40))), length: 3)
        case 0x20..<0x7F:
            return .nothing(length: 3)
        default:
            return .key(.alt("O"), length: 2)
        }
    }

    private static func meaning(of parameters: [UInt8], final: UInt8, length: Int) -> KeySequence {
        guard parameters.allSatisfy({ (0x30...0x3B).contains($0) }) else {
            return .nothing(length: length)
        }
        let numbers = parameters.split(
            separator: UInt8(ascii: ";"), omittingEmptySubsequences: false
        )
        .map { Int(String(decoding: $0, as: UTF8.self)) ?? 1 }
        let first = numbers.first ?? 1
        if final == UInt8(ascii: "~") && first == 200 { return .pasteStart(length: length) }
        let held = modifiers(numbers.count > 1 ? numbers[1] : 1)
        guard let key = key(first, numbers, held: held, final: final) else {
            return .nothing(length: length)
        }
        return .key(key, length: length)
    }

    private static func key(
        _ first: Int, _ numbers: [Int], held: Key.Modifiers, final: UInt8
    ) -> Key? {
        switch final {
        case UInt8(ascii: "~"):
            if first == 27, numbers.count == 3 { return typed(numbers[2], held: held) }
            return numbered(first).map { .named($0, held) }
        case UInt8(ascii: "^"):
            return numbered(first).map { .named($0, .control) }
        case UInt8(ascii: "@"):
            return numbered(first).map { .named($0, [.control, .shift]) }
        case UInt8(ascii: "u"):
            return typed(first, held: held)
        case UInt8(ascii: "Z"):
            return .backTab
        case UInt8(ascii: "a")...UInt8(ascii: "d"):
            return lettered(final - 0x20).map { .named($0, .shift) }
        default:
            return lettered(final).map { .named($0, held) }
        }
    }

    /// A key that reports itself by its code and what was held: `Esc [ code ; held u`.
    private static func typed(_ code: Int, held: Key.Modifiers) -> Key? {
        guard let scalar = UInt32(exactly: code).flatMap(Unicode.Scalar.init) else { return nil }
        switch scalar.value {
        case 9: return .named(.tab, held)
        case 13: return .named(.enter, held)
        case 27: return .named(.escape, held)
        case 8, 127: return .named(.backspace, held)
        case 0..<0x20, 0x80..<0xA0: return nil
        default: break
        }
        if held.contains(.control) { return .control(Character(scalar)) }
        return held.contains(.alt) ? .alt(Character(scalar)) : .character(Character(scalar))
    }

    private static func modifiers(_ parameter: Int) -> Key.Modifiers {
        Key.Modifiers(rawValue: UInt8(truncatingIfNeeded: max(0, parameter - 1)) & 7)
    }

    private static func lettered(_ final: UInt8) -> Key.NamedKey? {
        switch Character(Unicode.Scalar(final)) {
        case "A": .up
        case "B": .down
        case "C": .right
        case "D": .left
        case "F": .end
        case "H": .home
        case "P": .function(1)
        case "Q": .function(2)
        case "R": .function(3)
        case "S": .function(4)
        default: nil
        }
    }

    private static func numbered(_ number: Int) -> Key.NamedKey? {
        switch number {
        case 1, 7: .home
        case 2: .insert
        case 3: .delete
        case 4, 8: .end
        case 5: .pageUp
        case 6: .pageDown
        case 11...15: .function(number - 10)
        case 17...21: .function(number - 11)
        case 23...26: .function(number - 12)
        case 28, 29: .function(number - 13)
        case 31...34: .function(number - 14)
        default: nil
        }
    }
}
