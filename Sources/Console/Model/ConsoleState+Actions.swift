import Domain
import Screen

extension ConsoleState {
    /// Does what an action stands for, or says why it cannot be done here and now.
    mutating func perform(_ action: Action, at time: Double) -> [ConsoleEffect] {
        if let obstacle = obstacle(to: action) {
            say(obstacle, action.changes && look.isReadOnly ? .late : .hint)
            return []
        }
        switch action.id {
        case .down, .up, .pageDown, .pageUp, .top, .bottom, .nextMatch, .previousMatch:
            move(action.id)
        case .screen1, .screen2, .screen3, .screen4, .screen5: show(action.id)
        case .nextPanel: movePanel(by: 1)
        case .previousPanel: movePanel(by: -1)
        case .nextTab: moveTab(by: 1)
        case .previousTab: moveTab(by: -1)
        case .filter: startFilter()
        case .sort: sortByNext()
        case .reverse: list.isReversed.toggle()
        case .mark: markRow()
        case .zoom: isZoomed.toggle()
        case .back: if !goBack() { say("This is the first screen. q leaves.", .hint) }
        case .step: return goBack() ? [] : leave(at: time)
        case .help: overlay = .help(offset: 0)
        case .nextAlert: moveToAlert()
        case .open: return open()
        case .refresh: return [inquire(.survey, for: .none)]
        case .copyName: return copyName()
        case .copyCommand: return copyCommand()
        case .palette: openPalette()
        case .themes: return openThemes()
        case .quit: return leave(at: time)
        case .detach: return [attachment == .own ? .detach : .quit]
        default: return work(action.id, at: time)
        }
        return []
    }

    /// An inquiry that changes something, written into the log.
    mutating func change(
        _ inquiry: Inquiry, what: String, commandLine: String? = nil
    ) -> ConsoleEffect {
        writeAction(what, commandLine: commandLine ?? CommandLineText.text(inquiry))
        return inquire(inquiry, for: .change(what))
    }

    private mutating func show(_ id: ActionID) {
        switch id {
        case .screen1: screen = .tasks
        case .screen2: screen = .activity
        case .screen3: screen = .leftovers
        case .screen4: screen = .restore
        default: screen = .log
        }
        (panel, isZoomed) = (.list, false)
    }

    /// Takes back one step of what led here.
    ///
    /// - Returns: false on the first screen, where there is nothing to take back.
    private mutating func goBack() -> Bool {
        if isZoomed || panel != .list {
            (isZoomed, panel) = (false, .list)
        } else if !list.filter.isEmpty {
            list.filter = ""
        } else if !list.marks.isEmpty {
            list.marks = []
        } else if screen != .tasks {
            screen = .tasks
        } else {
            return false
        }
        return true
    }

    private mutating func open() -> [ConsoleEffect] {
        if place != screen {
            screen = place
        } else if screen == .restore {
            return openWizardOnPoint()
        } else if panel == .detail, isZoomed {
            (panel, isZoomed) = (.list, false)
        } else {
            (panel, isZoomed) = (.detail, true)
        }
        return []
    }

    /// Leaves; with jobs in the queue only after a question.
    private mutating func leave(at time: Double) -> [ConsoleEffect] {
        // The jobs of an engine elsewhere go on.
        guard hasActiveJobs, [.own, .alone].contains(attachment) else { return [.quit] }
        overlay = .dialog(quitDialog(at: time))
        return []
    }
}
