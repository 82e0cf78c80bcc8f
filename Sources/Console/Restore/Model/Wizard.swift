import Domain

/// The restore that is being put together, step by step.
///
/// The draft holds what was chosen and is all that is kept on disk; the steps hold where the person
/// is in them.
struct Wizard: Equatable, Sendable {
    /// Whether it is shown in place of the list of restore points.
    var isOpen = false
    /// Whether something was begun that is neither done nor discarded.
    var isBegun = false
    /// What was chosen so far.
    var draft = RestoreDraft()
    var source = SourceStep()
    var point = PointStep()
    var target = TargetStep()
    var preflight = PreflightStep()
    var review = ReviewStep()
    var run = RunStep()
    /// How many lines of a text that is longer than the screen are above it.
    var offset = 0
    /// The answers it waits for.
    var questions = WizardQuestions()
    /// When the draft was saved that is no longer offered, though the last survey still has it.
    var forgotten: String?
    /// Whether the first survey's draft was told of.
    var hasOffered = false

    /// The step that is shown.
    var step: RestoreDraft.Step { draft.step }

    /// Where the restore points are looked for; nothing until it is chosen.
    var scope: BackupScope? {
        if let folder = draft.folder { return .folder(folder) }
        return draft.task.flatMap { try? TaskName($0) }.map(BackupScope.task)
    }

    /// What is to be restored and where to; nothing until all is chosen.
    var request: RestoreRequest? {
        guard let scope, let point = draft.point, !draft.target.isEmpty else { return nil }
        return RestoreRequest(
            scope: scope, choice: .id(point), target: draft.target, check: check,
            mode: draft.replaces == true ? .replace : .newPath)
    }

    /// The database that the chosen source was made from: the task's own, or as the point says.
    func original(in world: World) -> String? {
        let task = draft.folder == nil ? draft.task.flatMap { world.entry(of: $0) } : nil
        let database = task?.health.task.database ?? chosenPoint(in: world)?.facts.database
        return database?.isEmpty == false ? database : nil
    }

    /// The databases that may be replaced: those of tasks, and the original.
    func live(in world: World) -> Set<String> {
        let tasks = (world.survey?.entries ?? []).map(\.health.task.database)
        return Set(tasks + [original(in: world)].compactMap { $0 })
    }

    /// What to say of the target that is typed.
    func verdict(in world: World) -> TargetStep.Verdict {
        target.verdict(for: chosenPoint(in: world), live: live(in: world))
    }

    /// How closely the image is to be checked.
    var check: ImageCheck { ImageCheck(rawValue: draft.check) ?? .quick }

    /// What the chosen source holds; nothing while it is being looked at.
    func catalog(in world: World) -> Result<Catalog, Failure>? {
        if draft.folder != nil { return source.catalog }
        return draft.task.flatMap { world.entry(of: $0)?.catalog }
    }

    /// The restore points to choose from, newest first, each once.
    func points(in world: World) -> [RestorePoint] {
        let all = (try? catalog(in: world)?.get())?.points ?? []
        return PointTable.newestFirst(
            all.filter { point in
                (draft.task == nil || point.facts.task == draft.task)
                    && (draft.node == nil || point.facts.node == draft.node)
            })
    }

    /// The point that was chosen; nothing if it is gone, or its source is not looked at yet.
    func chosenPoint(in world: World) -> RestorePoint? {
        points(in: world).first { $0.id.description == draft.point }
    }

    /// What is restored, in one word, for the header.
    var subject: String { draft.task ?? draft.folder ?? "a database" }

    /// An empty wizard that does not take answers meant for this one.
    var replaced: Wizard {
        var new = Wizard()
        new.questions = questions
        new.questions.forgetAll()
        new.forgotten = forgotten
        new.hasOffered = hasOffered
        return new
    }
}
