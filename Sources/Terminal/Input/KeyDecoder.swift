import Screen

/// Turns the bytes of a terminal into keys and pastes.
///
/// It knows the sequences of xterm, its kin, rxvt, screen, tmux and the Linux console, which is
/// every terminal of ncurses' base set. ncurses' own decoder is not used: it waits inside a read to
/// find out whether an Esc stands alone, and a console sleeps in `poll` only.
struct KeyDecoder {
    /// What was typed.
    enum Input: Equatable, Sendable {
        /// A key.
        case key(Key)
        /// A paste, whole. Line ends are `\n`; anything else may be in it.
        case paste(String)
    }

    /// How long an Esc waits for what would make it the start of a sequence.
    static let escapeDelay = Duration.milliseconds(50)

    /// How long a paste waits for more, before it counts as complete: its end may be lost.
    static let pasteDelay = Duration.seconds(2)

    /// What is kept of a paste; the rest is dropped.
    static let mostPasted = 1 << 20

    /// No key sequence is this long; what is has lost its end.
    static let longestSequence = 64

    private static let pasteEnd = Array("\u{1B}[201~".utf8)

    private var pending: [UInt8] = []
    private var pasted: [UInt8]?

    /// How long after the last byte ``expire()`` is due; nil when nothing is held back.
    var patience: Duration? {
        if pasted != nil { return Self.pasteDelay }
        return pending.isEmpty ? nil : Self.escapeDelay
    }

    /// Takes bytes in and gives what they complete.
    mutating func decode(_ bytes: some Sequence<UInt8>) -> [Input] {
        pending.append(contentsOf: bytes)
        return drain(isFinal: false)
    }

    /// Gives what was held back: nothing more came.
    mutating func expire() -> [Input] {
        if pasted != nil { return [endPaste()] }
        return drain(isFinal: true)
    }

    private mutating func drain(isFinal: Bool) -> [Input] {
        var inputs: [Input] = []
        while !pending.isEmpty {
            if pasted != nil {
                guard let paste = takePaste() else { return inputs }
                inputs.append(paste)
                continue
            }
            switch KeySequence.parse(pending[...], isFinal: isFinal) {
            case .incomplete:
                return inputs
            case .key(let key, let length):
                inputs.append(.key(key))
                pending.removeFirst(length)
            case .pasteStart(let length):
                pasted = []
                pending.removeFirst(length)
            case .nothing(let length):
                pending.removeFirst(length)
            }
        }
        return inputs
    }

    /// Moves pending bytes into the paste; gives the paste when its end has come.
    private mutating func takePaste() -> Input? {
        if let end = pending.firstRange(of: Self.pasteEnd) {
            keep(pending[..<end.lowerBound])
            pending.removeSubrange(..<end.upperBound)
            return endPaste()
        }
        // The end may have come in part.
        let kept = Self.pasteEnd.indices.reversed().first {
            pending.suffix($0) == Self.pasteEnd.prefix($0)
        }
        keep(pending.dropLast(kept ?? 0))
        pending.removeFirst(pending.count - (kept ?? 0))
        return nil
    }

    private mutating func keep(_ bytes: ArraySlice<UInt8>) {
        let room = Self.mostPasted - (pasted?.count ?? 0)
        pasted?.append(contentsOf: bytes.prefix(max(0, room)))
    }

    private mutating func endPaste() -> Input {
        let text = String(decoding: pasted ?? [], as: UTF8.self)
        pasted = nil
        let lines = text.split(omittingEmptySubsequences: false, whereSeparator: \.isCarriageReturn)
        return .paste(lines.joined(separator: "\n"))
    }
}

extension Character {
    /// Terminals send line ends of a paste as carriage returns. `\r\n` is one character.
    fileprivate var isCarriageReturn: Bool { self == "\r" || self == "\r\n" }
}
