import Domain
import Testing

@testable import Console

struct WeekTests {
    private let times = TimeText(now: SceneTime.now)

    private func week(_ runs: [RunRecord], isDisabled: Bool = false) -> String {
        Week(runs, isRunning: false, isDisabled: isDisabled, times).text(.ascii)
    }

    @Test
    func `a day shows the worst of its backups`() {
        let runs = [
            SceneValues.run("a", hoursAgo: 1), SceneValues.run("a", hoursAgo: 2, .failed),
            SceneValues.run("a", hoursAgo: 25, .cancelled), SceneValues.run("a", hoursAgo: 26),
            SceneValues.run("a", hoursAgo: 49),
        ]
        #expect(week(runs) == "....+!x")
    }

    @Test
    func `what is no backup does not count`() {
        #expect(week([SceneValues.run("a", hoursAgo: 1, .failed, action: .verify)]) == ".......")
    }

    @Test
    func `the days since a disabled task ran are days on which it was off`() {
        #expect(week([SceneValues.run("a", hoursAgo: 73)], isDisabled: true) == "...+===")
        #expect(week([], isDisabled: true) == "=======")
    }
}
