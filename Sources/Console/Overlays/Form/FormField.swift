import Domain

/// A place of the task form that can have the focus, in the order of the form.
enum FormField: Int, CaseIterable, Sendable {
    case name, database, destination, full, incremental, level, maxChain, maxChainDays
    case freezeLimit, check, isEnabled, save

    /// What stands before the field.
    var title: String {
        switch self {
        case .name: "Name"
        case .database: "Database"
        case .destination: "Destination"
        case .full: "Full"
        case .incremental: "Incremental"
        case .level: "Level"
        case .maxChain: "Max chain"
        case .maxChainDays: "Max days"
        case .freezeLimit: "Freeze limit"
        case .check: "Check"
        case .isEnabled: "Enabled"
        case .save: "Save"
        }
    }

    /// What the field is about, for a person who is in it.
    var help: String {
        switch self {
        case .name: "What you and the files call it. It cannot be changed later."
        case .database: "The whole path of the SQLite database. Tab completes it."
        case .destination: "The folder that receives the backups. Tab completes it."
        case .full: "When a full backup is due, as in cron. Empty: by hand only."
        case .incremental: "When an incremental backup is due, as in cron. Empty: by hand only."
        case .level: "How hard zstd compresses: 1 is fastest, 19 is smallest, 3 is usual."
        case .maxChain: "Incremental backups of a chain before the next is a full one."
        case .maxChainDays: "Days a chain goes on before the next is a full one. Empty: no limit."
        case .freezeLimit: "Seconds that programs may be kept from writing, without WAL."
        case .check: "What a full backup checks about the database. Space changes it."
        case .isEnabled: "Whether the task runs. Space changes it."
        case .save: "Enter keeps the task."
        }
    }

    /// What an empty field says.
    var placeholder: String {
        switch self {
        case .database: "/path/of/the.db"
        case .destination: "/path/of/a/folder"
        case .full, .incremental: "by hand"
        case .maxChainDays: "no limit"
        default: ""
        }
    }

    /// The words to choose from; none where anything can be typed.
    var choices: [String] {
        switch self {
        case .check: BackupTask.SourceCheck.allCases.map(\.rawValue)
        case .isEnabled: ["yes", "no"]
        default: []
        }
    }

    /// Whether it holds a path, which Tab completes.
    var isPath: Bool { self == .database || self == .destination }

    /// Whether it holds a schedule.
    var isSchedule: Bool { self == .full || self == .incremental }
}
