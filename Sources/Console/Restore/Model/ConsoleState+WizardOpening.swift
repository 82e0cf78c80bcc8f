import Domain
import Screen

extension ConsoleState {
    /// Opens the wizard for a task; a draft that was kept before is offered first.
    mutating func openWizard(for task: BackupTask) -> [ConsoleEffect] {
        guard mayBegin() else { return [] }
        begin()
        wizard.draft.task = task.name.text
        wizard.source.list.selected = SourceStep.rowID(task.name.text)
        return go(to: .point, at: 0)
    }

    /// Opens what is under the cursor of the restore screen.
    mutating func openWizardOnPoint() -> [ConsoleEffect] {
        switch list.selected {
        case RestoreRows.draftRow: return resume()
        case RestoreRows.runRow:
            wizard.isOpen = true
            return []
        case RestoreRows.folderRow: return openWizardOnFolder()
        case let row: return openWizard(onPoint: row)
        }
    }

    /// Opens the wizard where a folder is typed.
    mutating func openWizardOnFolder() -> [ConsoleEffect] {
        guard mayBegin() else { return [] }
        begin()
        wizard.source.list.selected = SourceStep.folderRow
        wizard.source.isTyping = true
        return []
    }

    /// Closes the wizard; everything is kept.
    mutating func leaveWizard() -> [ConsoleEffect] {
        wizard.isOpen = false
        list.selected = ListSource(state: self).rows(of: .restore).first?.id
        if wizard.run.isUnderWay {
            say("The restore goes on; 2 shows it, and Enter here.", .hint)
            return []
        }
        if wizard.scope == nil {
            wizard = wizard.replaced
            return []
        }
        say(
            look.isReadOnly
                ? "Read-only: the draft is kept only until this console ends."
                : "The draft is kept: Enter goes on, d discards it.", .hint)
        return keepDraft()
    }

    /// Leaves the line that is typed, or the wizard.
    mutating func leave(_ place: WizardPlace) -> [ConsoleEffect] {
        switch place {
        case .typingFolder:
            wizard.source.isTyping = false
            return []
        case .typingTarget:
            wizard.target.focus = .check
            return []
        case .restored: return finish()
        default: return leaveWizard()
        }
    }

    /// Opens an empty wizard.
    private mutating func begin() {
        screen = .restore
        let before = keptDraft
        wizard = wizard.replaced
        wizard.forgotten = before?.savedAt
        wizard.isOpen = true
        wizard.isBegun = true
        wizard.source.list.selected = SourceStep.rows(world, TimeText(now: now)).first?.id
    }

    private mutating func openWizard(onPoint row: String?) -> [ConsoleEffect] {
        let points = RestoreRows(state: self).points
        guard let point = points.first(where: { $0.id.description == row }) else {
            say("There is no restore point under the cursor.", .hint)
            return []
        }
        guard mayBegin() else { return [] }
        begin()
        wizard.draft.task = point.facts.task
        wizard.draft.point = point.id.description
        wizard.source.list.selected = SourceStep.rowID(point.facts.task)
        wizard.point.list.selected = point.id.description
        guard point.state == .complete else {
            say("It cannot be restored: \(point.problem ?? "a file of its chain is lost")", .failed)
            return go(to: .point, at: 0)
        }
        return go(to: .target, at: 0)
    }

    /// Goes on with the kept draft. What was checked before is checked anew.
    private mutating func resume() -> [ConsoleEffect] {
        guard let draft = keptDraft else { return [] }
        if wizard.isBegun {
            wizard.isOpen = true
            return []
        }
        wizard = wizard.replaced
        wizard.isOpen = true
        wizard.isBegun = true
        wizard.draft = draft
        wizard.draft.step = min(draft.step, draft.target.isEmpty ? .target : .preflight)
        wizard.target.path = PathLine(draft.target)
        guard let folder = draft.folder else { return resumeTask(draft) }
        wizard.source.list.selected = SourceStep.folderRow
        wizard.source.isTyping = true
        wizard.source.path = PathLine(folder)
        wizard.source.look = .under(way: folder)
        return [ask(.catalog(folder: folder), about: .folder)] + enterStep(at: 0)
    }

    private mutating func resumeTask(_ draft: RestoreDraft) -> [ConsoleEffect] {
        let task = draft.task ?? ""
        guard world.entry(of: task) != nil else {
            wizard.draft.step = .source
            say("The task \(task.quotedForDisplay) is gone: choose a source.", .late)
            return enterStep(at: 0)
        }
        wizard.source.list.selected = SourceStep.rowID(task)
        return enterStep(at: 0)
    }
}
