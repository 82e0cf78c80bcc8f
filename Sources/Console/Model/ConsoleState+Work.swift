import Domain
import Screen

/// The actions that change tasks, jobs and leftovers.
extension ConsoleState {
    /// Does the work, or asks first where it could cost something. Nothing is in the way of it.
    mutating func work(_ id: ActionID, at time: Double) -> [ConsoleEffect] {
        let tasks = chosenTasks
        switch id {
        case .undo: return takeBack()
        case .cancel: overlay = jobToCancel.map { .dialog(cancelDialog($0, at: time)) }
        case .delete where place == .leftovers:
            overlay = .dialog(deleteDialog(chosenLeftovers, at: time))
        case .delete: overlay = .dialog(removeDialog(tasks, at: time))
        case .new where !list.filter.isEmpty: move(.nextMatch)
        case .new: return openForm(changing: nil)
        case .run: return submit(tasks) { .backup($0.name, nil) }
        case .runFull: return submit(tasks) { .backup($0.name, .full) }
        case .verify where tasks.count == 1: tasks.forEach { askForLevel(of: $0) }
        case .verify:
            return submit(tasks) {
                .verify(VerifyRequest(scope: .task($0.name), level: .content))
            }
        case .toggle: return toggle(tasks, at: time)
        case .edit: return tasks.first.map { openForm(changing: $0) } ?? []
        case .restore: return tasks.first.map { openWizard(for: $0) } ?? []
        default: break
        }
        return []
    }

    private mutating func submit(
        _ tasks: [BackupTask], _ command: (BackupTask) -> EngineCommand
    ) -> [ConsoleEffect] {
        list.marks = []
        return tasks.map { .submit(command($0)) }
    }

    /// Disables the tasks if one of them is enabled, else enables them. A question comes first
    /// where a job would be cancelled by it.
    private mutating func toggle(_ tasks: [BackupTask], at time: Double) -> [ConsoleEffect] {
        let disables = tasks.contains(where: \.isEnabled)
        let changed = tasks.filter { $0.isEnabled == disables }
        let busy = changed.filter { world.activeJob(of: $0.name.text) != nil }
        if disables, !busy.isEmpty {
            overlay = .dialog(disableDialog(changed, busy: busy, at: time))
            return []
        }
        return setEnabled(changed.map(\.name), !disables)
    }

    /// Switches tasks on or off, and offers to take it back.
    mutating func setEnabled(_ names: [TaskName], _ isEnabled: Bool) -> [ConsoleEffect] {
        let words = isEnabled ? ("enabled", "disabled") : ("disabled", "enabled")
        let subject = names.count == 1 ? "\(names[0])" : "\(names.count) tasks"
        undo = Undo(
            what: "\(words.1) \(subject) again",
            inquiries: names.map { .setEnabled($0, !isEnabled) })
        list.marks = []
        say("\(words.0) \(subject). u takes it back.", .hint)
        return names.map { change(.setEnabled($0, isEnabled), what: "\(words.0) \($0)") }
    }

    private mutating func takeBack() -> [ConsoleEffect] {
        guard let undo else { return [] }
        self.undo = nil
        say(undo.what, .hint)
        return undo.inquiries.map { change($0, what: undo.what) }
    }
}
