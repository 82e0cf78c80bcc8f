import Foundation
import TestSupport

/// A file system of a few KiB that only the commands run on it can see; it goes when they end.
struct SmallDisk {
    /// What a command answered, under the name it was given.
    typealias Replies = [String: Home.Reply]

    /// A name for a command, and its arguments; "grow" alone makes the disk large.
    typealias Step = (name: String, arguments: [String])

    /// Whether this machine lets a test mount a file system.
    static let isPossible =
        (try? Program("unshare").run("-rm", "mount", "-t", "tmpfs", "none", "/mnt").status) == 0

    let home: Home
    /// The folder where the disk is mounted.
    let folder: String
    let kibibytes: Int

    /// Runs the program with the arguments of each step in turn, with the disk in place.
    ///
    /// - Parameter listing: receives the names and sizes of all files on the disk after the first.
    func run(_ steps: [Step], listing: inout [String: Int]) throws -> Replies {
        let answers = try home.folder.folder("answers")
        let lines =
            ["mount -t tmpfs -o size=\(kibibytes)k none \(quoted(folder))"]
            + steps.enumerated().flatMap { number, step in
                [line(step, answers)] + (number == 0 ? [list(to: answers)] : [])
            }
        let program = Program("unshare", environment: home.environment)
        _ = try program.run("-rm", "sh", "-c", lines.joined(separator: "\n"))
        for entry in try text(answers + "/listing").split(separator: "\n") {
            let parts = entry.split(separator: " ", maxSplits: 1)
            listing[String(parts[1])] = Int(parts[0])
        }
        var replies: Replies = [:]
        for step in steps where step.name != "grow" {
            let status = try Int32(text("\(answers)/\(step.name).status").dropLast()) ?? -1
            let output = try Data(contentsOf: URL(fileURLWithPath: "\(answers)/\(step.name)"))
            replies[step.name] = Home.Reply(
                result: Program.Result(status: status, output: output, errors: Data()))
        }
        return replies
    }

    private func line(_ step: Step, _ answers: String) -> String {
        if step.name == "grow" { return "mount -o remount,size=64m \(quoted(folder))" }
        let command = ([home.program().path] + step.arguments + ["--json"]).map(quoted)
        let file = quoted("\(answers)/\(step.name)")
        return "\(command.joined(separator: " ")) > \(file); echo $? > \(file).status"
    }

    private func list(to answers: String) -> String {
        "find \(quoted(folder)) -type f -printf '%s %f\\n' > \(quoted(answers + "/listing"))"
    }

    private func text(_ path: String) throws -> String {
        try String(contentsOfFile: path, encoding: .utf8)
    }

    private func quoted(_ text: String) -> String {
        "'" + text.replacingOccurrences(of: "'", with: "'\\''") + "'"
    }
}
