import Synchronization

/// Where one listener finds the events of an engine, in order.
///
/// The engine never waits for a listener. One that is slow finds only the latest progress of each
/// job and only the latest survey, but every other event.
package final class EventMailbox: Sendable {
    private let events = Mutex<[EngineEvent]>([])
    private let wake: @Sendable () -> Void

    /// A mailbox.
    ///
    /// - Parameter wake: called, on any thread, when an empty mailbox gets an event; it must not block.
    package init(wake: @escaping @Sendable () -> Void) { self.wake = wake }

    /// Takes all events out.
    package func drain() -> [EngineEvent] {
        events.withLock { events in
            defer { events = [] }
            return events
        }
    }

    /// Puts an event in.
    package func deliver(_ event: EngineEvent) {
        let wasEmpty = events.withLock { events in
            defer { append(event, to: &events) }
            return events.isEmpty
        }
        if wasEmpty { wake() }
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
}
