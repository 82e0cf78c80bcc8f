import Domain
import Screen

extension ConsoleState {
    /// Does what an action stands for, or says why it cannot be done here and now.
    mutating func perform(_ action: Action, at time: Double) -> [ConsoleEffect] {
        if action.changes, look.isReadOnly {
            say("Read-only: \(action.name) is not possible from here.", .late)
            return []
        }
        switch action.id {
        case .down, .up, .pageDown, .pageUp, .top, .bottom, .nextMatch, .previousMatch:
            move(action.id)
        case .screen1, .screen2, .screen3, .screen4, .screen5, .nextScreen, .previousScreen:
            show(action.id)
        case .filter: list.isFiltering = true
        case .mark: markRow()
        case .zoom: isZoomed.toggle()
        case .back: goBack()
        case .help: overlay = .help(offset: 0)
        case .nextAlert: moveToAlert()
        case .open: return open()
        case .refresh: return [inquire(.survey, for: .none)]
        case .copyName, .copyCommand: return copy(action.id)
        case .palette: openPalette()
        case .themes: return openThemes()
        case .quit, .detach: return leave(at: time)
        default: return work(action.id, at: time)
        }
        return []
    }

    /// An inquiry that changes something, written into the log.
    mutating func change(_ inquiry: Inquiry, what: String) -> ConsoleEffect {
        let line = CommandLineText.text(inquiry)
        write(line.map { "\(what): \($0)" } ?? what, author: "operator", commandLine: line)
        return inquire(inquiry, for: .change(what))
    }

    private mutating func move(_ id: ActionID) {
        let rows = ListSource(state: self).rows(of: screen)
        let page = max(1, size.rows - 8)
        switch id {
        case .down, .nextMatch: list.move(by: 1, in: rows)
        case .up, .previousMatch: list.move(by: -1, in: rows)
        case .pageDown: list.move(by: page, in: rows)
        case .pageUp: list.move(by: -page, in: rows)
        case .top: list.move(by: -rows.count, in: rows)
        default: list.move(by: rows.count, in: rows)
        }
    }

    private mutating func show(_ id: ActionID) {
        let all = ScreenID.allCases
        let index = screen.rawValue - 1
        switch id {
        case .screen1: screen = .tasks
        case .screen2: screen = .activity
        case .screen3: screen = .leftovers
        case .screen4: screen = .restore
        case .screen5: screen = .log
        case .nextScreen: screen = all[(index + 1) % all.count]
        default: screen = all[(index + all.count - 1) % all.count]
        }
        if list.selected == nil {
            list.selected = ListSource(state: self).rows(of: screen).first?.id
        }
    }

    private mutating func goBack() {
        if !list.filter.isEmpty {
            list.filter = ""
        } else if !list.marks.isEmpty {
            list.marks = []
        } else if isZoomed {
            isZoomed = false
        } else if screen != .tasks {
            screen = .tasks
        } else {
            say("This is the first screen. q leaves.", .hint)
        }
    }

    private mutating func markRow() {
        guard let id = list.selected else { return }
        if list.marks.remove(id) == nil { list.marks.insert(id) }
        list.move(by: 1, in: ListSource(state: self).rows(of: screen))
    }

    private mutating func moveToAlert() {
        let tasks = ListSource(state: self).tasks
        let current = tasks.firstIndex { $0.name == lists[.tasks]?.selected } ?? -1
        let order = tasks[(current + 1)...] + tasks[..<(current + 1)]
        guard let alert = order.first(where: \.isAlert) else {
            return say("Nothing needs attention.", .good)
        }
        screen = .tasks
        list.selected = alert.name
    }

    private mutating func open() -> [ConsoleEffect] {
        switch screen {
        case .tasks: isZoomed.toggle()
        case .restore: return openWizardOnPoint()
        case .activity, .leftovers, .log: say("Nothing more to show here.", .hint)
        }
        return []
    }

    private mutating func copy(_ id: ActionID) -> [ConsoleEffect] {
        guard let selected = list.selected else { return [] }
        guard id == .copyCommand else {
            say("Copied \(selected)", .hint)
            return [.copy(selected)]
        }
        guard let line = commandLine(for: selected) else {
            say("There is no command line for this.", .hint)
            return []
        }
        say("Copied: \(line)", .hint)
        return [.copy(line)]
    }

    /// The command line that does what the row under the cursor is about.
    private func commandLine(for row: String) -> String? {
        switch screen {
        case .tasks: return "stillpoint backup \(row)"
        case .activity:
            return world.jobs.first { "job-\($0.id.rawValue)" == row }
                .map { CommandLineText.text($0.command) }
        case .leftovers: return CommandLineText.text(.removeLeftover(file: row))
        case .restore: return restoreCommandLine(for: row)
        case .log:
            guard let number = Int(row.dropFirst("line-".count)), log.indices.contains(number)
            else {
                return nil
            }
            return log[number].commandLine
        }
    }

    private mutating func leave(at time: Double) -> [ConsoleEffect] { [.quit] }
}
