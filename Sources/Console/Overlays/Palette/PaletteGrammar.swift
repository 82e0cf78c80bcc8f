import Domain

/// Reads commands: the grammar of the command line, and the actions by name.
struct PaletteGrammar {
    /// The tasks there are.
    let tasks: [BackupTask]
    /// The names of the themes.
    let themes: [String]

    /// The command that `text` is.
    ///
    /// - Throws: a `CommandProblem` that says what is missing, unknown or too much.
    func parse(_ text: String) throws(CommandProblem) -> PaletteCommand {
        var words = CommandLineWords(try CommandWords.split(text))
        guard let verb = words.next() else { throw CommandProblem("Nothing was typed.") }
        let command = try parse(verb, &words)
        if let word = words.next() {
            throw CommandProblem("'\(word)' is too much after '\(verb)'.")
        }
        return command
    }

    private func parse(_ verb: String, _ words: inout CommandLineWords) throws(CommandProblem)
        -> PaletteCommand
    {
        switch verb {
        case "backup": return try backup(&words)
        case "verify": return try verify(&words)
        case "restore": return .restore(try task(&words, for: "restore"))
        case "task": return try task(&words)
        case "delay": return try delay(&words)
        case "leftovers": return try leftovers(&words)
        case "points": return try show(.restore, &words)
        case "history": return try show(.activity, &words)
        case "status": return .show(.tasks, filter: "")
        case "log": return .show(.log, filter: "")
        case "theme": return try theme(&words)
        default: return .action(try action(verb, &words))
        }
    }

    private func backup(_ words: inout CommandLineWords) throws(CommandProblem) -> PaletteCommand {
        let (full, incremental) = (words.takeFlag("--full"), words.takeFlag("--incremental"))
        if full, incremental {
            throw CommandProblem("Give only one of --full and --incremental.")
        }
        let kind: BackupKind? = full ? .full : incremental ? .incremental : nil
        return .backup(try task(&words, for: "backup"), kind)
    }

    private func verify(_ words: inout CommandLineWords) throws(CommandProblem) -> PaletteCommand {
        let text = try words.takeValue(of: "--level") ?? VerifyLevel.content.rawValue
        guard let level = VerifyLevel(rawValue: text) else {
            let all = VerifyLevel.allCases.map(\.rawValue).joined(separator: ", ")
            throw CommandProblem("'\(text)' is no level: \(all).")
        }
        return .verify(try task(&words, for: "verify"), level)
    }

    private func task(_ words: inout CommandLineWords) throws(CommandProblem) -> PaletteCommand {
        let what = words.next() ?? ""
        switch what {
        case "add":
            let name = words.next() ?? ""
            if name.hasPrefix("-") { throw CommandProblem("The form asks for the rest.") }
            return .addTask(name)
        case "enable": return .setEnabled(try task(&words, for: "task enable"), true)
        case "disable": return .setEnabled(try task(&words, for: "task disable"), false)
        case "remove": return .removeTask(try task(&words, for: "task remove"))
        default: throw CommandProblem("task what? add, enable, disable or remove.")
        }
    }

    private func delay(_ words: inout CommandLineWords) throws(CommandProblem) -> PaletteCommand {
        let task = try task(&words, for: "delay")
        guard let text = words.next() else {
            throw CommandProblem("delay needs a time, 1h to 7d, or off.")
        }
        if text == "off" { return .delay(task, nil) }
        do throws(Failure) {
            return .delay(task, try DelaySpan(text))
        } catch {
            throw CommandProblem("\(error.message) \(error.cause)")
        }
    }

    private func leftovers(_ words: inout CommandLineWords) throws(CommandProblem) -> PaletteCommand
    {
        guard words.peek == "remove" else { return try show(.leftovers, &words) }
        _ = words.next()
        guard let file = words.next() else {
            throw CommandProblem("leftovers remove needs the path of a file.")
        }
        return .removeLeftover(file: file)
    }

    private func show(_ screen: ScreenID, _ words: inout CommandLineWords) throws(CommandProblem)
        -> PaletteCommand
    {
        guard words.peek != nil else { return .show(screen, filter: "") }
        return .show(screen, filter: try task(&words, for: "").name.text)
    }

    private func theme(_ words: inout CommandLineWords) throws(CommandProblem) -> PaletteCommand {
        guard words.peek != nil else { throw CommandProblem("theme needs a name. T shows them.") }
        let name = words.takeAll()
        guard themes.contains(name) else { throw CommandProblem("There is no theme '\(name)'.") }
        return .theme(name)
    }

    /// The task that the next word names.
    private func task(_ words: inout CommandLineWords, for verb: String) throws(CommandProblem)
        -> BackupTask
    {
        guard let name = words.next() else {
            throw CommandProblem("\(verb) needs the name of a task.")
        }
        if name.hasPrefix("-") { throw CommandProblem("'\(name)' is not known here.") }
        guard let task = tasks.first(where: { $0.name.text == name }) else {
            throw CommandProblem("There is no task '\(name)'.")
        }
        return task
    }

    /// The action of that id or name; a name may have several words.
    private func action(_ verb: String, _ words: inout CommandLineWords) throws(CommandProblem)
        -> ActionID
    {
        let name = ([verb] + [words.takeAll()]).filter { !$0.isEmpty }.joined(separator: " ")
        let found =
            ActionTable.all.first { $0.id.rawValue.lowercased() == name.lowercased() }
            ?? ActionTable.all.first { $0.name == name }
        guard let found else { throw CommandProblem("There is no command '\(name)'.") }
        return found.id
    }
}

/// Words that are taken one after another, and options from among them.
struct CommandLineWords {
    private var words: [String]

    init(_ words: [String]) { self.words = words }

    /// The next word, which stays.
    var peek: String? { words.first }

    mutating func next() -> String? { words.isEmpty ? nil : words.removeFirst() }

    /// All that is left, with a space between two.
    mutating func takeAll() -> String {
        defer { words = [] }
        return words.joined(separator: " ")
    }

    /// Whether a flag is among them; it is taken out.
    mutating func takeFlag(_ flag: String) -> Bool {
        guard let index = words.firstIndex(of: flag) else { return false }
        words.remove(at: index)
        return true
    }

    /// The value of an option, `--level drill` or `--level=drill`; both are taken out.
    mutating func takeValue(of option: String) throws(CommandProblem) -> String? {
        if let index = words.firstIndex(where: { $0.hasPrefix(option + "=") }) {
            return String(words.remove(at: index).dropFirst(option.count + 1))
        }
        guard let index = words.firstIndex(of: option) else { return nil }
        guard index + 1 < words.count else { throw CommandProblem("\(option) needs a value.") }
        words.remove(at: index)
        return words.remove(at: index)
    }
}
