import Domain
import Screen

/// The last seven days of a task's backups, today last: of each day the worst.
struct Week: Equatable, Sendable {
    /// One a day; `waiting` stands for a day without a backup.
    let days: [StateMark]

    /// The week that ends today.
    ///
    /// - Parameters:
    ///   - runs: the task's last runs, newest first.
    ///   - isDisabled: the days since its last run are then days on which it was off.
    init(_ runs: [RunRecord], isRunning: Bool, isDisabled: Bool, _ times: TimeText) {
        let today = times.day(times.now)
        let backups = runs.filter { $0.action == .backup }
        let last = backups.first.map { times.day($0.startedAt) }
        days = (0..<7).map { place in
            let day = today - 6 + Int64(place)
            if place == 6, isRunning { return .running }
            let worst = backups.filter { times.day($0.startedAt) == day }.map(Self.mark)
                .max { Self.badness($0) < Self.badness($1) }
            return worst ?? (isDisabled && last.map { day > $0 } ?? isDisabled ? .off : .waiting)
        }
    }

    /// One sign a day.
    func text(_ glyphs: GlyphSet) -> String { String(days.map { $0.glyph(glyphs) }) }

    private static func mark(_ run: RunRecord) -> StateMark {
        switch run.outcome {
        case .succeeded: .ok
        case .failed, .foundProblems: .failed
        case .cancelled: .late
        }
    }

    private static func badness(_ mark: StateMark) -> Int {
        mark == .failed ? 2 : mark == .late ? 1 : 0
    }
}
