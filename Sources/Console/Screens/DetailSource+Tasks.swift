import Domain
import Screen

extension DetailSource {
    /// The tabs of a task's detail.
    static let taskTabs = ["overview", "runs", "points", "settings"]
    /// On screens with lines of so many cells rows are not dear: what differs from task to task then
    /// stays at its place.
    private static let roomyCells = 100

    /// What there is to know of a task, by tabs; none if it is gone.
    func task(_ name: String, _ lines: DetailLines) -> Detail? {
        guard let entry = state.world.entry(of: name) else { return nil }
        let tab = min(max(0, state.lists[.tasks]?.detailTab ?? 0), Self.taskTabs.count - 1)
        let filled =
            switch tab {
            case 1: runs(entry, lines)
            case 2: points(entry, lines)
            case 3: settings(entry.health.task, lines)
            default: overview(entry, lines)
            }
        return Detail(
            title: name, tabs: Self.taskTabs, tab: tab, lines: filled.lines,
            summary: summary(entry))
    }

    private func overview(_ entry: Survey.Entry, _ lines: DetailLines) -> DetailLines {
        var lines = lines
        let name = entry.health.task.name.text
        if let job = state.world.activeJob(of: name) {
            lines = JobLines(state: state, job: job).add(to: lines)
            let author = " " + job.origin.words
            let time = job.startedAt.map { "began \(times.clock($0))" } ?? "asked for"
            lines.add("job", "\(job.command.words), \(time)\(author)")
            lines.add(loss(entry))
            addPaths(entry.health.task, to: &lines)
            return lines
        }
        let trouble = TaskTrouble(entry)
        lines.add(trouble.failures)
        let role = entry.health.state == .late ? Role.late : .failed
        for sentence in trouble.sentences { lines.add("! \(sentence)", role) }
        lines.add(loss(entry))
        addPaths(entry.health.task, to: &lines)
        addPoints(entry, to: &lines)
        addSizes(entry, to: &lines)
        addWarnings(entry.health.warnings, to: &lines)
        return lines
    }

    /// All of each where somebody is in the detail; beside the list what they are about, in a line.
    private func addWarnings(_ warnings: [TaskWarning], to lines: inout DetailLines) {
        guard !warnings.isEmpty else { return }
        if state.panel == .detail {
            for warning in warnings { lines.add("warning", warning.text, .late) }
        } else {
            lines.add(
                "warn", [Span(warnings.map(\.kind.words).joined(separator: ", "))])
        }
    }

    /// What is at stake right now, or what is left when the database is gone.
    private func loss(_ entry: Survey.Entry) -> [Span] {
        guard let last = entry.health.lastGood else {
            return [Span("if it died now you would lose everything: there is no backup", .failed)]
        }
        let span = TimeText.span(times.seconds(since: last))
        if isGone(entry) {
            return [
                Span("the newest state that can be restored is ", .hint),
                Span("\(span) old", .emphasis), Span(": R restores it", .hint),
            ]
        }
        return [Span("if it died now you would lose ", .hint), Span(span, .emphasis)]
    }

    /// Whether the last backup found no database that could be read.
    private func isGone(_ entry: Survey.Entry) -> Bool {
        switch entry.runs.first(where: { $0.action == .backup })?.failure?.code {
        case .databaseMissing, .notADatabase, .databaseUnreadable: true
        default: false
        }
    }

    private func addPaths(_ task: BackupTask, to lines: inout DetailLines) {
        let room = lines.cells - DetailLines.label
        func shown(_ path: String) -> Span {
            Span(path.escapedForDisplay.cut(to: room, at: .middle, glyphs: glyphs))
        }
        let width = task.database.cellWidth + task.destination.cellWidth + 6
        guard lines.cells >= Self.roomyCells || width > room else {
            return lines.add(
                "from",
                [shown(task.database), Span("  to  ", .hint), shown(task.destination)])
        }
        lines.add("from", [shown(task.database)])
        lines.add("to", [shown(task.destination)])
    }

    private func addPoints(_ entry: Survey.Entry, to lines: inout DetailLines) {
        let health = entry.health
        var spans = [Span("\(health.points) complete")]
        if let newest = (try? entry.catalog.get())?.points.last {
            let kind = newest.facts.kind == .full ? "full" : "+\(newest.facts.sequence)"
            spans.append(Span(", newest \(times.date(newest.facts.time)) (\(kind))"))
        }
        if health.leftovers > 0 {
            spans.append(
                Span(
                    "   \(health.leftovers) leftover\(health.leftovers == 1 ? "" : "s")", .leftover)
            )
        }
        lines.add("points", spans)
    }

    /// The course of the database's size.
    private func addSizes(_ entry: Survey.Entry, to lines: inout DetailLines) {
        let sizes = entry.runs.reversed().filter { $0.action == .backup && $0.imageBytes > 0 }
            .map(\.imageBytes)
        guard let newest = sizes.last else { return }
        let course = Sparkline.text(
            sizes.map(Double.init), cells: min(40, lines.cells - 24), glyphs: glyphs)
        let size = ByteCount(newest).description.padded(to: 9)
        lines.add("sizes", [Span("\(size)  \(course)", .rate)])
    }

    private func summary(_ entry: Survey.Entry) -> [Span] {
        let row = TaskRow(
            entry, job: state.world.activeJob(of: entry.health.task.name.text), in: state.world,
            now: state.now)
        return [Span("\(row.name): ", .hint), Span(row.note.escapedForDisplay, row.mark.role)]
            + (row.mark.isAlert ? [] : [Span("   lose: ", .hint)] + loss(entry).suffix(1))
    }
}

extension TaskWarning.Kind {
    /// What it is about in a few words, for a line.
    fileprivate var words: String {
        switch self {
        case .sameDevice: "same disk"
        case .fillingUp: "nearly full"
        case .alerts: "alerts fail"
        case .freezeHeld: "long freeze"
        case .logGrown: "log grew"
        case .clock: "clock"
        case .leftovers: "leftovers"
        case .drill: "no recent drill"
        }
    }
}
