import Foundation

/// One run of one command.
struct Sample {
    let seconds: Double
    let processorSeconds: Double
    let peakMemory: Int64
}

/// Puts figures beside their targets.
enum Figure {
    static let header = row("", "figure", "target", "spread, and processor time")

    /// The ratio of the seconds of two commands that ran in turn, pair by pair.
    static func ratio(
        _ what: String, _ ours: [Sample], _ theirs: [Sample], atMost target: Double
    ) -> String {
        let ratios = zip(ours, theirs).map { $0.seconds / $1.seconds }
        let processor = median(zip(ours, theirs).map { $0.processorSeconds / $1.processorSeconds })
        let detail =
            "\(spread(ratios)); \(text(median(ours.map(\.seconds)))) s to "
            + "\(text(median(theirs.map(\.seconds)))) s; processor \(text(processor))"
        return row(what, judged(median(ratios), target), text(target), detail)
    }

    /// The seconds of a command.
    static func seconds(_ what: String, _ samples: [Sample], atMost target: Double) -> String {
        let seconds = samples.map(\.seconds)
        return row(what, judged(median(seconds), target) + " s", text(target), spread(seconds))
    }

    /// The peak memory of a command, in MiB.
    static func memory(_ what: String, _ samples: [Sample], atMost target: Double) -> String {
        let sizes = samples.map { Double($0.peakMemory) / 1_048_576 }
        return row(what, judged(sizes.max() ?? 0, target) + " MiB", text(target), spread(sizes))
    }

    /// A number that is what it is.
    static func number(_ what: String, _ value: Double, atMost target: Double) -> String {
        row(what, judged(value, target), text(target), "")
    }

    private static func judged(_ value: Double, _ target: Double) -> String {
        (value <= target ? "  " : "! ") + text(value)
    }

    private static func spread(_ values: [Double]) -> String {
        "\(text(values.min() ?? 0)) to \(text(values.max() ?? 0))"
    }

    private static func median(_ values: [Double]) -> Double {
        values.isEmpty ? 0 : values.sorted()[values.count / 2]
    }

    private static func text(_ value: Double) -> String { String(format: "%.3f", value) }

    private static func row(_ cells: String...) -> String {
        zip(cells, [38, 12, 8, 0]).map { cell, width in
            cell + String(repeating: " ", count: max(1, width - cell.count))
        }.joined()
    }
}
