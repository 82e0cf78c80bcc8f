import ArgumentParser
import Domain

/// `stillpoint verify`
struct Verify: StillpointCommand {
    static let configuration = CommandConfiguration(
        abstract: "Look whether backups can be restored.",
        discussion: """
            bytes reads every file and compares its digests. content also decodes everything and \
            follows every chain page by page. drill restores the newest point to a scratch place, \
            has SQLite check it (integrity_check), runs the task's own assertions, and throws it \
            away.
            """)

    @OptionGroup var scope: ScopeOptions

    @Option(help: "How closely: bytes, content, drill.")
    var level = VerifyLevel.content

    @OptionGroup var common: CommonOptions

    func perform(_ app: App) throws -> CommandResult {
        let request = VerifyRequest(scope: try scope.scope(app), level: level)
        guard case .verified(let report) = try app.run(.verify(request)) else {
            return .nothing
        }
        return CommandResult(
            VerifyDocument(report), text: Self.text(report),
            status: report.outcome == .verified ? .fine : .failed, warnings: report.warnings)
    }

    private static func text(_ report: VerifyReport) -> String {
        let points = report.points == 1 ? "1 restore point" : "\(report.points) restore points"
        let seconds = "\(report.seconds.rounded(toPlaces: 1)) s"
        let findings = report.findings.map {
            "\n! \($0.file.forTerminal)\n  \($0.problem.forTerminal)\n  \($0.consequence)"
        }.joined()
        switch report.outcome {
        case .verified:
            let limits = report.level == .drill ? "" : " (not drilled)"
            return "Verified: \(points), level \(report.level.rawValue)\(limits), in \(seconds)"
        case .failed:
            let count = report.findings.count
            return "FAILED: \(count == 1 ? "1 problem" : "\(count) problems"), "
                + "level \(report.level.rawValue), in \(seconds)" + findings
        case .inconclusive:
            let why = report.findings.isEmpty ? ": there is no restore point to look at." : "."
            return "Inconclusive\(why)" + findings
        }
    }
}

extension VerifyLevel: ExpressibleByArgument {}

/// The document of a verification.
struct VerifyDocument: Encodable {
    struct FindingDocument: Encodable {
        let file: String
        let problem: String
        let consequence: String
    }

    let outcome: VerifyReport.Outcome
    let level: VerifyLevel
    let points: Int
    let seconds: Double
    let findings: [FindingDocument]
    let warnings: [String]

    init(_ report: VerifyReport) {
        outcome = report.outcome
        level = report.level
        points = report.points
        seconds = report.seconds.rounded(toPlaces: 3)
        findings = report.findings.map {
            FindingDocument(file: $0.file, problem: $0.problem, consequence: $0.consequence)
        }
        warnings = report.warnings
    }
}
