import Domain
import Screen

/// A task being written or changed.
///
/// It keeps what was typed, whatever happens, until it is saved or left. It asks about paths when
/// they were typed and never while they are, and takes no answer to a question it no longer has.
struct TaskForm: Equatable, Sendable {
    /// Something the form wants.
    enum Request: Equatable, Sendable {
        /// An answer.
        case inquire(Inquiry)
        /// To be closed, and this to be said.
        case close(saying: String?)
    }

    /// Paths that a text was completed with.
    struct Completion: Equatable, Sendable {
        /// The text they belong to.
        let text: String
        /// The paths; none while they are not known yet.
        var paths: [String]?
    }

    /// The task that is changed; none for a new one.
    let original: BackupTask?
    /// Who is told of a task: the form leaves that as it is.
    let alerts: AlertSettings
    /// Names that a new task cannot have.
    let taken: Set<String>
    /// What the fields held at first.
    private let initial: [FormField: String]
    /// What the fields hold.
    private(set) var fields: [FormField: TextField]
    /// The field that gets the keys.
    var focus: FormField
    /// Fields that were left once: what is wrong in them is shown from then on.
    var visited: Set<FormField> = []
    /// What was last asked about the paths.
    var asked: [FormField: Inquiry] = [:]
    /// The answers to that.
    var answers: [FormField: Answer] = [:]
    var completion: Completion?
    /// The task that is being saved.
    var saving: BackupTask?
    /// Whether it is to be saved as soon as the paths were looked at.
    var isSaveWaiting = false
    /// Whether it is to be saved although a path is not good.
    var isInsisting = false
    /// Why it could not be saved.
    var failure: Failure?
    /// The question whether to leave what was typed.
    var question: Dialog?

    /// A form for `original`, or for a new task with the settings of `defaults`.
    init(
        changing original: BackupTask?, defaults: BackupTask? = nil, taken: Set<String> = []
    ) {
        self.original = original
        self.taken = taken
        alerts = (original ?? defaults)?.alerts ?? AlertSettings()
        initial = Self.values(of: original, defaults)
        fields = initial.mapValues { TextField($0) }
        focus = original == nil ? .name : .database
    }

    /// Whether anything is not as it was at first.
    var isChanged: Bool { initial.contains { fields[$0.key]?.text != $0.value } }

    /// What a field holds.
    func text(_ field: FormField) -> String { fields[field]?.text ?? "" }

    /// A path without the slashes that completion leaves at the end of a folder.
    func path(_ field: FormField) -> String {
        var path = text(field)[...]
        while path.count > 1, path.hasSuffix("/") { path.removeLast() }
        return String(path)
    }

    /// Changes the text of a field; what was said about it before no longer holds.
    mutating func edit(_ field: FormField, _ change: (inout TextField) -> Bool) {
        guard var text = fields[field], change(&text) else { return }
        fields[field] = text
        completion = nil
        isInsisting = false
        failure = nil
    }

    /// The fields that can have the focus: the name of a task stays.
    var order: [FormField] { FormField.allCases.filter { original == nil || $0 != .name } }

    private static func values(
        of task: BackupTask?, _ defaults: BackupTask?
    ) -> [FormField: String] {
        let standard = try? BackupTask(name: TaskName("new"), database: "", destination: "")
        guard let shown = task ?? defaults ?? standard else { return [:] }
        return [
            .name: task?.name.text ?? "", .database: task?.database ?? "",
            .destination: task?.destination ?? "", .full: shown.full?.text ?? "",
            .incremental: shown.incremental?.text ?? "", .level: "\(shown.level)",
            .maxChain: "\(shown.maxChain)",
            .maxChainDays: shown.maxChainDays.map { "\($0)" } ?? "",
            .freezeLimit: seconds(shown.freezeLimit), .check: shown.check.rawValue,
            .isEnabled: shown.isEnabled ? "yes" : "no",
        ]
    }

    private static func seconds(_ number: Double) -> String {
        Int(exactly: number).map { "\($0)" } ?? "\(number)"
    }
}
