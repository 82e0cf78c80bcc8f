import Domain

/// The last step: the restore itself, and what it came to.
struct RunStep: Equatable, Sendable {
    /// What is being done; nothing until it is started.
    private(set) var request: RestoreRequest?
    /// The job that does it; nothing until the engine took it.
    private(set) var job: JobID?
    /// How it ended; nothing until it did.
    private(set) var outcome: JobOutcome?

    /// Whether it was started and has not ended.
    var isUnderWay: Bool { request != nil && outcome == nil }

    /// The failure it ended with.
    var failure: Failure? {
        if case .failed(let failure) = outcome { failure } else { nil }
    }

    /// Where keys go.
    var place: WizardPlace {
        guard let outcome else { return .running }
        if case .restored = outcome { return .restored }
        return .failed
    }

    /// The step at which a person can mend what it failed of.
    var mendingStep: RestoreDraft.Step {
        switch failure?.code {
        case .targetExists, .targetInUse, .destinationMissing, .destinationUnwritable, .diskFull,
            .fileExists:
            .target
        case .noPoints, .unknownPoint, .chainBroken, .fileDamaged, .unsupportedFormat,
            .checkFailed:
            .point
        case .unknownTask: .source
        default: .preflight
        }
    }

    /// Begins a restore.
    mutating func begin(_ request: RestoreRequest) {
        self = RunStep()
        self.request = request
    }

    /// The engine took it as `job`.
    mutating func take(_ job: JobID) { self.job = job }

    /// It ended, or was never begun.
    mutating func end(_ outcome: JobOutcome) { self.outcome = outcome }
}
