import Domain
import Screen

extension ConsoleState {
    /// Keys of the whole console that mean the same in the wizard.
    static let passedByWizard: Set<ActionID> = [
        .screen1, .screen2, .screen3, .screen4, .screen5, .help, .palette, .themes,
        .nextAlert, .refresh, .quit, .detach,
    ]

    /// Takes a key on the restore screen.
    ///
    /// - Returns: nothing if the key is for the whole console.
    mutating func pressInRestore(_ key: Key, at time: Double) -> [ConsoleEffect]? {
        let place = wizard.place
        if place.isTyping, let effects = typeInWizard(key) { return effects }
        if let action = WizardTable.action(for: key, at: place) {
            return perform(action.id, at: place, time)
        }
        guard wizard.isOpen else { return nil }
        if let action = ActionTable.action(for: key, on: .restore),
            Self.passedByWizard.contains(action.id)
        {
            return nil
        }
        say(whyNothing(key, at: place), .hint)
        return []
    }

    /// Takes pasted text where a path is typed.
    mutating func pasteInWizard(_ text: String) -> [ConsoleEffect] {
        switch wizard.place {
        case .typingFolder: wizard.source.path.paste(text)
        case .typingTarget: wizard.target.path.paste(text)
        default:
            say("Pasted text is not taken as keys.", .hint)
            return []
        }
        return pathChanged()
    }

    private mutating func perform(
        _ id: WizardAction.ID, at place: WizardPlace, _ time: Double
    ) -> [ConsoleEffect] {
        switch id {
        case .down, .up, .pageDown, .pageUp, .top, .bottom: moveInWizard(id, at: place)
        case .next where place == .list: return openWizardOnPoint()
        case .next: return goOn(at: place, time)
        case .back: return goBackInWizard(at: place, time)
        case .leave: return leave(place)
        case .folder: return openWizardOnFolder()
        case .discard: return discardDraft()
        case .complete: return complete()
        case .original: return takeOriginal()
        case .toggle: toggleCheck()
        case .look: return lookAgain()
        case .details: toggleDetails()
        case .save: return saveDraft()
        case .copyCommand: return copyRestoreCommand()
        case .start: return startRestore(at: time)
        case .cancel: askToCancelRestore(at: time)
        }
        return []
    }

    /// Why a key does nothing at `place`, where that is not plain to see.
    private func whyNothing(_ key: Key, at place: WizardPlace) -> String {
        switch (place, key) {
        case (.review, .enter): "Enter does not start it; y does."
        case (.running, .character("b")): "It runs already; Esc leaves it running, x cancels it."
        case (.running, .enter): "It is not done yet. Esc leaves it running."
        case (.stopped, .character("y")), (.preflight, .character("y")):
            "It starts from the review, and not before."
        case (.restored, .character("b")): "It is done: there is nothing to change any more."
        default: "\(key.label) does nothing here. ? lists the keys."
        }
    }

    private mutating func moveInWizard(_ id: WizardAction.ID, at place: WizardPlace) {
        switch place {
        case .source: move(&wizard.source.list, id, in: SourceStep.rows(world, TimeText(now: now)))
        case .owners:
            let owners = BackupOwner.rows(wizard.source.foundOwners, TimeText(now: now))
            move(&wizard.source.owners, id, in: owners)
        case .point:
            let rows = PointTable.ids(wizard.points(in: world))
            move(&wizard.point.list, id, in: rows)
        case .typingTarget: wizard.target.focus = .check
        case .check: wizard.target.focus = .path
        case .checkDetails, .review, .restored, .failed: scroll(id)
        case .preflight, .stopped:
            let checks = (wizard.preflight.plan?.checks ?? []).map {
                ListRow(id: $0.name, cells: [])
            }
            move(&wizard.preflight.list, id, in: checks)
        case .list, .typingFolder, .running: break
        }
    }

    private mutating func scroll(_ id: WizardAction.ID) {
        let text = WizardText(self)
        let step = id == .down ? 1 : id == .up ? -1 : id == .pageDown ? text.rows : -text.rows
        wizard.offset = max(0, min(wizard.offset + step, text.lines.count - text.rows))
    }

    private func move(_ list: inout ListState, _ id: WizardAction.ID, in rows: [ListRow]) {
        let page = max(1, size.rows - 14)
        switch id {
        case .down: list.move(by: 1, in: rows)
        case .up: list.move(by: -1, in: rows)
        case .pageDown: list.move(by: page, in: rows)
        case .pageUp: list.move(by: -page, in: rows)
        case .top: list.move(by: -rows.count, in: rows)
        default: list.move(by: rows.count, in: rows)
        }
    }

    private mutating func toggleCheck() {
        let all = ImageCheck.allCases
        let index = all.firstIndex(of: wizard.check) ?? 0
        wizard.draft.check = all[(index + 1) % all.count].rawValue
    }

    private mutating func toggleDetails() {
        guard wizard.preflight.check != nil else {
            return say("There is no check to show.", .hint)
        }
        wizard.offset = 0
        wizard.preflight.showsDetails.toggle()
    }

    /// The command line that restores the point of a row of the list beside its original.
    func restoreCommandLine(for row: String) -> String? {
        let points = RestoreRows(state: self).points
        guard let point = points.first(where: { $0.id.description == row }),
            let task = try? TaskName(point.facts.task)
        else { return nil }
        let target = TargetSuggestion(for: point, workingFolder: look.workingFolder).path
        return CommandLineText.text(
            .restore(
                RestoreRequest(scope: .task(task), choice: .id(row), target: target, check: .quick))
        )
    }

    private mutating func copyRestoreCommand() -> [ConsoleEffect] {
        guard let request = wizard.step == .run ? wizard.run.request : wizard.request
        else {
            say("There is no command line before point and target are chosen.", .hint)
            return []
        }
        let line = CommandLineText.text(.restore(request))
        say("Copied: \(line)", .hint)
        return [.copy(line)]
    }
}
