import ArgumentParser
import CSystem
import Domain
import Foundation

/// The program: reads its arguments, does what they ask, says how it went.
@main
enum Main {
    static func main() {
        keepBuffers()
        Interruption.install()
        let arguments = Array(CommandLine.arguments.dropFirst())
        Foundation.exit(Program(arguments: arguments).run().rawValue)
    }
}

extension Main {
    /// Has the C library keep the 1 MiB buffers of a job instead of giving each back to the system:
    /// getting them anew, page by page, took a seventh of the time of a scan that finds no change.
    private static func keepBuffers() {
        csystem_keep_buffers(32 << 20)
    }
}

/// One run of the program.
struct Program {
    let arguments: [String]

    /// Does it, prints the result, and gives the exit status.
    func run() -> ExitStatus {
        let printer = Printer(isJSON: arguments.contains("--json"))
        do {
            var command = try Stillpoint.parseAsRoot(arguments)
            guard let ours = command as? any StillpointCommand else {
                try command.run()
                return .fine
            }
            let app = try App(progress: ours.common.progress)
            let result = try ours.perform(app)
            printer.show(result)
            return result.status
        } catch {
            return end(error, printer)
        }
    }

    private func end(_ error: any Error, _ printer: Printer) -> ExitStatus {
        let isOurs = error is Failure || error is any FailureDescribing
        if !isOurs, Stillpoint.exitCode(for: error) == .success {
            print(Stillpoint.fullMessage(for: error))
            return .fine
        }
        let failure =
            isOurs || !isUsageError(error) ? Failure(describing: error) : usageFailure(error)
        printer.show(failure)
        return ExitStatus(failure)
    }

    private func isUsageError(_ error: any Error) -> Bool {
        Stillpoint.exitCode(for: error) == .validationFailure
    }

    private func usageFailure(_ error: any Error) -> Failure {
        Failure(
            .usage, Stillpoint.message(for: error),
            cause: "The command line was not understood.",
            next: "'stillpoint help' lists all commands, 'stillpoint help COMMAND' explains one.")
    }
}
