import Domain
import Foundation

/// The facts of an alert as a hook gets them: as JSON, and as variables of its environment.
struct AlertDocument: Encodable {
    struct Problem: Encodable {
        let code: String
        let message: String
        let cause: String
        let next: String
    }

    let schemaVersion = 1
    let event: String
    let test: Bool
    let summary: String
    let task: String
    let node: String
    let host: String
    let database: String
    let destination: String
    let time: String
    var job: String?
    var kind: String?
    var backup: String?
    var bytes: Int64?
    var seconds: Double?
    var lastGood: String?
    var due: String?
    var error: Problem?

    init(_ alert: Alert, node: NodeTag, host: String) {
        (event, test, summary) = (alert.event.rawValue, alert.isTest, alert.summary)
        (task, self.node, self.host) = (alert.task.name.text, node.text, host)
        (database, destination) = (alert.task.database, alert.task.destination)
        time = alert.time.iso8601
        lastGood = alert.lastGood?.iso8601
        due = alert.due?.iso8601
        error = alert.failure.map {
            Problem(code: $0.code.rawValue, message: $0.message, cause: $0.cause, next: $0.next)
        }
        guard let run = alert.run else { return }
        (job, kind) = (alert.job, run.kind.isEmpty ? nil : run.kind)
        (backup, bytes) = (run.file, run.file == nil ? nil : run.fileBytes)
        seconds = (run.seconds * 1000).rounded() / 1000
    }

    /// The document, in one line.
    var json: [UInt8] {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        do {
            return Array(try encoder.encode(self)) + [10]
        } catch {
            preconditionFailure("a document of plain values could not be encoded: \(error)")
        }
    }

    /// `others`, and the facts; what is not known is not set, whatever `others` have.
    func environment(beside others: [String: String]) -> [String: String] {
        var all = others
        for (name, value) in facts { all["STILLPOINT_\(name)"] = value }
        return all
    }

    private var facts: [(String, String?)] {
        [
            ("EVENT", event), ("TEST", test ? "1" : nil), ("SUMMARY", summary), ("TASK", task),
            ("NODE", node), ("HOST", host), ("DATABASE", database), ("DESTINATION", destination),
            ("TIME", time), ("JOB", job), ("KIND", kind), ("BACKUP", backup),
            ("BYTES", bytes.map { "\($0)" }), ("SECONDS", seconds.map { "\($0)" }),
            ("LAST_GOOD", lastGood), ("DUE", due), ("ERROR_CODE", error?.code),
            ("ERROR_MESSAGE", error?.message), ("ERROR_CAUSE", error?.cause),
            ("ERROR_NEXT", error?.next),
        ]
    }
}
