/// A kind of database that can be frozen, read, and checked after a restore.
///
/// The engine calls it on a job's own thread; every call may block.
package protocol DatabaseSource: Sendable {
    /// Opens the database, says what it is, and lets go of it.
    ///
    /// - Throws: `databaseMissing`, `notADatabase`, `databaseDamaged`, `databaseUnreadable`.
    func describe(_ path: String) throws -> DatabaseDescription

    /// Freezes the database: from the return on, `read` gives one committed state of it.
    ///
    /// - Parameter limit: how many seconds writers may be kept waiting, where a freeze does that.
    /// - Throws: as `describe`, and `databaseBusy`.
    func freeze(_ path: String, limit: Double) throws -> any FrozenDatabase

    /// As `describe`, and makes sure that the database can be written to: takes the lock of a
    /// writer for an instant, changing nothing.
    ///
    /// - Throws: as `describe`, and `databaseBusy` if another program does not let go of the lock.
    func probe(_ path: String) throws -> DatabaseDescription

    /// Takes hold of a live database that is to be replaced: from the return on nobody else can
    /// commit to it, and a freeze sees what there was.
    ///
    /// - Throws: as `probe`.
    func hold(_ path: String) throws -> any LiveDatabase

    /// Checks a restored image that nobody else has open, and leaves no file beside it.
    ///
    /// - Returns: what is wrong, one sentence each; nothing if all is well.
    func problems(
        inImage path: String, check: ImageCheck, assertions: [String], cancellation: Cancellation
    ) throws -> [String]
}

/// How closely a restored image is checked.
package enum ImageCheck: String, Sendable, Codable, CaseIterable {
    /// SQLite's `quick_check`: structure, without comparing indexes with tables.
    case quick
    /// SQLite's `integrity_check`.
    case full
    /// Not at all; digests are always checked.
    case none
}

/// A database held still. Confined to the thread that made it.
package protocol FrozenDatabase: AnyObject {
    /// The size of the frozen state.
    var geometry: PageGeometry { get }
    /// Bytes that have gathered beside the database because it is held (SQLite's WAL).
    var logBytes: Int64 { get }
    /// How many seconds the freeze has been or was held.
    var heldSeconds: Double { get }

    /// Hands all pages to `consumer`: 2, 3, 4, … and page 1 last. May be called again for the
    /// same state.
    ///
    /// A source that cannot hold writers off for so long may start over: then `consumer.begin` is
    /// called once more and everything before it is void.
    ///
    /// - Parameter step: called about every 1 to 16 MiB with the number of pages handed over; what
    ///   it throws ends the reading.
    func read(into consumer: any PageConsumer, step: (UInt32) throws -> Void) throws

    /// What SQLite's `quick_check` finds wrong with the frozen state; nothing if all is well.
    func quickCheck() throws -> [String]

    /// Ends the freeze and lets go of the database. Calling it again does nothing.
    func end()
}

/// What receives the pages of a frozen database.
package protocol PageConsumer: AnyObject {
    /// A pass over all pages begins; what came before is void.
    ///
    /// - Parameter time: the instant of the freeze.
    func begin(_ geometry: PageGeometry, frozenAt time: LocalTime) throws

    /// Takes one page; `bytes` are valid only during the call.
    func receive(_ page: UInt32, _ bytes: UnsafeRawBufferPointer) throws
}
