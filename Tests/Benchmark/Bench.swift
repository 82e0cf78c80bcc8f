import ArgumentParser
import Foundation
import TestSupport

/// Measures Stillpoint against what people use instead, as ratios within one run.
///
/// Every figure is of whole processes, warm cache; commands that are compared run in turn, and the
/// median of the runs counts.
@main
struct Bench: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "stillpoint-bench",
        abstract: "Measures backup and restore against sqlite3 and zstd; prints ratios and targets."
    )

    @Option(help: "A SQLite database to measure with; it is changed. Without it one is made.")
    var database: String?

    @Option(help: "A shell command that changes about 1 % of the pages of that database.")
    var touch: String?

    @Option(help: "The size of the database that is made, in GiB.")
    var gib = 1.0

    @Option(help: "How often each command is run.")
    var runs = 5

    @Option(help: "A folder with room for six times the database.")
    var scratch: String = FileManager.default.temporaryDirectory.path

    func validate() throws {
        if (database == nil) != (touch == nil) {
            throw ValidationError("--database and --touch go together.")
        }
    }

    func run() throws {
        let folder = "\(scratch)/stillpoint-bench-\(ProcessInfo.processInfo.processIdentifier)"
        try FileManager.default.createDirectory(
            atPath: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(atPath: folder) }
        let subject: Subject
        if let database, let touch {
            subject = Subject(database: database, touch: touch)
        } else {
            subject = try Subject.made(in: folder, gib: gib)
        }
        let bench = Measurements(folder: folder, subject: subject, runs: runs)
        for line in try bench.all() { print(line) }
    }
}
