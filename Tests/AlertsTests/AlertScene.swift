import Domain
import Foundation
import TestSupport

@testable import Alerts

/// A task whose alerts are really sent, from a folder of its own.
struct AlertScene {
    static let time = LocalTime(microseconds: 1_795_395_600_000_000, offset: 3600)

    let folder: TemporaryFolder
    var task: BackupTask
    var environment = ["PATH": "/usr/bin:/bin"]

    init() throws {
        folder = try TemporaryFolder()
        task = BackupTask(
            name: try TaskName("shop"), database: "/srv/shop.db", destination: "/mnt/backup")
    }

    var sender: AlertSender {
        get throws {
            AlertSender(
                node: try NodeTag("B").unwrapped, host: "oak", environment: environment)
        }
    }

    /// A failed backup.
    var failure: Alert {
        var run = RunRecord(
            action: .backup, task: "shop", kind: "full", outcome: .failed,
            startedAt: Self.time, seconds: 1.5)
        run.failure = Failure(
            .diskFull, "It is \"full\".", cause: "A big\nfile.", next: "Free some.")
        var alert = Alert(.failure, of: task, at: Self.time)
        alert.run = run
        alert.lastGood = LocalTime(microseconds: Self.time.microseconds - 60_000_000, offset: 3600)
        return alert
    }

    /// Runs `command` as the hook for a failure.
    func hook(
        _ command: String, timeout: Double = 30, unless cancellation: Cancellation = Cancellation()
    ) throws -> AlertDelivery {
        var alert = failure
        alert.task.alerts.hooks[.failure] = command
        alert.task.alerts.timeout = timeout
        return try sender.send(alert, by: .hook(.failure), unless: cancellation)
    }

    /// What a hook wrote into a file of the folder.
    func text(_ name: String) throws -> String {
        try String(contentsOfFile: folder.path(name), encoding: .utf8)
    }
}

extension Optional {
    /// The value, which a test takes to be there.
    var unwrapped: Wrapped {
        get throws {
            guard let self else { throw POSIXError(.ENODATA) }
            return self
        }
    }
}
