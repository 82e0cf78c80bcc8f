import Glibc

/// The one place where a console sleeps: poll(2) over everything it reacts to.
struct Sleep {
    /// What became ready.
    struct Outcome {
        /// The descriptors that can be read, are closed, or failed.
        var readable: Set<Int32> = []
        /// The descriptors that take output again.
        var writable: Set<Int32> = []
        /// The descriptors whose other side is gone.
        var hungUp: Set<Int32> = []
    }

    /// The descriptors to read from.
    var reading: [Int32]
    /// The descriptor that is to take output, if any waits.
    var writing: Int32?

    /// Sleeps until something is ready or the deadline has passed; an interruption counts as
    /// neither.
    func until(_ deadline: ContinuousClock.Instant?) -> Outcome {
        var polled = reading.map { pollfd(fd: $0, events: Int16(POLLIN), revents: 0) }
        if let writing { polled.append(pollfd(fd: writing, events: Int16(POLLOUT), revents: 0)) }
        var outcome = Outcome()
        guard poll(&polled, nfds_t(polled.count), Self.milliseconds(to: deadline)) > 0 else {
            return outcome
        }
        for entry in polled {
            let happened = Int32(entry.revents)
            if happened & POLLIN != 0 { outcome.readable.insert(entry.fd) }
            if happened & POLLOUT != 0 { outcome.writable.insert(entry.fd) }
            if happened & (POLLHUP | POLLERR | POLLNVAL) != 0 { outcome.hungUp.insert(entry.fd) }
        }
        return outcome
    }

    /// Rounded up, so that the deadline has passed when poll returns.
    private static func milliseconds(to deadline: ContinuousClock.Instant?) -> Int32 {
        guard let deadline else { return -1 }
        let left = ContinuousClock.now.duration(to: deadline)
        guard left > .zero else { return 0 }
        let (seconds, attoseconds) = left.components
        guard seconds < 1_000_000 else { return 1_000_000_000 }
        return Int32(seconds) * 1000
            + Int32((attoseconds + 999_999_999_999_999) / 1_000_000_000_000_000)
    }
}
