import Synchronization
import Testing

@testable import Domain

@Suite struct EventMailboxTests {
    /// Counts from any thread.
    final class Counter: Sendable {
        private let mutex = Mutex(0)
        var count: Int { mutex.withLock { $0 } }
        func add() { mutex.withLock { $0 += 1 } }
    }

    let wakes = Counter()
    let mailbox: EventMailbox

    init() {
        let wakes = wakes
        mailbox = EventMailbox { wakes.add() }
    }

    private func progress(_ job: UInt64, _ done: Int64) -> EngineEvent {
        .progressed(
            JobID(rawValue: job), JobProgress(phase: .copying, done: done, total: 9, seconds: 0))
    }

    private func started(_ job: UInt64) -> EngineEvent {
        .started(JobID(rawValue: job), at: LocalTime(microseconds: 0, offset: 0))
    }

    private func ended(_ job: UInt64) -> EngineEvent {
        .ended(JobID(rawValue: job), .failed(Failure(.cancelled, "Enough.")))
    }

    @Test func `events come out in the order they went in`() {
        let events = [started(1), started(2), ended(2), ended(1)]
        for event in events { mailbox.deliver(event) }
        #expect(mailbox.drain() == events)
    }

    @Test func `events come out once`() {
        mailbox.deliver(started(1))
        _ = mailbox.drain()
        #expect(mailbox.drain().isEmpty)
    }

    @Test func `a slow reader finds only the latest progress of each job`() {
        for event in [progress(1, 1), progress(2, 1), progress(1, 2), progress(1, 3)] {
            mailbox.deliver(event)
        }
        #expect(mailbox.drain() == [progress(2, 1), progress(1, 3)])
    }

    @Test func `a slow reader loses nothing but progress`() {
        let events = [started(1), progress(1, 1), progress(1, 2), ended(1), started(2), ended(2)]
        for event in events { mailbox.deliver(event) }
        #expect(mailbox.drain() == [events[0]] + events[2...])
    }

    @Test func `progress never passes what came after it`() {
        for event in [started(1), progress(1, 1), ended(1)] { mailbox.deliver(event) }
        #expect(mailbox.drain().last == ended(1))
    }

    @Test func `ever so much progress takes no room`() {
        for done in 0..<10_000 { mailbox.deliver(progress(1, Int64(done))) }
        #expect(mailbox.drain().count == 1)
    }

    @Test func `the reader is woken when an empty mailbox gets an event`() {
        mailbox.deliver(started(1))
        mailbox.deliver(ended(1))
        #expect(wakes.count == 1)
    }

    @Test func `the reader is woken again after it emptied the mailbox`() {
        mailbox.deliver(started(1))
        _ = mailbox.drain()
        mailbox.deliver(ended(1))
        #expect(wakes.count == 2)
    }

    @Test func `a slow reader finds only the latest survey`() {
        let surveys = (0..<3).map { day in
            EngineEvent.surveyed(
                Survey(
                    time: LocalTime(microseconds: day, offset: 0), entries: [], leftovers: [],
                    runs: [], problems: [], draft: nil))
        }
        for survey in surveys { mailbox.deliver(survey) }
        #expect(mailbox.drain() == [surveys[2]])
    }

    @Test func `a listener that leaves too many events lying is told that it is lost`() {
        let wakes = wakes
        let small = EventMailbox(limit: 3) { wakes.add() }
        for job in 1...9 { small.deliver(started(UInt64(job))) }
        #expect(small.isOverfull)
        let events = small.drain()
        #expect(events.count == 1)
        guard case .lost? = events.first else { return #expect(Bool(false), "\(events)") }
        small.deliver(started(10))
        #expect(small.drain().isEmpty)
        #expect(wakes.count == 2)
    }
}
