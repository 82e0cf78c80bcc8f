import Synchronization

/// Where one listener finds the events of an engine, in order.
///
/// The engine never waits for a listener. One that is slow finds only the latest progress of each
/// job and only the latest survey, but every other event. One that has left more events lying than
/// the mailbox holds finds `lost` in place of them all, and nothing after it.
package final class EventMailbox: Sendable {
    private struct Contents {
        var events: [EngineEvent] = []
        var isOverfull = false
    }

    private let contents = Mutex(Contents())
    private let limit: Int
    private let wake: @Sendable () -> Void

    /// A mailbox.
    ///
    /// - Parameters:
    ///   - limit: how many events it holds; a listener of this process needs none.
    ///   - wake: called, on any thread, when an empty mailbox gets an event and when it has become
    ///     too full; it must not block.
    package init(limit: Int = .max, wake: @escaping @Sendable () -> Void) {
        self.limit = limit
        self.wake = wake
    }

    /// Whether more events were left lying than it holds.
    package var isOverfull: Bool { contents.withLock { $0.isOverfull } }

    /// Takes all events out.
    package func drain() -> [EngineEvent] {
        contents.withLock { contents in
            defer { contents.events = [] }
            return contents.events
        }
    }

    /// Puts an event in.
    package func deliver(_ event: EngineEvent) {
        let wakesUp = contents.withLock { contents in
            guard !contents.isOverfull else { return false }
            let wasEmpty = contents.events.isEmpty
            append(event, to: &contents.events)
            guard contents.events.count > limit else { return wasEmpty }
            contents = Contents(events: [.lost(Self.overfull)], isOverfull: true)
            return true
        }
        if wakesUp { wake() }
    }

    private func append(_ event: EngineEvent, to events: inout [EngineEvent]) {
        switch event {
        case .progressed(let job, _):
            // An event of the job after its last progress makes that a part of the story.
            if let old = events.lastIndex(where: { $0.job == job }), case .progressed = events[old]
            {
                events.remove(at: old)
            }
        case .surveyed: events.removeAll { if case .surveyed = $0 { true } else { false } }
        default: break
        }
        events.append(event)
    }

    private static let overfull = Failure(
        .busy, "The engine has ended the connection: too many events were not taken from it.",
        cause: "This program was stopped, or its machine is overloaded.",
        next: "Connect again; the jobs of the engine went on.", canRetry: true)
}
