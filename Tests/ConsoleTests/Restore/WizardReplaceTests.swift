import Domain
import Screen
import Testing

@testable import Console

/// The way through the wizard that replaces a live database.
@Suite struct WizardReplaceTests {
    private let live = "/srv/shop/shop.db"

    private func desk(isReadOnly: Bool = false) throws -> RestoreDesk {
        RestoreDesk(try RestoreSamples.survey(), isReadOnly: isReadOnly)
    }

    private func request() throws -> RestoreRequest {
        RestoreRequest(
            scope: .task(try TaskName("shop")), choice: .id(RestoreSamples.id(2, 5).description),
            target: live, check: .quick, mode: .replace)
    }

    @Test func `the original's own path is a key away, and is said to be replaced`() throws {
        var desk = try desk()
        desk.press(.enter)
        desk.targetIs(RestoreSamples.free)
        desk.press(.control("o"))
        desk.targetIs(RestoreSamples.live)
        #expect(desk.state.wizard.draft.target == live)
        #expect(desk.screen.contains("The live database: it would be replaced"))
        desk.press(.enter)
        #expect(desk.asked({ $0.isPlan })?.inquiry == .plan(try request()))
    }

    @Test func `a file that is no task's database is not replaced`() throws {
        var desk = try desk()
        desk.press(.enter, .control("u"))
        desk.type("/srv/x.db")
        for _ in 0..<2 { desk.targetIs(RestoreSamples.live) }
        desk.press(.enter)
        #expect(desk.state.wizard.place == .typingTarget)
        #expect(desk.notice.contains("Only the database of a task is replaced from here"))
    }

    @Test func `it starts only when the name is typed`() throws {
        var desk = try desk()
        try desk.goToReplaceReview()
        desk.press(.character("y"))
        #expect(desk.submitted.isEmpty)
        desk.type("sho")
        #expect(desk.submitted.isEmpty)
        desk.type("p")
        #expect(desk.submitted == [.restore(try request())])
        #expect(desk.state.wizard.place == .running)
    }

    @Test(arguments: [Key.enter, .escape, .control("c")])
    func `a key that is not the name replaces nothing`(key: Key) throws {
        var desk = try desk()
        try desk.goToReplaceReview()
        desk.press(.character("y"), key)
        #expect(desk.submitted.isEmpty && desk.state.overlay == nil)
        #expect(desk.state.wizard.place == .review)
    }

    @Test func `a name that is pasted, or typed before the question is seen, is none`() throws {
        var desk = try desk()
        try desk.goToReplaceReview()
        desk.press(.character("y"))
        desk.take(.paste("shop"))
        for character in "shop" { desk.pressAtOnce(.character(character)) }
        #expect(desk.submitted.isEmpty)
    }

    @Test func `the question names what is lost and kept, and where`() throws {
        var desk = try desk()
        try desk.goToReplaceReview()
        desk.press(.character("y"))
        for text in [
            "app-01 [PROD]", live, "1 h 41 m of changes", "/mnt/backup/shop", "type  shop",
        ] {
            #expect(desk.screen.contains(text), "\(text)")
        }
    }

    @Test func `the command line is that of a replacement`() throws {
        var desk = try desk()
        try desk.goToReplaceReview()
        desk.press(.character("Y"))
        #expect(desk.notice.hasSuffix("--to /srv/shop/shop.db --replace"))
    }

    @Test func `the result says how to go back`() throws {
        var desk = try desk()
        try desk.goToReplaceReview()
        desk.start(typing: "shop")
        try desk.end()
        #expect(desk.state.wizard.place == .restored)
        #expect(desk.screen.contains(RestoreSamples.id(3, 0).description))
        #expect(desk.screen.contains("stillpoint restore shop --point"))
        #expect(!desk.screen.contains("mv "))
    }

    @Test func `a failure says that the database is what it was`() throws {
        var desk = try desk()
        try desk.goToReplaceReview()
        desk.start(typing: "shop")
        desk.end(Failure(.databaseBusy, "It stayed locked."))
        #expect(desk.screen.contains("is what it was"))
    }

    @Test func `the draft keeps that it replaces, and another path forgets it`() throws {
        var desk = try desk()
        try desk.goToReplaceReview()
        #expect(desk.savedDraft?.replaces == true)
        desk.press(.character("b"), .character("b"))
        desk.press(.control("w"))
        #expect(desk.state.wizard.draft.replaces == nil)
    }

    @Test func `a kept draft goes on with the checks of a replacement`() throws {
        var draft = RestoreDraft()
        (draft.step, draft.task, draft.savedAt) = (.review, "shop", "2026-11-23T03:12:00+01:00")
        (draft.point, draft.target) = (RestoreSamples.id(2, 5).description, live)
        draft.replaces = true
        var desk = RestoreDesk(try RestoreSamples.survey(draft: draft))
        desk.press(.character("g"), .enter)
        #expect(desk.asked({ $0.isPlan })?.inquiry == .plan(try request()))
    }

    @Test func `read-only replaces nothing`() throws {
        var desk = try desk(isReadOnly: true)
        try desk.goToReplaceReview()
        desk.press(.character("y"))
        #expect(desk.state.overlay == nil && desk.submitted.isEmpty)
    }
}
