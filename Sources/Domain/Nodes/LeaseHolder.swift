/// Who holds the lease of a task at a destination, as the lease's file tells it.
package struct LeaseHolder: Hashable, Sendable, Codable {
    /// The node's tag.
    package var node: String
    /// The machine's host name.
    package var host: String
    /// The machine's own id, which outlives restarts; empty where it has none.
    package var machine: String
    /// The kernel's id of the boot.
    package var bootID: String
    /// The process id.
    package var pid: Int32
    /// When the process began, in ticks since the boot: process ids are used again.
    package var processStart: UInt64?
    /// What the process id counts in: containers count on their own.
    package var pidSpace: String
    /// When the job began, ISO 8601 in UTC.
    package var since: String
    /// Tells this lease from all others.
    package var token: String
    /// After how many seconds without a sign of life it may be taken over.
    package var expiresAfterSeconds = LeaseRule.expirySeconds

    /// A holder of these facts.
    package init(
        node: NodeTag, writer: Writer, machine: String, processStart: UInt64?, pidSpace: String,
        since: LocalTime, token: String
    ) {
        self.node = node.text
        host = writer.host
        self.machine = machine
        bootID = writer.bootID
        pid = writer.pid
        self.processStart = processStart
        self.pidSpace = pidSpace
        self.since = LocalTime(microseconds: since.microseconds, offset: 0).iso8601
        self.token = token
    }

    /// Whether the holder's process id means the same here, so that a look tells if it lives.
    package func sharesProcesses(with other: LeaseHolder) -> Bool {
        host == other.host && bootID == other.bootID && pidSpace == other.pidSpace
    }

    /// Whether the holder ran on this machine before it was restarted.
    package func isBeforeRestart(of other: LeaseHolder) -> Bool {
        !machine.isEmpty && machine == other.machine && host == other.host
            && bootID != other.bootID
    }

    /// Node, process and host, for people.
    var words: String {
        "node \(node.quotedForDisplay) (process \(pid) on \(host.quotedForDisplay))"
    }
}
