import Foundation
import TestSupport

/// A transaction of another program that stays open as long as the object lives.
final class Transaction: Sendable {
    private let running: Program.Running
    private let isWaitedFor = Flag()

    private static let script = """
        import signal, sqlite3, sys
        db = sqlite3.connect(sys.argv[1], isolation_level=None)
        for statement in sys.argv[2].split(";"): db.execute(statement)
        print("begun", flush=True)
        signal.pause()
        """

    /// Runs statements that leave a transaction open.
    init(on database: Database, _ sql: String) throws {
        running = try Program("python3").start(["-c", Self.script, database.path, sql])
        _ = try running.output.next()
    }

    deinit { try? end() }

    /// Ends the program, and with it the transaction.
    func end() throws {
        if isWaitedFor.isRaised { return }
        isWaitedFor.raise()
        running.send(SIGKILL)
        _ = try running.wait()
    }
}
