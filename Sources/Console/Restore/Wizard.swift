import Domain

/// The restore that is being put together, step by step.
struct Wizard: Equatable, Sendable {
    /// Whether it is shown in place of the list of restore points.
    var isOpen = false
    /// What was chosen so far.
    var draft = RestoreDraft()
}
