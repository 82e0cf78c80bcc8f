import TestSupport
import Testing

/// One change to files that goes wrong in a run of the program.
struct Fault: CustomTestStringConvertible, Sendable {
    /// What happens in place of the change.
    enum Kind: String, CaseIterable {
        /// The process is killed before it.
        case kill
        /// The process is killed in the middle of what it writes.
        case tear
        /// The process is stopped before it, until somebody sends it on.
        case stop
        /// The disk is full (`ENOSPC`).
        case full = "28"
        /// The device reports an error (`EIO`).
        case broken = "5"
    }

    let kind: Kind
    /// Which change, counted from 1.
    let call: Int

    var testDescription: String { "\(kind) at change \(call)" }

    /// A fault of each of `kinds` at every change up to `last`.
    static func each(_ kinds: Kind..., upTo last: Int) -> [Fault] {
        (1...last).flatMap { call in kinds.map { Fault(kind: $0, call: call) } }
    }

    /// What makes a program have it with files below `folders`.
    func environment(_ folders: String...) -> [String: String] {
        [
            "LD_PRELOAD": "\(Program.buildFolder)/libFaultyMachine.so",
            "FAULTY_DISK_FOLDERS": folders.joined(separator: ":"), "FAULTY_DISK_CALL": "\(call)",
            "FAULTY_DISK_ERROR": kind.rawValue,
        ]
    }
}
