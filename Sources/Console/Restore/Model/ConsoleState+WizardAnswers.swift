import Domain
import Screen

extension ConsoleState {
    /// Takes the answer to a question of the wizard, unless it is out of date.
    mutating func wizardTakes(
        _ answer: Answer, to question: WizardQuestion
    ) -> [ConsoleEffect] {
        guard wizard.questions.close(question) else { return [] }
        switch (question.topic, answer) {
        case (.folder, .catalog(let catalog)): return folderHolds(catalog)
        case (.folder, .failed(let failure)): return folderFailed(failure)
        case (.plan, .plan(let plan)): wizard.preflight.take(.plan(plan), at: now)
        case (.plan, .failed(let failure)): wizard.preflight.take(.failed(failure), at: now)
        case (.target, .target(let facts)): return targetIs(facts)
        case (.target, _): wizard.target.asked = nil
        case (.completions, .completions(let paths)):
            return completed(paths, onlyFolders: wizard.step == .source)
        case (.completions, .failed(let failure)): say(failure.message, .failed)
        default: break
        }
        return []
    }

    /// New points may have come, and chosen ones may be gone.
    mutating func wizardSeesSurvey() -> [ConsoleEffect] {
        offerDraft()
        guard wizard.isOpen else { return [] }
        if wizard.source.list.selected == nil {
            wizard.source.list.selected = SourceStep.rows(world, TimeText(now: now)).first?.id
        }
        if wizard.step == .point {
            wizard.point.enter(wizard.point.list.selected, wizard.points(in: world))
        }
        return []
    }

    private mutating func folderHolds(_ catalog: Catalog) -> [ConsoleEffect] {
        guard case .under(let folder) = wizard.source.look else { return [] }
        wizard.source.look = .found(folder: folder, catalog)
        guard wizard.step == .source else { return enterStepAgain() }
        let owners = wizard.source.foundOwners
        guard owners.count > 1 else {
            return owners.first.map { choose($0, at: 0) } ?? []
        }
        wizard.source.isChoosingOwner = true
        wizard.source.owners.selected =
            owners.first { $0.task == wizard.draft.task }?.id ?? owners.first?.id
        return []
    }

    private mutating func folderFailed(_ failure: Failure) -> [ConsoleEffect] {
        guard case .under(let folder) = wizard.source.look else { return [] }
        wizard.source.look = .failed(folder: folder, failure)
        return []
    }

    /// The source is known at last: what hangs on it is done now.
    private mutating func enterStepAgain() -> [ConsoleEffect] {
        switch wizard.step {
        case .point, .target: enterStep(at: 0)
        case .source, .preflight, .review, .run: []
        }
    }

    private mutating func targetIs(_ facts: TargetFacts) -> [ConsoleEffect] {
        // What was gone on with must not become another path behind the person's back.
        guard wizard.step == .target else {
            wizard.target.asked = nil
            return []
        }
        let asked = wizard.target.asked
        wizard.target.take(facts)
        wizard.draft.target = wizard.target.path.text
        return asked == wizard.target.path.text ? [] : lookAtTarget()
    }
}
