import ArgumentParser
import Domain

/// `stillpoint backup`
struct Backup: StillpointCommand {
    static let configuration = CommandConfiguration(
        abstract: "Back a task's database up now.",
        discussion: """
            Without --full or --incremental the chain is continued with an incremental backup where \
            that is possible, and a full one is made where it is not; the reason is said. When \
            nothing has changed, nothing is written.
            """)

    @Argument(help: "The name of the task.")
    var name: String

    @Flag(help: "Start a new chain with a full backup.")
    var full = false

    @Flag(help: "Continue the chain; still a full backup where that is not possible.")
    var incremental = false

    @OptionGroup var common: CommonOptions

    func validate() throws {
        if full, incremental { throw ValidationError("Give only one of --full and --incremental.") }
    }

    func perform(_ app: App) throws -> CommandResult {
        let kind: BackupKind? = full ? .full : incremental ? .incremental : nil
        let outcome = try app.run(.backup(try TaskName(name), kind))
        guard case .backedUp(let report) = outcome else {
            return .nothing
        }
        return CommandResult(
            BackupDocument(report), text: Self.text(report),
            status: report.sourceProblems.isEmpty ? .fine : .failed,
            warnings: report.warnings
                + report.sourceProblems.map { "the database is damaged: \($0)" })
    }

    private static func text(_ report: BackupReport) -> String {
        let seconds = "\(report.seconds.rounded(toPlaces: 1)) s"
        guard let point = report.point else {
            let last = report.parent.map { " Newest restore point: \($0.id)." } ?? ""
            return "Unchanged: \(report.reason).\(last)"
        }
        let size = "\(ByteCount(point.fileBytes)) for \(ByteCount(report.geometry.imageBytes))"
        let why = report.reason.isEmpty ? "" : "\nwhy full:  \(report.reason)"
        let pages = "\(point.facts.changedPages) of \(report.geometry.pageCount) pages"
        return """
            Backed up: \(report.kind), \(size), \(pages), in \(seconds) \
            (frozen \(report.freezeSeconds.rounded(toPlaces: 2)) s)
            point:     \(point.id) of \(point.facts.time.forPeople)
            file:      \(point.file.forTerminal)\(why)
            """
    }
}

/// The document of a backup.
struct BackupDocument: Encodable {
    let kind: String
    let reason: String
    @OrNull var point: String?
    @OrNull var time: String?
    @OrNull var file: String?
    @OrNull var chain: String?
    @OrNull var sequence: UInt32?
    let pages: UInt32
    let changedPages: UInt32
    let imageBytes: Int64
    let fileBytes: Int64
    let seconds: Double
    let freezeSeconds: Double
    let sourceProblems: [String]
    let warnings: [String]

    init(_ report: BackupReport) {
        let last = report.point ?? report.parent
        kind = report.kind
        reason = report.reason
        point = last?.id.description
        time = last?.facts.time.iso8601
        file = report.point?.file
        chain = last?.facts.chain.description
        sequence = last?.facts.sequence
        pages = report.geometry.pageCount
        changedPages = report.point?.facts.changedPages ?? 0
        imageBytes = report.geometry.imageBytes
        fileBytes = report.point?.fileBytes ?? 0
        seconds = report.seconds.rounded(toPlaces: 3)
        freezeSeconds = report.freezeSeconds.rounded(toPlaces: 3)
        sourceProblems = report.sourceProblems
        warnings = report.warnings
    }
}
