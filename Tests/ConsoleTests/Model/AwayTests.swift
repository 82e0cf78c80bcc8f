import Domain
import Screen
import Testing

@testable import Console

struct AwayTests {
    private func state(lastSeen hours: Double?) throws -> ConsoleState {
        try Scene.state(
            look: Look(host: "app-01", lastSeen: hours.map { SceneTime.ago(hours: $0) }))
    }

    @Test
    func `what ended while nobody looked is said once and written down`() throws {
        var state = try state(lastSeen: 10)
        #expect(
            state.notice?.text
                == "While you were away: 3 runs, 1 failed (home-nas). 5 shows the log.")
        #expect(state.log.count == 4)
        _ = state.take(.event(.surveyed(try Scene.survey())))
        #expect(state.log.count == 4)
    }

    @Test
    func `nothing is said where nothing ended, or there was no console before`() throws {
        #expect(try state(lastSeen: 0).notice == nil)
        #expect(try state(lastSeen: nil).notice == nil)
    }
}
