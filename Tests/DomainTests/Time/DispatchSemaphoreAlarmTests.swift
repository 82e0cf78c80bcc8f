import Dispatch
import Testing

@testable import Domain

/// Waiting for too long would be waiting for ever.
@Suite(.timeLimit(.minutes(30))) struct DispatchSemaphoreAlarmTests {
    @Test func `without a signal it returns by itself`() {
        DispatchSemaphore(value: 0).wait(atMost: 0.01)
    }

    @Test func `a signal ends it at once`() {
        let semaphore = DispatchSemaphore(value: 0)
        semaphore.signal()
        semaphore.wait(atMost: 100_000)
    }
}
