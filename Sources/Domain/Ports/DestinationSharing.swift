/// What the nodes that share a destination leave there for each other.
///
/// The engine calls it on a job's own thread; every call may block.
package protocol DestinationSharing: Sendable {
    /// Takes the lease of `task` at its destination: while it is held, no other node runs the task
    /// into that destination.
    ///
    /// A lease whose holder is dead, or has given no sign of life for long enough, is taken over.
    ///
    /// - Throws: `busy`, naming node, process and host; failures of the file system.
    func lease(_ task: BackupTask, for node: NodeTag, since: LocalTime) throws -> any HeldLease

    /// Leaves a sign of life of `node` at `destination`, with what its clock says.
    ///
    /// - Throws: failures of the file system.
    func beat(_ node: NodeTag, at destination: String, _ clock: NodeClock) throws

    /// What is wrong among the nodes that have left signs of life at `destination`, one sentence
    /// each: clocks apart, other zones, a tag that two machines use. Nothing is written.
    func nodeWarnings(at destination: String, for node: NodeTag, _ clock: NodeClock) -> [String]
}

/// The lease of a task at a destination. It gives signs of life by itself until it is released.
package protocol HeldLease: AnyObject, Sendable {
    /// From whom it was taken over, as one sentence; none if it was free.
    var takeover: String? { get }

    /// Throws `busy` if it is known to be lost. Cheap.
    func check() throws

    /// Looks at the destination whether it is still held.
    ///
    /// - Throws: `busy` if it is lost; failures of the file system.
    func confirm() throws

    /// Lets go of it. Calling it again does nothing.
    func release()
}
