import Domain
import Screen
import Testing

@testable import Console

/// Answers come late: only the one to the newest question of its kind counts.
@Suite struct WizardAnswersTests {
    @Test func `a plan for what was chosen before does not pass for another target`() throws {
        var desk = RestoreDesk(try RestoreSamples.survey())
        desk.press(.enter)
        desk.targetIs(RestoreSamples.free)
        desk.press(.enter)
        let first = try #require(desk.asked { $0.isPlan })
        desk.press(.character("b"))
        desk.type("x")
        desk.targetIs(RestoreSamples.free)
        desk.press(.enter)
        guard case .plan(let request) = first.inquiry else { return }
        desk.take(.event(.answered(first.id, .plan(try RestoreSamples.plan(request)))))
        #expect(desk.state.wizard.preflight.outcome == nil)
        try desk.planIs()
        #expect(desk.state.wizard.preflight.plan?.target.hasSuffix(".dbx") == true)
    }

    @Test func `only one look at the target is under way, however fast somebody types`() throws {
        var desk = RestoreDesk(try RestoreSamples.survey())
        desk.press(.enter)
        desk.type("abc")
        let looks = desk.effects.filter {
            if case .inquire(.target, _) = $0 { true } else { false }
        }
        #expect(looks.count == 1)
        desk.targetIs(RestoreSamples.taken)
        #expect(desk.screen.contains("Looking at this path."))
        desk.targetIs(RestoreSamples.free)
        #expect(desk.screen.contains("New path;"))
    }

    @Test func `answers meant for a wizard that was discarded reach no other`() throws {
        var desk = RestoreDesk(try RestoreSamples.survey())
        desk.press(.enter)
        let asked = try #require(desk.asked { $0.isTarget })
        desk.press(.escape, .escape, .character("d"), .character("f"))
        let before = desk.state.wizard
        desk.take(.event(.answered(asked.id, .target(RestoreSamples.taken))))
        #expect(desk.state.wizard == before)
    }

    @Test func `a dry run that cannot be made says why and goes no further`() throws {
        var desk = RestoreDesk(try RestoreSamples.survey())
        desk.press(.enter)
        desk.targetIs(RestoreSamples.free)
        desk.press(.enter)
        desk.answer(.failed(Failure(.unknownPoint, "The point is gone.", next: "Take another."))) {
            $0.isPlan
        }
        desk.press(.enter)
        #expect(desk.state.wizard.step == .preflight)
        #expect(desk.screen.contains("Next: Take another."))
    }

    @Test func `points that come while one looks are shown, and the cursor stays`() throws {
        let fewer = RestoreSamples.shop.filter { $0.facts.id != RestoreSamples.id(2, 5) }
        var desk = RestoreDesk(try RestoreSamples.survey(fewer))
        desk.press(.enter, .escape, .character("b"))
        desk.take(.event(.surveyed(try RestoreSamples.survey())))
        #expect(desk.state.wizard.points(in: desk.state.world).count == RestoreSamples.shop.count)
        #expect(desk.state.wizard.point.list.selected == RestoreSamples.id(2, 4).description)
    }

    @Test func `a late look at the target does not change what was gone on with`() throws {
        var desk = RestoreDesk(try RestoreSamples.survey())
        desk.press(.enter, .enter)
        let target = desk.state.wizard.draft.target
        desk.targetIs(RestoreSamples.taken)
        #expect(desk.state.wizard.draft.target == target)
        try desk.planIs()
        desk.press(.enter)
        #expect(desk.state.wizard.place == .review)
    }
}
