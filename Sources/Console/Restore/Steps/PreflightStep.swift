import Domain
import Screen

/// The fourth step: the dry run, and what it found.
struct PreflightStep: Equatable, Sendable {
    /// What the dry run came to.
    enum Outcome: Equatable, Sendable {
        case plan(RestorePlan)
        case failed(Failure)
    }

    var list = ListState()
    var showsDetails = false
    /// What was tried.
    private(set) var request: RestoreRequest?
    /// What it came to; nothing until it is known.
    private(set) var outcome: Outcome?
    /// When it became known.
    private(set) var lookedAt: LocalTime?

    /// Where keys go.
    var place: WizardPlace {
        if showsDetails { return .checkDetails }
        return outcome == nil || obstacle == nil ? .preflight : .stopped
    }

    /// The plan; nothing until there is one.
    var plan: RestorePlan? {
        if case .plan(let plan) = outcome { plan } else { nil }
    }

    /// What stops the restore; nothing if nothing does or nothing is known.
    var obstacle: Failure? {
        switch outcome {
        case nil: nil
        case .plan(let plan): plan.obstacle
        case .failed(let failure): failure
        }
    }

    /// The check under the cursor.
    var check: RestorePlan.Check? {
        plan?.checks.first { $0.name == list.selected } ?? plan?.checks.first
    }

    /// Whether a dry run of `request` found nothing that stops it.
    func passes(_ request: RestoreRequest?) -> Bool {
        request != nil && self.request == request && outcome != nil && obstacle == nil
    }

    /// Forgets what was found: a dry run of `request` begins.
    mutating func begin(_ request: RestoreRequest) {
        if request != self.request { list = ListState() }
        self.request = request
        outcome = nil
        showsDetails = false
    }

    /// Takes what the dry run came to, and puts the cursor on what matters most.
    mutating func take(_ outcome: Outcome, at time: LocalTime) {
        self.outcome = outcome
        lookedAt = time
        let checks = plan?.checks ?? []
        if checks.contains(where: { $0.name == list.selected }), obstacle == nil { return }
        let worst =
            checks.first { $0.result == .stop } ?? checks.first { $0.result == .warning }
        list.selected = (worst ?? checks.first)?.name
    }
}
