import Domain
import Screen
import Testing

@testable import Console

/// Drafts: kept at every step, offered again, discarded when done.
@Suite struct WizardDraftTests {
    private func draft(_ step: RestoreDraft.Step) -> RestoreDraft {
        var draft = RestoreDraft()
        draft.step = step
        draft.task = "shop"
        draft.point = RestoreSamples.id(2, 3).description
        draft.target = "/srv/shop/mine.db"
        draft.check = "full"
        draft.savedAt = "2026-11-23T03:12:00+01:00"
        return draft
    }

    @Test func `every step is kept`() throws {
        var desk = RestoreDesk(try RestoreSamples.survey())
        var steps: [RestoreDraft.Step?] = []
        desk.press(.enter)
        steps.append(desk.savedDraft?.step)
        desk.targetIs(RestoreSamples.free)
        desk.press(.enter)
        steps.append(desk.savedDraft?.step)
        try desk.planIs()
        desk.press(.enter)
        steps.append(desk.savedDraft?.step)
        desk.start()
        steps.append(desk.savedDraft?.step)
        #expect(steps == [.target, .preflight, .review, .run])
    }

    @Test func `w keeps what is typed`() throws {
        var desk = RestoreDesk(try RestoreSamples.survey())
        desk.press(.enter)
        desk.type("x")
        desk.press(.escape, .character("w"))
        #expect(desk.savedDraft?.target == "/srv/shop/shop-restored-20261123-0900.dbx")
        #expect(desk.notice == "The draft is kept.")
    }

    @Test func `a draft of an earlier console is offered and gone on with`() throws {
        var desk = RestoreDesk(try RestoreSamples.survey(draft: draft(.target)))
        #expect(desk.screen.contains("You were restoring shop, step 3 of 6, saved 03:12."))
        desk.press(.enter)
        #expect(desk.state.wizard.place == .typingTarget)
        #expect(desk.state.wizard.target.path.text == "/srv/shop/mine.db")
        #expect(desk.state.wizard.check == .full)
    }

    @Test(arguments: [RestoreDraft.Step.review, .run])
    func `what was checked before is checked anew`(_ step: RestoreDraft.Step) throws {
        var desk = RestoreDesk(try RestoreSamples.survey(draft: draft(step)))
        desk.press(.enter)
        #expect(desk.state.wizard.step == .preflight)
        #expect(desk.asked { $0.isPlan } != nil)
    }

    @Test func `a restore that ended behind a lost connection is told of`() throws {
        var run = RestoreSamples.run(.restore, "", at: "2026-11-23 03:13")
        run.point = draft(.run).point
        run.file = "/srv/shop/mine.db"
        let desk = RestoreDesk(try RestoreSamples.survey(runs: [run], draft: draft(.run)))
        #expect(desk.screen.contains("ended well:"))
    }

    @Test func `a draft on a folder looks into the folder again`() throws {
        var draft = draft(.point)
        draft.folder = "/mnt/usb"
        var desk = RestoreDesk(try RestoreSamples.survey(draft: draft))
        desk.press(.enter)
        desk.folderHolds(RestoreSamples.shop)
        #expect(desk.state.wizard.place == .point)
        #expect(desk.state.wizard.point.list.selected == draft.point)
    }

    @Test func `a draft of a task that is gone begins at the source`() throws {
        var draft = draft(.target)
        draft.task = "gone"
        var desk = RestoreDesk(try RestoreSamples.survey(draft: draft))
        desk.press(.enter)
        #expect(desk.state.wizard.place == .source)
    }

    @Test func `d discards the draft, and u brings it back`() throws {
        let draft = draft(.target)
        var desk = RestoreDesk(try RestoreSamples.survey(draft: draft))
        desk.press(.character("d"))
        #expect(desk.asked { $0 == .discardDraft } != nil)
        #expect(desk.state.keptDraft == nil)
        desk.take(.event(.surveyed(try RestoreSamples.survey())))
        desk.press(.character("u"))
        #expect(desk.savedDraft == draft)
        desk.take(.event(.surveyed(try RestoreSamples.survey(draft: draft))))
        #expect(desk.state.keptDraft == draft)
    }

    @Test func `another restore is not begun over a draft`() throws {
        var desk = RestoreDesk(try RestoreSamples.survey(draft: draft(.target)))
        desk.press(.down, .enter)
        #expect(!desk.state.wizard.isOpen)
        #expect(desk.notice.hasSuffix("Enter goes on, d discards it."))
    }

    @Test func `after success the draft is discarded and not offered again`() throws {
        var desk = RestoreDesk(try RestoreSamples.survey())
        try desk.goToReview()
        desk.start()
        let saved = try #require(desk.savedDraft)
        try desk.end()
        #expect(desk.asked { $0 == .discardDraft } != nil)
        desk.press(.enter)
        desk.take(.event(.surveyed(try RestoreSamples.survey(draft: saved))))
        #expect(desk.state.keptDraft == nil)
    }

    @Test func `a failure keeps the draft at the step that mends it`() throws {
        var desk = RestoreDesk(try RestoreSamples.survey())
        try desk.goToReview()
        desk.start()
        desk.end(Failure(.targetExists, "It is there."))
        #expect(desk.savedDraft?.step == .target)
    }

    @Test func `leaving and coming back changes nothing`() throws {
        var desk = RestoreDesk(try RestoreSamples.survey())
        desk.press(.enter)
        desk.type("x")
        desk.press(.escape, .escape)
        #expect(!desk.state.wizard.isOpen)
        desk.press(.enter)
        #expect(desk.state.wizard.target.path.text.hasSuffix(".dbx"))
    }
}
