import Domain

extension RestorePlanner {
    /// Runs that the rate is taken from.
    private static let runs = 200

    /// How long it may take, as far as restores on this machine tell.
    func timeCheck(_ point: RestorePoint) -> RestorePlan.Check {
        let bytes = point.facts.geometry.imageBytes
        guard let rate = bytesPerSecond(), rate > 0 else {
            return RestorePlan.Check(
                "time", .info, "Not known: no restore was made on this machine yet.")
        }
        return RestorePlan.Check(
            "time", .info,
            "about \(SpanText.text(seconds: Double(bytes) / rate)), measured on this machine.")
    }

    /// The rate of the last restore that went like this one, or else of any.
    private func bytesPerSecond() -> Double? {
        // Without a history there is no estimate, and the restore goes on all the same.
        let runs = ((try? parts.history.runs(of: nil, limit: Self.runs)) ?? []).filter {
            $0.action == .restore && $0.outcome == .succeeded && $0.imageBytes > 0 && $0.seconds > 0
        }
        let kind = request.mode == .replace ? "replace" : "restore"
        return (runs.first { $0.kind == kind } ?? runs.first).map {
            Double($0.imageBytes) / $0.seconds
        }
    }
}
