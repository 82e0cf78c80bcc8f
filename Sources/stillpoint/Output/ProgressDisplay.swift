import Domain
import Foundation
import Glibc

/// Shows a job's progress on standard error.
struct ProgressDisplay {
    private enum Style {
        case bar, json, none
    }

    private let style: Style
    private var isBarShown = false

    init(_ choice: CommonOptions.Progress) {
        switch choice {
        case .json: style = .json
        case .none: style = .none
        case .auto:
            let isDumb = ProcessInfo.processInfo.environment["TERM"] == "dumb"
            style = isatty(STDERR_FILENO) == 1 && !isDumb ? .bar : .none
        }
    }

    mutating func show(_ progress: JobProgress) {
        switch style {
        case .none: break
        case .json: write(Self.json(progress) + "\n")
        case .bar:
            isBarShown = true
            write("\r" + Self.bar(progress) + "\u{1B}[K")
        }
    }

    /// Takes the bar away.
    mutating func end() {
        if isBarShown { write("\r\u{1B}[K") }
        isBarShown = false
    }

    private func write(_ text: String) { FileHandle.standardError.write(Data(text.utf8)) }

    private struct Line: Encodable {
        let phase: String
        let done: Int64
        let total: Int64
        let written: Int64
        let seconds: Double
        let freezeSeconds: Double
        let logBytes: Int64
    }

    private static func json(_ progress: JobProgress) -> String {
        let line = Line(
            phase: progress.phase.rawValue, done: progress.done, total: progress.total,
            written: progress.written, seconds: progress.seconds.rounded(toPlaces: 3),
            freezeSeconds: progress.freezeSeconds.rounded(toPlaces: 3), logBytes: progress.logBytes)
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys]
        return (try? encoder.encode(line)).map { String(decoding: $0, as: UTF8.self) } ?? ""
    }

    /// At most 78 columns: `copying    [########------------]  41%  420.0 MiB of 1.0 GiB  310.2 MiB/s`.
    private static func bar(_ progress: JobProgress) -> String {
        let phase = progress.phase.rawValue.padding(toLength: 10, withPad: " ", startingAt: 0)
        guard progress.total > 0 else { return phase }
        let share = min(1, Double(progress.done) / Double(progress.total))
        let filled = Int(share * 20)
        let cells =
            String(repeating: "#", count: filled) + String(repeating: "-", count: 20 - filled)
        let percent = "\(Int(share * 100))%"
        let rate = progress.seconds > 0.1 ? Double(progress.done) / progress.seconds : 0
        return "\(phase) [\(cells)] \(String(repeating: " ", count: 4 - percent.count))\(percent)  "
            + "\(ByteCount(progress.done)) of \(ByteCount(progress.total))"
            + (rate > 0 ? "  \(ByteCount(Int64(rate)))/s" : "")
    }
}

extension Double {
    /// The number with so many digits behind the point.
    func rounded(toPlaces places: Int) -> Double {
        let factor = pow(10.0, Double(places))
        return (self * factor).rounded() / factor
    }
}
