import Domain
import Screen

extension ConsoleState {
    /// Why an action cannot be done here and now, as one sentence; nothing if it can.
    ///
    /// The footer shows such an action dimmed, and pressing its key says the sentence.
    func obstacle(to action: Action) -> String? {
        if action.changes, look.isReadOnly {
            return "Read-only: \(action.name) is not possible from here."
        }
        switch action.id {
        case .new: return nil
        case .detach: return detachObstacle
        case .undo: return undo == nil ? "There is nothing to undo." : nil
        case .cancel: return jobToCancel == nil ? "No job of this runs or waits." : nil
        case .nextAlert: return alerts.isEmpty ? "Nothing needs attention." : nil
        case .delete where place == .leftovers:
            return chosenLeftovers.isEmpty ? "There is no leftover under the cursor." : nil
        case .run, .runFull: return taskObstacle ?? disabledObstacle
        case .edit, .toggle, .restore, .verify, .delete: return taskObstacle
        case .nextMatch, .previousMatch:
            return list.filter.isEmpty ? "There is no filter to match. / sets one." : nil
        case .copyName, .copyCommand, .mark, .open:
            return list.selected == nil ? "There is nothing under the cursor." : nil
        case .zoom: return screen == .restore ? "This screen is one panel." : nil
        case .sort, .reverse:
            return ListSource(state: self).columns(of: place).contains(where: \.isSortable)
                ? nil : "This list has its order."
        default: return nil
        }
    }

    /// The marked tasks, or the one under the cursor.
    var chosenTasks: [BackupTask] { chosenIDs.compactMap { world.entry(of: $0)?.health.task } }

    /// The marked leftovers, or the one under the cursor.
    var chosenLeftovers: [Leftover] {
        let source = ListSource(state: self)
        return chosenIDs.compactMap(source.leftover)
    }

    /// The job under the cursor, or the one of the task under it, that runs or waits.
    var jobToCancel: JobRow? {
        guard let selected = list.selected else { return nil }
        if place == .tasks { return world.activeJob(of: selected) }
        return ListSource(state: self).job(selected).flatMap { $0.isEnded ? nil : $0 }
    }

    private var taskObstacle: String? {
        guard chosenTasks.isEmpty else { return nil }
        return world.survey?.entries.isEmpty == false
            ? "There is no task under the cursor." : "There are no tasks yet. n adds one."
    }

    private var disabledObstacle: String? {
        guard let task = chosenTasks.first(where: { !$0.isEnabled }) else { return nil }
        return "\(task.name) is disabled. p enables it."
    }
}
