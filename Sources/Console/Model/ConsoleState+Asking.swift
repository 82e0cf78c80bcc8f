import Domain
import Screen

/// The questions: each names what it is about, what is lost and what is kept.
extension ConsoleState {
    func cancelDialog(_ job: JobRow, at time: Double) -> Dialog {
        let lost =
            job.isRunning
            ? "what this run has done so far; its file becomes a leftover"
            : "its place in the queue; it has not begun"
        return Dialog(
            title: "Cancel this job?",
            lines: [
                Span(
                    "\(job.command.words) of \(job.command.task?.text ?? "a folder")", .emphasis),
                Span("lost  \(lost)", .late),
                Span("kept  every restore point that is there", .good),
            ], consent: .key, deed: .cancel(job.id), openedAt: time)
    }

    func removeDialog(_ tasks: [BackupTask], at time: Double) -> Dialog {
        let names = tasks.map(\.name.text).joined(separator: ", ")
        let isBusy = tasks.contains { world.activeJob(of: $0.name.text) != nil }
        let folders = Set(tasks.map(\.destination)).sorted().joined(separator: ", ")
        let subject = tasks.count == 1 ? "this task" : "\(tasks.count) tasks"
        return Dialog(
            title: "Forget \(subject)?",
            lines: [
                Span(names, .emphasis),
                Span(
                    "lost  the configuration and its schedules"
                        + (isBusy ? "; its jobs are cancelled" : ""), .late),
                Span("kept  all backups, in \(folders)", .good),
            ], consent: .name(tasks.count == 1 ? names : "\(tasks.count) tasks"),
            deed: .inquire(tasks.map { .remove($0.name) }, what: "removed \(names)"),
            openedAt: time)
    }

    func disableDialog(_ tasks: [BackupTask], busy: [BackupTask], at time: Double) -> Dialog {
        let names = tasks.map(\.name.text).joined(separator: ", ")
        let jobs = busy.map(\.name.text).joined(separator: ", ")
        return Dialog(
            title: "Disable, and cancel what runs?",
            lines: [
                Span(names, .emphasis),
                Span("lost  what the jobs of \(jobs) have done so far", .late),
                Span("kept  every restore point, and the configuration; u enables again", .good),
            ], consent: .key, deed: .setEnabled(tasks.map(\.name), false), openedAt: time)
    }

    /// Leftovers are never good copies, so this can never delete the only one.
    func deleteDialog(_ leftovers: [Leftover], at time: Double) -> Dialog {
        let bytes = ByteCount(leftovers.reduce(0) { $0 &+ $1.bytes })
        let shown = 4
        var lines = leftovers.prefix(shown).map { Span($0.file, .emphasis) }
        if leftovers.count > shown {
            lines.append(Span("and \(leftovers.count - shown) more", .emphasis))
        }
        lines.append(Span("lost  \(bytes) of unfinished backups: none was ever restorable", .late))
        lines.append(Span("kept  every restore point; a leftover is never one of them", .good))
        return Dialog(
            title: leftovers.count == 1
                ? "Delete this leftover?" : "Delete \(leftovers.count) leftovers?",
            lines: lines, consent: .key,
            deed: .inquire(
                leftovers.map { .removeLeftover(file: $0.file) }, what: "deleted leftover"),
            openedAt: time)
    }

    func quitDialog(at time: Double) -> Dialog {
        let running = world.jobs.filter(\.isRunning)
        let waiting = world.jobs.filter(\.isWaiting)
        let names = running.map { $0.command.task?.text ?? "a folder" }.joined(separator: ", ")
        var lines: [Span] = []
        if !running.isEmpty {
            lines.append(Span("kept  what runs ends properly first: \(names)", .good))
        }
        if !waiting.isEmpty {
            let jobs = waiting.count == 1 ? "1 job that waits" : "\(waiting.count) jobs that wait"
            lines.append(Span("lost  \(jobs): not begun, cancelled", .late))
        }
        return Dialog(
            title: "Leave?", lines: lines, consent: .key, deed: .quit, openedAt: time)
    }

    /// Does what was agreed to.
    mutating func perform(_ deed: Dialog.Deed) -> [ConsoleEffect] {
        switch deed {
        case .cancel(let job):
            let task = world.job(job)?.command.task?.text ?? "a folder"
            writeAction("cancelled the job of \(task)")
            return [.cancel(job, because: "cancelled in the console")]
        case .quit:
            let waiting = world.jobs.filter(\.isWaiting).map(\.id)
            return waiting.map { .cancel($0, because: "the console was left") } + [.quit]
        case .restore(let request): return submitRestore(request)
        case .setEnabled(let names, let isEnabled): return setEnabled(names, isEnabled)
        case .inquire(let inquiries, let what):
            list.marks = []
            return inquiries.map { change($0, what: what) }
        }
    }
}
