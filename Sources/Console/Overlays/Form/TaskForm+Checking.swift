import Domain

extension TaskForm {
    /// What is wrong with the text of a field, as a sentence; nothing if it can be saved.
    func problem(_ field: FormField) -> String? {
        let text = text(field)
        switch field {
        case .name: return original == nil ? nameProblem(text) : nil
        case .database, .destination: return pathProblem(text, field)
        case .full, .incremental: return Self.words { _ = try schedule(field) }
        case .level:
            return number(field, in: BackupTask.levels) == nil
                ? "A whole number from 1 to 19." : nil
        case .maxChain:
            return number(field, in: BackupTask.chainLengths) == nil
                ? "A whole number from 0 to 9999." : nil
        case .maxChainDays:
            let isFine = text.isEmpty || number(field, in: BackupTask.chainDays) != nil
            return isFine ? nil : "A whole number of 1 or more, or empty for no limit."
        case .freezeLimit:
            return freezeLimit == nil
                ? "Seconds, more than 0 and at most \(BackupTask.longestFreezeLimit)." : nil
        case .check, .isEnabled, .save: return nil
        }
    }

    /// The first field with something wrong in it.
    var firstProblem: FormField? { order.first { problem($0) != nil } }

    /// The task that the fields describe; nothing while something is wrong in them.
    var task: BackupTask? {
        guard firstProblem == nil, let name = try? original?.name ?? TaskName(text(.name)),
            let level = number(.level, in: BackupTask.levels),
            let maxChain = number(.maxChain, in: BackupTask.chainLengths), let freezeLimit
        else { return nil }
        var task = original ?? BackupTask(name: name, database: "", destination: "")
        (task.database, task.destination) = (path(.database), path(.destination))
        (task.full, task.incremental) = (try? schedule(.full), try? schedule(.incremental))
        (task.level, task.maxChain, task.freezeLimit) = (level, maxChain, freezeLimit)
        task.maxChainDays = number(.maxChainDays, in: BackupTask.chainDays)
        task.check = BackupTask.SourceCheck(rawValue: text(.check)) ?? task.check
        task.isEnabled = text(.isEnabled) == "yes"
        task.alerts = alerts
        return task
    }

    /// The schedule in a field; nothing if it is empty.
    func schedule(_ field: FormField) throws -> CronExpression? {
        let text = text(field)
        return text.allSatisfy(\.isWhitespace) ? nil : try CronExpression(text)
    }

    private var freezeLimit: Double? {
        let text = text(.freezeLimit)
        guard text.utf8.allSatisfy({ "0123456789.".utf8.contains($0) }), let number = Double(text),
            number > 0, number <= Double(BackupTask.longestFreezeLimit)
        else { return nil }
        return number
    }

    private func number(_ field: FormField, in range: ClosedRange<Int>) -> Int? {
        let text = text(field)
        guard let number = Int(text), range.contains(number), "\(number)" == text else {
            return nil
        }
        return number
    }

    private func nameProblem(_ text: String) -> String? {
        if text.isEmpty { return "The name is missing." }
        if taken.contains(text) { return "There is already a task \(text)." }
        return Self.words { _ = try TaskName(text) }
    }

    private func pathProblem(_ text: String, _ field: FormField) -> String? {
        if text.isEmpty { return "The path is missing." }
        if text.hasPrefix("/") { return nil }
        return "A whole path starts with '/'; '~' and variables are not replaced."
    }

    private static func words(_ body: () throws -> Void) -> String? {
        do {
            try body()
            return nil
        } catch {
            return Failure(describing: error).message
        }
    }
}
