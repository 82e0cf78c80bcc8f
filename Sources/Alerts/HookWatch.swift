import CSystem
import Domain
import Glibc

/// Watches a hook that runs: its shell, its group and what it prints.
struct HookWatch {
    private let process: pid_t
    private let output: Int32
    private let kept: Int
    private var bytes: [UInt8] = []
    private var isOutputOpen = true
    private let clock = ContinuousClock()

    /// A cancellation is looked for so often, in milliseconds.
    private static let turn = 100.0

    /// A watch over the shell `process`, which leads a group, whose output comes out of `output`.
    init(process: pid_t, output: Int32, kept: Int) {
        self.process = process
        self.output = output
        self.kept = kept
    }

    /// The last that was printed.
    var text: String {
        let text = String(decoding: bytes, as: UTF8.self)
        guard let start = text.firstIndex(where: { !$0.isWhitespace }),
            let end = text.lastIndex(where: { !$0.isWhitespace })
        else { return "" }
        return String(text[start...end])
    }

    /// Waits until the shell has ended and its output is closed.
    ///
    /// - Returns: false if that did not come within `seconds`, or a cancellation did.
    mutating func wait(seconds: Double, unless cancellation: Cancellation?) -> Bool {
        let end = clock.now + .seconds(seconds)
        // The shell ends right after its output, or goes on for long without one.
        var pause = 1.0
        while isOutputOpen || csystem_has_ended(process) == 0 {
            let left = (end - clock.now) / .milliseconds(1)
            guard left > 0, cancellation?.isRequested != true else { return false }
            if isOutputOpen {
                read(within: min(left, Self.turn))
            } else {
                poll(nil, 0, Int32(min(left, pause).rounded(.up)))
                pause = min(pause * 2, Self.turn)
            }
        }
        return true
    }

    /// Sends a signal to the whole group. Its id is its own until the shell is reaped.
    func signal(_ number: Int32) { kill(-process, number) }

    /// Takes the status of the shell if it has ended; what wait(2) gives.
    func reap() -> Int32 {
        var status: Int32 = 0
        while waitpid(process, &status, WNOHANG) < 0, errno == EINTR {}
        return status
    }

    private mutating func read(within milliseconds: Double) {
        var request = pollfd(fd: output, events: Int16(POLLIN), revents: 0)
        guard poll(&request, 1, Int32(milliseconds.rounded(.up))) > 0 else { return }
        var buffer = [UInt8](repeating: 0, count: 4096)
        let count = Glibc.read(output, &buffer, buffer.count)
        if count > 0 {
            bytes = Array((bytes + buffer[..<count]).suffix(kept))
        } else if count == 0 || (errno != EAGAIN && errno != EINTR) {
            isOutputOpen = false
        }
    }
}
