/// Where in the restore screen keys go: a step of the wizard, or a part of one.
enum WizardPlace: Hashable, CaseIterable, Sendable {
    /// The list of restore points, with the wizard closed.
    case list
    case source, typingFolder, owners
    case point
    case typingTarget, check
    case preflight, stopped, checkDetails
    case review
    case running, restored, failed

    /// Whether letters are text here.
    var isTyping: Bool { self == .typingFolder || self == .typingTarget }
}

extension Wizard {
    /// Where keys go now.
    var place: WizardPlace {
        guard isOpen else { return .list }
        switch step {
        case .source: return source.place
        case .point: return .point
        case .target: return target.focus == .path ? .typingTarget : .check
        case .preflight: return preflight.place
        case .review: return .review
        case .run: return run.place
        }
    }
}
