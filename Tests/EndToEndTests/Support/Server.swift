import Foundation
import TestSupport
import Testing

/// An engine without a screen, which ends with the object.
final class Server: Sendable {
    let running: Program.Running
    private let isWaitedFor = Flag()

    /// Starts `stillpoint serve` in `home` and waits until it says that it is ready.
    init(
        in home: Home, _ options: String..., environment: [String: String] = [:]
    ) throws {
        running = try home.program(environment).start(["serve"] + options)
        let line = try running.output.next()
        try #require(line?.contains("ready") == true, "\(line ?? "nothing")")
    }

    deinit {
        if isWaitedFor.isRaised { return }
        running.send(SIGKILL)
        _ = try? running.wait()
    }

    /// The next line of its log that holds `text`, without those before it; waits up to `limit` for
    /// each.
    @discardableResult
    func line(with text: String, within limit: Duration = .seconds(30)) throws -> String {
        while let line = try running.output.next(within: limit) {
            if line.contains(text) { return line }
        }
        throw POSIXError(.ENODATA)
    }

    /// Passes over what its log says so far.
    func skipLog() { while (try? running.output.next(within: .zero)) != nil {} }

    /// Waits until what is asked for is so; false if it is not within 20 seconds.
    func waits(until condition: () -> Bool) -> Bool {
        let deadline = ContinuousClock.now + .seconds(20)
        while !condition() {
            // It says nothing there as long as it lives.
            _ = try? running.errors.isAtEnd(within: .milliseconds(20))
            if ContinuousClock.now > deadline { return condition() }
        }
        return true
    }

    /// Sends it a signal and waits for its end.
    func end(by signal: Int32) throws -> Program.Result {
        running.send(signal)
        running.send(SIGCONT)
        isWaitedFor.raise()
        return try running.wait()
    }

    /// How many descriptors it has open.
    var descriptors: Int {
        (try? FileManager.default.contentsOfDirectory(atPath: "/proc/\(running.pid)/fd").count) ?? 0
    }

    /// Bytes of memory that it has at the moment.
    var memory: Int {
        let text = try? String(contentsOfFile: "/proc/\(running.pid)/statm", encoding: .utf8)
        return (text?.split(separator: " ").dropFirst().first.flatMap { Int($0) } ?? 0) * 4096
    }
}
