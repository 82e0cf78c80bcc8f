import Foundation
import GRDB
import Glibc

/// Commits small transactions to a database all the time, as an application would.
enum DemoWriter {
    private static let secondsBetweenCommits = 0.2

    /// Writes until the process that started this one is gone.
    static func write(to path: String) throws {
        let database = try DatabaseQueue(path: path)
        let parent = getppid()
        while getppid() == parent {
            // The database may be restored over or moved away; then there is nothing left to do.
            try database.write { database in
                try database.execute(
                    sql: """
                        UPDATE orders SET note = 'seen ' || abs(random())
                        WHERE id IN (SELECT abs(random()) % (SELECT max(id) FROM orders) FROM orders LIMIT 3)
                        """)
            }
            Thread.sleep(forTimeInterval: secondsBetweenCommits)
        }
    }
}
