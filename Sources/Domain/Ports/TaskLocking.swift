/// Keeps two runs of one task apart, in this process and in others.
package protocol TaskLocking: Sendable {
    /// Takes the lock of `task`; it ends with the returned object or with the process.
    ///
    /// - Throws: `busy`, naming host, process and since when.
    func lock(_ task: TaskName, by writer: Writer, since: LocalTime) throws -> any HeldLock

    /// Whether a job of `task` is going on, here or in another process, as far as that can be seen.
    ///
    /// Never in the way of a job that begins at the same time.
    func isHeld(_ task: TaskName) -> Bool
}

/// A lock that is held until `release` or until its owner dies.
package protocol HeldLock: AnyObject, Sendable {
    /// Lets go of the lock. Calling it again does nothing.
    func release()
}
