import Domain
import Screen

extension ConsoleState {
    mutating func openPalette() {
        overlay = .palette(CommandPalette(paletteCatalog, history: commands))
    }

    /// Asks how closely the backups of a task are to be looked at.
    mutating func askForLevel(of task: BackupTask) {
        let text = "verify \(task.name) --level "
        overlay = .palette(
            CommandPalette(
                paletteCatalog, history: commands, text: text,
                choosing: text + VerifyLevel.content.rawValue))
    }

    mutating func pressInPalette(_ key: Key, _ palette: CommandPalette, at time: Double)
        -> [ConsoleEffect]
    {
        var palette = palette
        let request = palette.press(key, paletteCatalog)
        overlay = .palette(palette)
        switch request {
        case .stay: return []
        case .close:
            overlay = nil
            return []
        case .run(let text): return run(text, from: palette, at: time)
        }
    }

    mutating func pasteInPalette(_ text: String) -> [ConsoleEffect] {
        guard case .palette(var palette) = overlay else { return [] }
        palette.paste(text, paletteCatalog)
        overlay = .palette(palette)
        return []
    }

    private var paletteCatalog: PaletteCatalog {
        PaletteCatalog(
            tasks: world.survey?.entries.map(\.health.task) ?? [], themes: look.themes.map(\.name),
            leftovers: world.survey?.leftovers.map(\.file) ?? [], screen: screen)
    }

    /// Runs a typed command; one that is no command stays, with the reason.
    private mutating func run(_ text: String, from palette: CommandPalette, at time: Double)
        -> [ConsoleEffect]
    {
        let catalog = paletteCatalog
        let grammar = PaletteGrammar(tasks: catalog.tasks, themes: catalog.themes)
        do throws(CommandProblem) {
            let command = try grammar.parse(text)
            commands = (commands.filter { $0 != text } + [text]).suffix(100)
            (overlay, notice) = (nil, nil)
            return try run(command, at: time)
        } catch {
            var palette = palette
            palette.problem = error.text
            overlay = .palette(palette)
            return []
        }
    }

    /// Does what the key for it does, so that it asks and refuses as the key does.
    private mutating func run(_ command: PaletteCommand, at time: Double) throws(CommandProblem)
        -> [ConsoleEffect]
    {
        switch command {
        case .backup(let task, nil): return perform(.run, on: task, at: time)
        case .backup(let task, .full): return perform(.runFull, on: task, at: time)
        case .backup(let task, .incremental):
            return isRefused(.run) ? [] : [.submit(.backup(task.name, .incremental))]
        case .verify(let task, let level):
            let request = VerifyRequest(scope: .task(task.name), level: level)
            return isRefused(.verify) ? [] : [.submit(.verify(request))]
        case .restore(let task): return perform(.restore, on: task, at: time)
        case .addTask(let name): return isRefused(.new) ? [] : openForm(named: name)
        case .setEnabled(let task, let isEnabled):
            if task.isEnabled == isEnabled {
                throw CommandProblem(
                    "\(task.name) is \(isEnabled ? "enabled" : "disabled") already.")
            }
            return perform(.toggle, on: task, at: time)
        case .removeTask(let task): return perform(.delete, on: task, at: time)
        case .delay(let task, let span): return try delay(task, by: span)
        case .removeLeftover(let file): return try remove(leftover: file, at: time)
        case .show(let screen, let filter): return show(screen, filter: filter, at: time)
        case .theme(let name): return use(theme: name)
        case .action(let id): return try perform(id, at: time)
        }
    }

    private mutating func perform(_ id: ActionID, at time: Double) throws(CommandProblem)
        -> [ConsoleEffect]
    {
        guard let action = ActionTable.action(id) else { return [] }
        guard action.fits(screen) else {
            throw CommandProblem("'\(action.name)' is not possible on \(screen.title).")
        }
        return perform(action, at: time)
    }

    /// Performs an action on one row of a screen, whatever was marked there.
    private mutating func perform(
        _ id: ActionID, on row: String, of screen: ScreenID, at time: Double
    ) -> [ConsoleEffect] {
        guard let action = ActionTable.action(id) else { return [] }
        _ = show(screen, filter: "", at: time)
        let marks = lists[screen]?.marks ?? []
        lists[screen, default: ListState()].marks = []
        lists[screen, default: ListState()].selected = row
        let effects = perform(action, at: time)
        lists[screen, default: ListState()].marks = marks
        return effects
    }

    private mutating func perform(_ id: ActionID, on task: BackupTask, at time: Double)
        -> [ConsoleEffect]
    {
        perform(id, on: task.name.text, of: .tasks, at: time)
    }

    private mutating func show(_ screen: ScreenID, filter: String, at time: Double)
        -> [ConsoleEffect]
    {
        lists[screen, default: ListState()].filter = filter
        let ids: [ActionID] = [.screen1, .screen2, .screen3, .screen4, .screen5]
        guard let action = ActionTable.action(ids[screen.rawValue - 1]) else { return [] }
        return perform(action, at: time)
    }

    /// Puts a task off. One that is being backed up is left alone: that would cancel it.
    private mutating func delay(
        _ task: BackupTask, by span: DelaySpan?
    ) throws(CommandProblem) -> [ConsoleEffect] {
        if isRefused(.toggle) { return [] }
        if span != nil, world.activeJob(of: task.name.text) != nil {
            throw CommandProblem("\(task.name) is being backed up; cancel that first, or wait.")
        }
        let what = span.map { "put \(task.name) off for \($0)" } ?? "\(task.name) is not put off"
        say(what, .hint)
        let until = span.map { now.adding($0.microseconds) }
        return [
            change(
                .putOff(task.name, until: until), what: what,
                commandLine: "stillpoint delay \(task.name) \(span?.description ?? "off")")
        ]
    }

    private mutating func remove(leftover file: String, at time: Double) throws(CommandProblem)
        -> [ConsoleEffect]
    {
        guard world.survey?.leftovers.contains(where: { $0.file == file }) == true else {
            throw CommandProblem("There is no leftover '\(file)'.")
        }
        return perform(.delete, on: file, of: .leftovers, at: time)
    }

    private mutating func openForm(named name: String) -> [ConsoleEffect] {
        let effects = openForm(changing: nil)
        return effects + pasteInForm(name)
    }

    /// Says so if an action is refused because nothing may be changed from here.
    private mutating func isRefused(_ id: ActionID) -> Bool {
        guard let action = ActionTable.action(id), action.changes, look.isReadOnly else {
            return false
        }
        say("Read-only: \(action.name) is not possible from here.", .late)
        return true
    }
}
