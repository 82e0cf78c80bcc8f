import Domain

/// Answers inquiries. Blocking; called on one thread at a time.
struct Desk {
    let parts: EngineParts
    /// Cancels what waits and runs for a task; `why` goes into the failure.
    let cancelJobs: (_ task: TaskName, _ why: String) -> Void
    /// Keeps the schedules; none while nobody does, and only the book is there.
    let keeper: ScheduleKeeper?

    /// How many completions are worth reading.
    private static let completions = 50

    /// The answer to `inquiry`, and whether something was changed by it.
    func answer(_ inquiry: Inquiry) -> (answer: Answer, changed: Bool) {
        do {
            if let answer = try look(inquiry) { return (answer, false) }
            try change(inquiry)
            return (.done, true)
        } catch {
            return (.failed(Failure(describing: error)), false)
        }
    }

    /// The answer to an inquiry that changes nothing; nothing for one that does.
    private func look(_ inquiry: Inquiry) throws -> Answer? {
        switch inquiry {
        case .catalog(let folder): return .catalog(try parts.store.catalog(of: folder))
        case .plan(let request):
            return .plan(try RestorePlanner(parts: parts, request: request).plan())
        case .database(let path): return .database(try parts.source.describe(path))
        case .destination(let path, let database):
            return .destination(try parts.folders.destination(at: path, for: database))
        case .target(let path): return .target(try parts.store.target(at: path))
        case .completions(let text, let onlyFolders):
            return .completions(
                parts.folders.completions(
                    of: text, onlyFolders: onlyFolders, limit: Self.completions))
        case .survey, .agenda, .putOff, .save, .setEnabled, .remove, .removeLeftover, .saveDraft,
            .discardDraft:
            return nil
        }
    }

    private func change(_ inquiry: Inquiry) throws {
        switch inquiry {
        case .save(let task, isNew: true):
            try parts.folders.makeDestination(at: task.destination)
            try parts.tasks.add(task)
        case .save(let task, isNew: false): try parts.tasks.replace(task)
        case .setEnabled(let name, let isEnabled):
            try parts.tasks.setEnabled(isEnabled, of: name)
            if !isEnabled { cancelJobs(name, "the task was disabled") }
        case .remove(let name):
            try parts.tasks.remove(name)
            cancelJobs(name, "the task was removed")
        case .putOff(let name, let until): try putOff(name, until: until)
        case .removeLeftover(let file): try parts.store.removeLeftover(file)
        case .saveDraft(let draft): try parts.drafts.save(draft)
        case .discardDraft: try parts.drafts.discard()
        case .survey, .agenda, .catalog, .plan, .database, .destination, .target, .completions:
            break
        }
    }

    private func putOff(_ name: TaskName, until: LocalTime?) throws {
        let task = try parts.tasks.task(name)
        let now = parts.clock.now
        if let keeper {
            keeper.putOff(name, until: until)
        } else {
            var book =
                try parts.schedules.book()
                ?? ScheduleBook(bootID: parts.writer.bootID, aliveAt: now)
            book.agendas[name, default: TaskAgenda(of: task, from: now)].putOff(
                until: until, at: now)
            try parts.schedules.keep(book)
        }
        if let until { cancelJobs(name, "it was put off until \(until.forPeople)") }
    }
}
