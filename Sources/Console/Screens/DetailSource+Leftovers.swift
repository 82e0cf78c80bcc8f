import Domain
import Screen

extension DetailSource {
    /// Who wrote a leftover, what ended it, and what deleting it would lose: nothing, and why.
    func leftover(_ leftover: Leftover, _ empty: DetailLines) -> Detail {
        var lines = empty
        lines.add("ended", leftover.why, .leftover)
        lines.add("written", written(leftover))
        lines.add("chain", chain(leftover), leftover.isChainIntact ? .good : .failed)
        lines.add("next run", nextRun(leftover))
        lines.add("file", leftover.file)
        lines.add("size", "\(ByteCount(leftover.bytes)), all of it freed by deleting it")
        lines.add(
            "deleting",
            "loses no restore point: this file never became one, and nothing is "
                + "restored from it. d deletes it.", .hint)
        return Detail(
            title: "Leftover of \(leftover.task ?? "an unknown task")", lines: lines.lines,
            summary: [Span(leftover.why.escapedForDisplay, .leftover)])
    }

    private func written(_ leftover: Leftover) -> String {
        let what = leftover.kind.map { "\($0.rawValue) backup" } ?? "a backup of unknown kind"
        let began = leftover.startedAt.map { ", begun \($0.forPeople)" } ?? ""
        let writer = leftover.writer.map { writer in
            " by process \(writer.pid) on \(writer.host), which writes it no more"
        }
        return what + began + (writer ?? "; who wrote it is not known, its sidecar is lost")
    }

    private func chain(_ leftover: Leftover) -> String {
        let id = leftover.chain.map { " \($0)" } ?? ""
        guard leftover.isChainIntact else {
            return "the chain\(id) it was to extend is broken: 4 shows which points can be restored"
        }
        if leftover.kind == nil { return "which one it was for is not known; all are intact" }
        return leftover.chain == nil
            ? "it was to begin a chain; all others are as they were"
            : "the chain\(id) is intact: every point of it can be restored"
    }

    /// Where the next backup of its task goes on.
    private func nextRun(_ leftover: Leftover) -> String {
        guard let task = leftover.task, let entry = state.world.entry(of: task) else {
            return "no task of that name is configured; nothing waits for this file"
        }
        let points = (try? entry.catalog.get())?.points ?? []
        guard let last = points.last(where: { $0.state == .complete }) else {
            return "a full backup: there is no complete one to go on from"
        }
        let facts = last.facts
        let what = facts.kind == .full ? "full backup" : "incremental \(facts.sequence)"
        return "goes on from the \(what) of \(facts.time.forPeople), as if this had not been"
    }
}
