import Foundation

/// Compares the clocks, zones and tags of the nodes that write to one destination.
///
/// Each node's clock is judged by the clock of the destination's file system at the time of the
/// node's own writing, so that nodes that never meet can be compared.
package struct NodeComparison: Sendable {
    /// How far apart two clocks may be, in seconds.
    package static let tolerance = 5.0
    /// For how many days a beat says something about its node.
    package static let days = 7

    /// What the nodes have left.
    package let beats: [SeenBeat]
    /// The node and machine that looks.
    package let observer: NodeBeat

    /// A comparison of `beats` by the node that would write `observer` now.
    package init(_ beats: [SeenBeat], by observer: NodeBeat) {
        self.beats = beats
        self.observer = observer
    }

    /// What is wrong, one sentence each.
    package var warnings: [String] {
        let recent = beats.filter(isRecent)
        let shared = recent.filter { $0.beat.node == observer.node }.compactMap(sharedTag)
        let others = recent.filter { $0.beat.node != observer.node }
        let own = recent.first {
            $0.beat.node == observer.node && $0.beat.isFromMachine(of: observer)
        }
        let clocks = own.map { own in others.compactMap { clock($0, own) } } ?? []
        return shared + clocks + others.compactMap { zone($0.beat) }
    }

    private func isRecent(_ seen: SeenBeat) -> Bool {
        let age = Double(observer.utcMicroseconds) - Double(seen.writtenAt)
        return age < Double(Self.days) * 86_400_000_000
    }

    private func sharedTag(_ seen: SeenBeat) -> String? {
        guard !seen.beat.isFromMachine(of: observer) else { return nil }
        return "The node tag \(observer.node) is also used by another machine, "
            + "\(seen.beat.host.quotedForDisplay): give each machine a 'node:' of its own in "
            + "stillpoint.yaml."
    }

    private func clock(_ other: SeenBeat, _ own: SeenBeat) -> String? {
        let apart = other.secondsAhead - own.secondsAhead
        guard abs(apart) > Self.tolerance else { return nil }
        return "The clock of \(other.beat.words) is \(SpanText.text(seconds: abs(apart))) "
            + "\(apart > 0 ? "ahead of" : "behind") the clock of this node (\(observer.node)): "
            + "have both set by a time server ('timedatectl')."
    }

    private func zone(_ other: NodeBeat) -> String? {
        guard !isSameZone(other) else { return nil }
        return "The zone of \(other.words) is \(other.zone.quotedForDisplay), that of this node "
            + "(\(observer.node)) \(observer.zone.quotedForDisplay): schedules and the times in "
            + "names follow each node's own."
    }

    /// Names alone do not tell: `UTC` and `Etc/UTC` are one zone, and so are Berlin and Paris.
    private func isSameZone(_ other: NodeBeat) -> Bool {
        if other.zone == observer.zone { return true }
        let date = LocalTime(microseconds: other.utcMicroseconds, offset: 0).date
        guard let mine = TimeZone(identifier: observer.zone) else {
            return other.offset == observer.offset
        }
        guard let theirs = TimeZone(identifier: other.zone) else {
            return Int(other.offset) == mine.secondsFromGMT(for: date)
        }
        return (0..<12).allSatisfy { month in
            let date = date.addingTimeInterval(Double(month) * 30.5 * 86_400)
            return mine.secondsFromGMT(for: date) == theirs.secondsFromGMT(for: date)
        }
    }
}
