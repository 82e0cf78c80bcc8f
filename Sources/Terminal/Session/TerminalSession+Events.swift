import Glibc
import Screen

extension TerminalSession {
    /// Sleeps until something happens and gives all that did, in order; never nothing.
    ///
    /// - Parameter deadline: When to give ``TerminalEvent/tick`` instead; never when left out.
    package func events(before deadline: ContinuousClock.Instant? = nil) -> [TerminalEvent] {
        while queue.isEmpty {
            let outcome = listening.until(earliest(deadline, decoderDeadline))
            react(to: outcome)
            expireInput()
            if queue.isEmpty, let deadline, ContinuousClock.now >= deadline { return [.tick] }
        }
        defer { queue = [] }
        return queue
    }

    /// The terminal is gone: from here on only signals and wake-ups are heard.
    func hangUp() {
        guard holder == .session else { return }
        // A hang-up may be a SIGHUP only, with the terminal still there to be given back.
        close(patience: .milliseconds(50))
        queue.append(.hungUp)
    }

    /// Reports the terminal's size if it is another one.
    func noticeSize() {
        let now = device.size
        guard now != size else { return }
        size = now
        renderer.resize(to: now)
        postponed = nil
        queue.removeAll { if case .resized = $0 { true } else { false } }
        queue.append(.resized(now))
    }

    /// Turns the signals that arrived into events.
    func readSignals(except ignored: Int32? = nil) {
        while let signal = signals.next() {
            if signal != ignored { react(toSignal: signal) }
        }
    }

    /// Everything that can happen now. A terminal that is gone would be ready all the time.
    private var listening: Sleep {
        guard holder == .session else {
            return Sleep(reading: [signals.descriptor, waker.descriptor])
        }
        return Sleep(
            reading: [signals.descriptor, waker.descriptor, device.descriptor],
            writing: unsent.isEmpty ? nil : device.descriptor)
    }

    private func react(to outcome: Sleep.Outcome) {
        if outcome.readable.contains(signals.descriptor) { readSignals() }
        if outcome.readable.contains(waker.descriptor) {
            waker.clear()
            queue.append(.woken)
        }
        if outcome.readable.contains(device.descriptor) { readInput() }
        if outcome.writable.contains(device.descriptor) { resumeOutput() }
        if outcome.hungUp.contains(device.descriptor) { hangUp() }
    }

    private func react(toSignal signal: Int32) {
        switch signal {
        case SIGWINCH: if holder == .session { noticeSize() }
        case SIGTSTP: queue.append(.suspendRequested)
        case SIGHUP: hangUp()
        case SIGCONT:
            // Stopped and continued from outside: the shell has had the terminal meanwhile.
            guard holder == .session else { return }
            enter()
            queue.append(.resumed)
        default:
            if let end = EndSignal(rawValue: signal) { queue.append(.signal(end)) }
        }
    }

    private func readInput() {
        guard holder == .session else { return }
        switch device.read() {
        case .bytes(let bytes):
            lastInput = ContinuousClock.now
            queue += decoder.decode(bytes).map(TerminalEvent.init)
        case .nothing:
            break
        case .end:
            hangUp()
        }
    }

    private var decoderDeadline: ContinuousClock.Instant? {
        decoder.patience.map { lastInput + $0 }
    }

    private func expireInput() {
        guard let due = decoderDeadline, ContinuousClock.now >= due else { return }
        queue += decoder.expire().map(TerminalEvent.init)
    }

    private func earliest(
        _ one: ContinuousClock.Instant?, _ other: ContinuousClock.Instant?
    ) -> ContinuousClock.Instant? {
        [one, other].compactMap { $0 }.min()
    }
}

extension TerminalEvent {
    fileprivate init(_ input: KeyDecoder.Input) {
        switch input {
        case .key(.control("z")): self = .suspendRequested
        case .key(let key): self = .key(key)
        case .paste(let text): self = .paste(text)
        }
    }
}
