import Dispatch

extension DispatchSemaphore {
    /// Waits for a signal, but no longer than so many seconds, whatever is done to the clock of the
    /// machine meanwhile. Now and then it returns early: whoever waits looks again.
    ///
    /// `wait(timeout:)` waits by the time of day on Linux, sem_timedwait(3): with the clock set back
    /// by an hour it waits an hour longer.
    package func wait(atMost seconds: Double) {
        // The first clock stands still while the machine sleeps, the second one can be set back.
        let timers = (0..<2).map { _ in DispatchSource.makeTimerSource(queue: Self.alarms) }
        timers[0].schedule(deadline: .now() + seconds)
        timers[1].schedule(wallDeadline: .now() + seconds)
        for timer in timers {
            timer.setEventHandler { [self] in signal() }
            timer.resume()
        }
        wait()
        for timer in timers { timer.cancel() }
    }

    private static let alarms = DispatchQueue(label: "stillpoint.alarms")
}
