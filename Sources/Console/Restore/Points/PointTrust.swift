import Domain
import Screen

/// How far a restore point can be relied on, as the history tells.
struct PointTrust: Equatable, Sendable {
    /// What was done with the point, the strongest last.
    enum Level: Int, Comparable, Sendable {
        case none, bytes, verified, drilled, restored

        static func < (left: Level, right: Level) -> Bool { left.rawValue < right.rawValue }
    }

    let level: Level
    /// When it was done; none for `none`.
    let time: LocalTime?

    init(_ level: Level, _ time: LocalTime?) {
        self.level = level
        self.time = time
    }

    /// In words, as `drilled 2 days ago`.
    func text(_ times: TimeText) -> String {
        let when = time.map { " " + times.ago($0) } ?? ""
        switch level {
        case .none: return "never verified"
        case .bytes: return "bytes checked" + when
        case .verified: return "verified" + when
        case .drilled: return "drilled" + when
        case .restored: return "restored" + when
        }
    }

    /// The colour of the words.
    var role: Role { level >= .verified ? .good : .muted }
}
