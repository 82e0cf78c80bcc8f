import Console
import Domain
import Screen
import TestSupport
import Testing

@testable import Terminal
@testable import stillpoint

/// What the console's frames cost on a connection, with 50 rows and 200 columns.
extension FrameRendererTests {
    private static let large = Size(rows: 50, columns: 200)

    /// The console with the tasks of the pictures.
    private func console() throws -> ConsoleState {
        let look = Look(host: "app-01")
        var state = ConsoleState(look: look, now: DemoScript.now, size: Self.large)
        _ = state.take(.event(.surveyed(try DemoScript.survey())))
        return state
    }

    @Test func `a movement of the console's cursor takes at most 400 bytes`() throws {
        var state = try console()
        let renderer = try renderer("xterm-256color", Self.large)
        _ = renderer.render(ConsoleView(state).frame)
        let moves = "jjjjjjkkkkkk".map { key in
            _ = state.take(.key(.character(key), at: 1))
            return renderer.render(ConsoleView(state).frame).count
        }
        #expect(moves.allSatisfy { $0 <= 400 }, "\(moves)")
    }

    /// Progress comes some twenty times a second and is drawn about once.
    @Test(arguments: [3, 12, 300])
    func `an update of a running job takes at most 300 bytes`(seconds: Int) throws {
        var random = SeededRandom(seed: 5)
        var state = try console()
        let renderer = try renderer("xterm-256color", Self.large)
        let job = JobID(rawValue: 1)
        for event in try DemoScript.shopJob().prefix(2) { _ = state.take(.event(event)) }
        for _ in 1...3 { _ = state.take(.key(.character("j"), at: 1)) }
        let total = Int64(seconds) * 300 << 20
        var (done, now, updates): (Int64, Double, [Int]) = (0, 0, [])
        while done < total {
            for _ in 0..<18 {
                done = min(total, done + Int64.random(in: 10 << 20...20 << 20, using: &random))
                now += 0.05
                _ = state.take(.event(.progressed(job, progress(done, total, now))))
            }
            _ = state.take(.time(Self.after(now)))
            updates.append(renderer.render(ConsoleView(state).frame).count)
        }
        // The first is the whole screen.
        #expect(updates.dropFirst().allSatisfy { $0 <= 300 }, "\(updates)")
    }

    private static func after(_ seconds: Double) -> LocalTime {
        let start = DemoScript.now
        return LocalTime(
            microseconds: start.microseconds + Int64(seconds * 1_000_000), offset: start.offset)
    }

    private func progress(_ done: Int64, _ total: Int64, _ seconds: Double) -> JobProgress {
        JobProgress(
            phase: .copying, done: done, total: total, written: done / 3, seconds: seconds,
            freezeSeconds: seconds, logBytes: Int64(seconds * 60_000))
    }
}
