import Domain

/// Decides whether a backup is a full one, and why, or which backup it goes on from.
struct BackupDecision {
    /// What is to be made.
    enum Verdict: Hashable {
        case full(FullReason)
        case incremental(after: RestorePoint)
    }

    let task: BackupTask
    let requested: BackupKind?
    let node: NodeTag
    let now: LocalTime

    /// The verdict, given what lies in the destination.
    ///
    /// - Parameters:
    ///   - isReplaced: whether a restore has replaced the database since the last backup.
    ///   - canContinue: whether a point's page table is there.
    func verdict(
        _ catalog: Catalog, isReplaced: Bool = false, canContinue: (RestorePoint) -> Bool
    ) -> Verdict {
        if requested == .full { return .full(.requested) }
        let own = catalog.tips.filter { $0.facts.node == node.text }
        guard let newest = own.last else { return .full(.first) }
        if isReplaced { return .full(.replaced) }
        // Order comes from the chain and not from clocks: the last backup is the one whose page
        // table this node has kept.
        guard let last = own.last(where: canContinue) else {
            return .full(newest.state == .complete ? .pageTableLost : unusable(newest))
        }
        guard last.state == .complete else { return .full(unusable(last)) }
        return verdict(after: last, start(of: last, in: catalog))
    }

    private func verdict(after last: RestorePoint, _ start: LocalTime) -> Verdict {
        if Int(last.facts.sequence) >= task.maxChain { return .full(.chainTooLong(task.maxChain)) }
        let days = Int((now.microseconds - start.microseconds) / 86_400_000_000)
        if let limit = task.maxChainDays, days >= limit { return .full(.chainTooOld(days: days)) }
        return .incremental(after: last)
    }

    private func start(of point: RestorePoint, in catalog: Catalog) -> LocalTime {
        catalog.points.first { $0.id == point.facts.chain }?.facts.time ?? point.facts.time
    }

    private func unusable(_ point: RestorePoint) -> FullReason {
        .lastUnusable(point.problem ?? "its chain is not complete.")
    }
}
