import Domain
import Screen

extension ConsoleState {
    /// Goes on from where the wizard is, or says what is missing.
    mutating func goOn(at place: WizardPlace, _ time: Double) -> [ConsoleEffect] {
        switch place {
        case .source: return chooseSource(time)
        case .typingFolder: return lookIntoFolder()
        case .owners: return chooseOwner(time)
        case .point: return choosePoint(time)
        case .typingTarget, .check: return chooseTarget(time)
        case .preflight, .stopped, .checkDetails: return passPreflight(time)
        case .restored: return finish()
        case .failed: return go(to: wizard.run.mendingStep, at: time)
        case .list, .review, .running: return []
        }
    }

    /// Shows a step as it was left, and keeps the draft.
    mutating func go(to step: RestoreDraft.Step, at time: Double) -> [ConsoleEffect] {
        if step != .run { wizard.run = RunStep() }
        wizard.offset = 0
        wizard.draft.step = step
        return enterStep(at: time) + keepDraft()
    }

    /// What a step needs when it is shown.
    mutating func enterStep(at time: Double) -> [ConsoleEffect] {
        switch wizard.step {
        case .source, .run: return []
        case .point:
            wizard.point.enter(wizard.draft.point, wizard.points(in: world))
            return []
        case .target:
            let point = wizard.chosenPoint(in: world)
            wizard.target.enter(
                wizard.draft.target, point, workingFolder: look.workingFolder)
            wizard.draft.target = wizard.target.path.text
            return lookAtTarget()
        case .preflight: return makeDryRun()
        case .review:
            wizard.review.openedAt = time
            return []
        }
    }

    /// Goes back a step, or to the part of the step before.
    mutating func goBackInWizard(at place: WizardPlace, _ time: Double) -> [ConsoleEffect] {
        switch place {
        case .owners:
            wizard.source.isChoosingOwner = false
            wizard.source.isTyping = true
            return []
        case .failed: return go(to: .preflight, at: time)
        case .checkDetails: wizard.preflight.showsDetails = false
        default: break
        }
        let before = RestoreDraft.Step(rawValue: wizard.step.rawValue - 1)
        guard let before else { return leaveWizard() }
        return go(to: before, at: time)
    }

    private mutating func chooseSource(_ time: Double) -> [ConsoleEffect] {
        let rows = SourceStep.rows(world, TimeText(now: now))
        let row = rows[wizard.source.list.index(in: rows)].id
        guard row != SourceStep.folderRow else {
            wizard.source.isTyping = true
            return []
        }
        wizard.draft.folder = nil
        wizard.draft.node = nil
        wizard.draft.task = String(row.dropFirst(SourceStep.rowID("").count))
        return go(to: .point, at: time)
    }

    /// Asks what lies in the typed folder; the answer goes on.
    private mutating func lookIntoFolder() -> [ConsoleEffect] {
        if let problem = wizard.source.path.problem {
            say(problem, .late)
            return []
        }
        let folder = wizard.source.path.folder
        wizard.source.look = .under(way: folder)
        return [ask(.catalog(folder: folder), about: .folder)]
    }

    private mutating func chooseOwner(_ time: Double) -> [ConsoleEffect] {
        let owners = wizard.source.foundOwners
        guard
            let owner = owners.first(where: { $0.id == wizard.source.owners.selected })
                ?? owners.first
        else { return [] }
        return choose(owner, at: time)
    }

    /// Goes on with the backups of `owner` in the folder that was looked into.
    mutating func choose(_ owner: BackupOwner, at time: Double) -> [ConsoleEffect] {
        wizard.draft.folder = wizard.source.lookedAt
        wizard.draft.task = owner.task
        wizard.draft.node = owner.node
        return go(to: .point, at: time)
    }

    private mutating func choosePoint(_ time: Double) -> [ConsoleEffect] {
        let points = wizard.points(in: world)
        guard let point = points.first(where: { $0.id.description == wizard.point.list.selected })
        else {
            say("There is no restore point to choose; b goes back to the source.", .late)
            return []
        }
        guard point.state == .complete else {
            say("It cannot be restored: \(point.problem ?? "a file of its chain is lost")", .failed)
            return []
        }
        wizard.draft.point = point.id.description
        return go(to: .target, at: time)
    }

    private mutating func chooseTarget(_ time: Double) -> [ConsoleEffect] {
        let verdict = wizard.verdict(in: world)
        guard verdict.canGoOn else {
            say(verdict.text, .failed)
            return []
        }
        // Where nothing is there any more, replacing is restoring to a new path.
        let isLive = wizard.live(in: world).contains(wizard.draft.target)
        wizard.draft.replaces = isLive ? true : nil
        return go(to: .preflight, at: time)
    }

    private mutating func passPreflight(_ time: Double) -> [ConsoleEffect] {
        if let obstacle = wizard.preflight.obstacle {
            say("This stops the restore: \(obstacle.message)", .failed)
            return []
        }
        guard wizard.preflight.passes(wizard.request) else {
            say("The checks are still being made.", .hint)
            return []
        }
        return go(to: .review, at: time)
    }

    /// Makes the dry run of what is chosen now.
    mutating func makeDryRun() -> [ConsoleEffect] {
        guard let request = wizard.request else {
            say("Point and target have to be chosen first; b goes back.", .late)
            return []
        }
        wizard.preflight.begin(request)
        return [ask(.plan(request), about: .plan)]
    }

    /// Looks again at what the step shows.
    mutating func lookAgain() -> [ConsoleEffect] {
        if wizard.step == .preflight { return makeDryRun() }
        guard let folder = wizard.draft.folder else {
            say("Looking again.", .hint)
            return [inquire(.survey, for: .none)]
        }
        wizard.source.look = .under(way: folder)
        return [ask(.catalog(folder: folder), about: .folder)]
    }
}
