import Screen

extension ActionTable {
    static let working = [
        Action(
            id: .run, name: "run", help: "Back up now; incrementally where possible.",
            keys: [.character("r")], place: .on([.tasks]), changes: true, isInFooter: true),
        Action(
            id: .runFull, name: "run full", help: "Start a new chain with a full backup.",
            keys: [.character("F")], place: .on([.tasks]), changes: true),
        Action(
            id: .edit, name: "edit", help: "Change the task.", keys: [.character("e")],
            place: .on([.tasks]), changes: true, isInFooter: true),
        Action(
            id: .new, name: "new", help: "Add a task.", keys: [.character("n")],
            place: .on([.tasks]), changes: true, isInWideFooter: true),
        Action(
            id: .toggle, name: "disable/enable", help: "Disable the task, or enable it again.",
            keys: [.character("p")], place: .on([.tasks]), changes: true),
        Action(
            id: .cancel, name: "cancel", help: "Ask the job to stop; what is complete stays.",
            keys: [.character("x")], place: .on([.tasks, .activity]), changes: true,
            isInWideFooter: true),
        Action(
            id: .restore, name: "restore", help: "Restore a database from a backup of this task.",
            keys: [.character("R")], place: .on([.tasks]), isInFooter: true),
        Action(
            id: .verify, name: "verify",
            help: "Look whether backups can be restored; asks how closely.",
            keys: [.character("v")], place: .on([.tasks])),
        Action(
            id: .delete, name: "delete", help: "Forget the task, or delete the leftover.",
            keys: [.character("d")], place: .on([.tasks, .leftovers]), changes: true,
            isInWideFooter: true),
        Action(
            id: .undo, name: "undo", help: "Undo the last change that can be undone.",
            keys: [.character("u")], changes: true),
    ]
}
