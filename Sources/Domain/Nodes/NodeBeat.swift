/// What a node leaves at a destination now and then, for the others: that it lives, and what its
/// clock said.
package struct NodeBeat: Hashable, Sendable, Codable {
    /// The node's tag.
    package var node: String
    /// The machine's host name.
    package var host: String
    /// The machine's own id; empty where it has none.
    package var machine: String
    /// What its clock said, in microseconds since 1970.
    package var utcMicroseconds: Int64
    /// The same for people, ISO 8601 in UTC.
    package var utc: String
    /// The name of its zone.
    package var zone: String
    /// Its offset from UTC then, in seconds to the east.
    package var offset: Int32

    /// A beat of these facts.
    package init(node: NodeTag, host: String, machine: String, time: LocalTime, zone: String) {
        self.node = node.text
        self.host = host
        self.machine = machine
        utcMicroseconds = time.microseconds
        utc = LocalTime(microseconds: time.microseconds, offset: 0).iso8601
        self.zone = zone
        offset = time.offset
    }

    /// Whether both come from one machine.
    package func isFromMachine(of other: NodeBeat) -> Bool {
        host == other.host && machine == other.machine
    }

    /// Node and host, for people.
    var words: String { "node \(node.quotedForDisplay) on \(host.quotedForDisplay)" }
}

/// A beat as it lies at a destination.
package struct SeenBeat: Hashable, Sendable {
    /// What the node wrote.
    package var beat: NodeBeat
    /// When it did so on the clock of the destination's file system, in microseconds since 1970.
    package var writtenAt: Int64

    /// A beat and when the file system says that it was written.
    package init(_ beat: NodeBeat, writtenAt: Int64) {
        self.beat = beat
        self.writtenAt = writtenAt
    }

    /// By how many seconds the node's clock was ahead of the file system's.
    package var secondsAhead: Double {
        (Double(beat.utcMicroseconds) - Double(writtenAt)) / 1_000_000
    }
}
