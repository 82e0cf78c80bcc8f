import Domain
import Screen

extension ConsoleState {
    /// The actions that change tasks, jobs and leftovers.
    mutating func work(_ id: ActionID, at time: Double) -> [ConsoleEffect] {
        switch id {
        case .undo: return takeBack()
        case .cancel: return askToCancel(at: time)
        case .delete where screen == .leftovers: return askToDeleteLeftovers(at: time)
        case .new: return openForm(changing: nil)
        default: break
        }
        let tasks = chosenTasks
        guard let first = tasks.first else {
            say("There is no task under the cursor.", .hint)
            return []
        }
        switch id {
        case .run: return tasks.map { .submit(.backup($0.name, nil)) }
        case .runFull: return tasks.map { .submit(.backup($0.name, .full)) }
        case .verify:
            return tasks.map {
                .submit(.verify(VerifyRequest(scope: .task($0.name), level: .content)))
            }
        case .toggle: return tasks.map { toggle($0) }
        case .edit: return openForm(changing: first)
        case .restore: return openWizard(for: first)
        case .delete: return askToRemove(tasks, at: time)
        default: return []
        }
    }

    /// The marked tasks, or the one under the cursor.
    private var chosenTasks: [BackupTask] {
        let names = list.marks.isEmpty ? [list.selected].compactMap { $0 } : list.marks.sorted()
        return names.compactMap { world.entry(of: $0)?.health.task }
    }

    private mutating func toggle(_ task: BackupTask) -> ConsoleEffect {
        let what = task.isEnabled ? "disabled \(task.name)" : "enabled \(task.name)"
        undo = Undo(
            what: task.isEnabled ? "enabled \(task.name) again" : "disabled \(task.name) again",
            inquiry: .setEnabled(task.name, task.isEnabled))
        say("\(what). u takes it back.", .hint)
        return change(.setEnabled(task.name, !task.isEnabled), what: what)
    }

    private mutating func takeBack() -> [ConsoleEffect] {
        guard let undo else {
            say("There is nothing to undo.", .hint)
            return []
        }
        self.undo = nil
        say(undo.what, .hint)
        return [change(undo.inquiry, what: undo.what)]
    }

    private mutating func askToCancel(at time: Double) -> [ConsoleEffect] {
        let job =
            screen == .tasks
            ? list.selected.flatMap { world.activeJob(of: $0) }
            : world.activeJobs.first { "job-\($0.id.rawValue)" == list.selected }
        guard let job else {
            say("No job of this runs or waits.", .hint)
            return []
        }
        overlay = .dialog(
            Dialog(
                title: "Cancel this job?",
                lines: [
                    Span(CommandLineText.text(job.command), .emphasis),
                    Span("Lost: what this run has done so far; its file becomes a leftover."),
                    Span("Kept: every restore point that is there.", .good),
                ], consent: .key, deed: .cancel(job.id), openedAt: time))
        return []
    }

    private mutating func askToRemove(_ tasks: [BackupTask], at time: Double) -> [ConsoleEffect] {
        let names = tasks.map(\.name.text).joined(separator: ", ")
        overlay = .dialog(
            Dialog(
                title: "Forget \(tasks.count == 1 ? "this task" : "these tasks")?",
                lines: [
                    Span(names, .emphasis),
                    Span("Lost: the configuration, and its schedules.", .late),
                    Span(
                        "Kept: all backups, in \(Set(tasks.map(\.destination)).sorted().joined(separator: ", "))",
                        .good),
                ], consent: .name(tasks.count == 1 ? names : "\(tasks.count) tasks"),
                deed: .inquire(tasks.map { .remove($0.name) }, what: "removed \(names)"),
                openedAt: time))
        return []
    }

    private mutating func askToDeleteLeftovers(at time: Double) -> [ConsoleEffect] {
        let all = world.survey?.leftovers ?? []
        let files = list.marks.isEmpty ? [list.selected].compactMap { $0 } : list.marks.sorted()
        let chosen = all.filter { files.contains($0.file) }
        guard let first = chosen.first else {
            say("There is no leftover under the cursor.", .hint)
            return []
        }
        let bytes = ByteCount(chosen.reduce(0) { $0 + $1.bytes })
        overlay = .dialog(
            Dialog(
                title: chosen.count == 1
                    ? "Delete this leftover?" : "Delete \(chosen.count) leftovers?",
                lines: [
                    Span(first.file, .emphasis),
                    Span("Lost: \(bytes) that nothing can be restored from."),
                    Span("Kept: every restore point.", .good),
                ], consent: .key,
                deed: .inquire(
                    chosen.map { .removeLeftover(file: $0.file) }, what: "deleted leftover"),
                openedAt: time))
        return []
    }
}
