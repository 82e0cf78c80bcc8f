import Domain

/// One job as the console knows it.
struct JobRow: Equatable, Sendable {
    let id: JobID
    let command: EngineCommand
    let origin: JobOrigin
    let queuedAt: LocalTime
    var startedAt: LocalTime?
    var endedAt: LocalTime?
    var progress: JobProgress?
    /// Bytes a second since this phase began.
    private(set) var course: RateCourse?
    var outcome: JobOutcome?
    /// Where the phase began, to tell its pace from the whole job's.
    private var phaseStart: JobProgress?
    /// Bytes a second between the last progress events of this phase.
    private var lastRates: [Double] = []

    /// The rate that is shown is the mean of so many of the last ones.
    private static let ratesOfNow = 5

    init(id: JobID, command: EngineCommand, origin: JobOrigin, queuedAt: LocalTime) {
        self.id = id
        self.command = command
        self.origin = origin
        self.queuedAt = queuedAt
    }

    /// The id of its row in the list of what runs and ran.
    var rowID: String { "job-\(id.rawValue)" }
    var isEnded: Bool { outcome != nil }
    var isRunning: Bool { startedAt != nil && outcome == nil }
    var isWaiting: Bool { startedAt == nil && outcome == nil }

    /// The share that is done, 0 to 1; none while it is not known.
    var share: Double? {
        guard let progress, progress.total > 0 else { return nil }
        return min(1, max(0, Double(progress.done) / Double(progress.total)))
    }

    /// The share that is done in whole per cent, rounded down, so that 100 means all.
    var percent: String? { share.map { "\(Int($0 * 100))%" } }

    /// Bytes a second just now; none while nothing can be said.
    var rate: Double? {
        lastRates.isEmpty ? paceOfPhase : lastRates.reduce(0, +) / Double(lastRates.count)
    }

    /// The seconds that this phase still takes at its mean rate; none while it is not known.
    var secondsLeft: Double? {
        guard let progress, progress.total > 0, let pace = paceOfPhase, pace > 0 else { return nil }
        return (max(0, Double(progress.total) - Double(progress.done)) / pace).rounded(.up)
    }

    mutating func take(_ next: JobProgress) {
        if next.phase != progress?.phase {
            phaseStart = next
            lastRates = []
            course = RateCourse(done: next.done, seconds: next.seconds)
        } else if let last = progress, next.seconds > last.seconds {
            let rate = (Double(next.done) - Double(last.done)) / (next.seconds - last.seconds)
            lastRates = (lastRates + [max(0, rate)]).suffix(Self.ratesOfNow)
            course?.take(done: next.done, seconds: next.seconds)
        }
        progress = next
    }

    private var paceOfPhase: Double? {
        guard let progress, let start = phaseStart else { return nil }
        let seconds = progress.seconds - start.seconds
        guard seconds > 0.2, progress.done > start.done else { return nil }
        return (Double(progress.done) - Double(start.done)) / seconds
    }
}
