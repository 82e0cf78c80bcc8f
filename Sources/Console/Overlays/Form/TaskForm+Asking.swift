import Domain

extension TaskForm {
    /// Asks about the paths that were not asked about yet: those that nobody is typing, unless this is
    /// the start.
    mutating func askAboutPaths(atStart: Bool = false) -> [Request] {
        [.database, .destination].filter { $0 != focus || atStart }.compactMap { field in
            let inquiry = problem(field) == nil ? inquiry(about: field) : nil
            guard inquiry != asked[field] else { return nil }
            asked[field] = inquiry
            answers[field] = nil
            return inquiry.map { .inquire($0) }
        }
    }

    /// The answer about the path in a field; nothing while it is not known, or is about another.
    func answer(about field: FormField) -> Answer? {
        asked[field] == inquiry(about: field) ? answers[field] : nil
    }

    /// Whether the answer about the path in a field is still to come.
    func isWaiting(for field: FormField) -> Bool {
        asked[field] != nil && asked[field] == inquiry(about: field) && answers[field] == nil
    }

    /// Takes an answer, unless nobody waits for it any more.
    mutating func take(_ answer: Answer, to inquiry: Inquiry) -> [Request] {
        switch inquiry {
        case .database: return take(answer, to: inquiry, about: .database)
        case .destination: return take(answer, to: inquiry, about: .destination)
        case .completions(let text, _):
            guard case .completions(let paths) = answer else { return completed(text, with: []) }
            return completed(text, with: paths)
        case .save(let task, _): return saved(task, answer)
        default: return []
        }
    }

    private func inquiry(about field: FormField) -> Inquiry {
        field == .database
            ? .database(path: path(.database))
            : .destination(path: path(.destination), database: path(.database))
    }

    private mutating func take(
        _ answer: Answer, to inquiry: Inquiry, about field: FormField
    ) -> [Request] {
        guard asked[field] == inquiry else { return [] }
        answers[field] = answer
        return isSaveWaiting ? save() : []
    }
}

// MARK: Completing paths

extension TaskForm {
    /// Completes the path in the field with the focus; moves on if it has been completed.
    mutating func complete() -> [Request] {
        let text = text(focus)
        guard text.hasPrefix("/"), completion?.text != text else { return move(by: 1) }
        completion = Completion(text: text)
        return [.inquire(.completions(of: text, onlyFolders: focus == .destination))]
    }

    private mutating func completed(_ text: String, with paths: [String]) -> [Request] {
        guard focus.isPath, self.text(focus) == text, completion == Completion(text: text) else {
            return []
        }
        if paths.isEmpty || paths == [text] { return move(by: 1) }
        let common = paths.dropFirst().reduce(paths[0]) { $0.commonPrefix(with: $1) }
        let longer = common.count > text.count ? common : text
        edit(focus) { field in
            field = TextField(longer)
            return true
        }
        completion = paths.count > 1 ? Completion(text: longer, paths: paths) : nil
        return []
    }
}

extension String {
    /// The characters with which both begin.
    fileprivate func commonPrefix(with other: String) -> String {
        String(zip(self, other).prefix { $0 == $1 }.map(\.0))
    }
}

// MARK: Saving

extension TaskForm {
    /// Saves the task, or goes to what is wrong with it.
    ///
    /// The paths are looked at first. If one is no good it is said, and saving once more means it.
    mutating func save() -> [Request] {
        visited.formUnion(FormField.allCases)
        (isSaveWaiting, completion, failure) = (false, nil, nil)
        if let wrong = firstProblem {
            focus = wrong
            return askAboutPaths()
        }
        focus = .save
        let requests = askAboutPaths()
        if [.database, .destination].contains(where: { isWaiting(for: $0) }) {
            isSaveWaiting = true
            return requests
        }
        guard let task, task != original else { return [.close(saying: "Nothing was changed.")] }
        if !isInsisting, let failure = pathFailure {
            (self.failure, isInsisting) = (failure, true)
            return requests
        }
        saving = task
        return [.inquire(.save(task, isNew: original == nil))]
    }

    private mutating func saved(_ task: BackupTask, _ answer: Answer) -> [Request] {
        guard saving == task else { return [] }
        saving = nil
        guard case .failed(let failure) = answer else { return [.close(saying: nil)] }
        self.failure = failure
        return []
    }

    /// Why one of the paths is no good.
    private var pathFailure: Failure? {
        let failures = [FormField.database, .destination].compactMap { field -> Failure? in
            guard case .failed(let failure) = answer(about: field) else { return nil }
            return failure
        }
        return failures.first.map {
            Failure($0.code, $0.message, next: "Mend it, or save once more to keep the task so.")
        }
    }
}
