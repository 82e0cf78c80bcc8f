import Domain
import Foundation

/// Asks a person on a terminal to type a name before a live database is replaced.
struct Consent {
    let app: App
    let request: RestoreRequest

    /// Asks.
    ///
    /// - Throws: `usage` without a terminal; `cancelled` if another name was typed; what stands
    ///   against the restore, before anybody is asked.
    func ask() throws {
        guard isatty(STDIN_FILENO) == 1, isatty(STDERR_FILENO) == 1 else { throw notAsked }
        guard case .plan(let plan) = try app.ask(.plan(request)) else { return }
        if let obstacle = plan.obstacle { throw obstacle }
        let file = request.target.split(separator: "/").last.map(String.init) ?? ""
        let name = plan.replaced?.task?.text ?? file
        for line in lines(plan) { say(line + "\n") }
        say("Type \(name.forTerminal) to go on: ")
        guard readLine() == name else {
            throw Failure(
                .cancelled, "Another name was typed; nothing was changed.",
                next: "Run it again and type \(name.quotedForDisplay).")
        }
    }

    private func lines(_ plan: RestorePlan) -> [String] {
        let host = app.host.forTerminal
        guard let replaced = plan.replaced else {
            let target = plan.target.forTerminal
            return ["Nothing is at \(target) on \(host); it will be a new database."]
        }
        let warnings = plan.checks.filter { $0.result == .warning }.map {
            "  \($0.name): \($0.detail.forTerminal)"
        }
        return ["This replaces \(plan.target.forTerminal) on \(host)."] + warnings
            + ["Its state now is backed up first, in \(replaced.safetyFolder.forTerminal)."]
    }

    private var notAsked: Failure {
        Failure(
            .usage, "Replacing \(request.target.quotedForDisplay) was not confirmed.",
            cause: "There is no terminal to ask a person on.",
            next: "Give --yes if it is to be replaced without asking; '--dry-run' shows what would "
                + "be done.")
    }

    private func say(_ text: String) { FileHandle.standardError.write(Data(text.utf8)) }
}
