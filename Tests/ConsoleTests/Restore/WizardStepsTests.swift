import Domain
import Screen
import Testing

@testable import Console

/// The way through the wizard, forward, back and blocked.
@Suite struct WizardStepsTests {
    private let target = "/srv/shop/shop-restored-20261123-0900.db"

    @Test func `from a point of the list to a restored database`() throws {
        var desk = RestoreDesk(try RestoreSamples.survey())
        try desk.goToReview()
        #expect(desk.submitted.isEmpty)
        desk.start()
        let request = RestoreRequest(
            scope: .task(try TaskName("shop")), choice: .id(RestoreSamples.id(2, 5).description),
            target: target, check: .quick)
        #expect(desk.submitted == [.restore(request)])
        try desk.end()
        #expect(desk.state.wizard.place == .restored)
        #expect(desk.screen.contains("mv \(target) /srv/shop/shop.db"))
        desk.press(.enter)
        #expect(!desk.state.wizard.isOpen)
        #expect(desk.state.keptDraft == nil)
    }

    @Test func `the cursor begins on the newest point that can be restored`() throws {
        let points = RestoreSamples.shop.filter { $0.facts.id != RestoreSamples.id(2, 4) }
        var desk = RestoreDesk(try RestoreSamples.survey(points))
        desk.press(.character("1"), .character("R"))
        #expect(desk.state.wizard.place == .point)
        #expect(desk.state.wizard.point.list.selected == RestoreSamples.id(2, 3).description)
    }

    @Test func `a point that cannot be restored is looked at and not chosen`() throws {
        let points = RestoreSamples.shop.filter { $0.facts.id != RestoreSamples.id(2, 4) }
        var desk = RestoreDesk(try RestoreSamples.survey(points))
        desk.press(.enter)
        #expect(desk.state.wizard.place == .point)
        #expect(desk.notice.hasPrefix("It cannot be restored:"))
        desk.press(.enter)
        #expect(desk.state.wizard.place == .point)
    }

    @Test func `a taken name gets a number, and a missing folder gives way to the working one`()
        throws
    {
        var desk = RestoreDesk(try RestoreSamples.survey())
        desk.press(.enter)
        desk.targetIs(RestoreSamples.taken)
        #expect(desk.state.wizard.draft.target == "/srv/shop/shop-restored-20261123-0900-2.db")
        desk.targetIs(RestoreSamples.nowhere)
        #expect(desk.state.wizard.draft.target == "/root/shop-restored-20261123-0900.db")
    }

    @Test func `a path that somebody typed is not replaced`() throws {
        var desk = RestoreDesk(try RestoreSamples.survey())
        desk.press(.enter, .control("u"))
        desk.type("/srv/x.db")
        for _ in 0..<2 { desk.targetIs(RestoreSamples.taken) }
        #expect(desk.state.wizard.draft.target == "/srv/x.db")
        desk.press(.enter)
        #expect(desk.state.wizard.place == .typingTarget)
        #expect(desk.notice.contains("Only the database of a task is replaced"))
    }

    @Test(arguments: [
        ("", "Type a path."), ("shop.db", "Type the whole path, from / on."),
        ("/srv/", "This is a folder; the name of a file has to follow."),
    ]) func `what cannot be a target is said at once`(_ text: String, _ problem: String) throws {
        var desk = RestoreDesk(try RestoreSamples.survey())
        desk.press(.enter, .control("u"))
        desk.type(text)
        #expect(desk.screen.contains(problem))
        desk.press(.enter)
        #expect(desk.state.wizard.step == .target)
    }

    @Test func `a check that stops the restore says why, and is made again`() throws {
        var desk = RestoreDesk(try RestoreSamples.survey())
        desk.press(.enter)
        desk.targetIs(RestoreSamples.free)
        desk.press(.enter)
        try desk.planIs([RestoreSamples.inUse])
        #expect(desk.state.wizard.place == .stopped)
        desk.press(.enter)
        #expect(desk.state.wizard.place == .checkDetails)
        desk.press(.character("r"))
        try desk.planIs()
        desk.press(.enter)
        #expect(desk.state.wizard.place == .review)
    }

    @Test func `nobody goes on before the checks are made`() throws {
        var desk = RestoreDesk(try RestoreSamples.survey())
        desk.press(.enter)
        desk.targetIs(RestoreSamples.free)
        desk.press(.enter, .enter)
        #expect(desk.state.wizard.step == .preflight)
        #expect(desk.notice == "The checks are still being made.")
    }

    @Test func `back keeps everything`() throws {
        var desk = RestoreDesk(try RestoreSamples.survey())
        desk.press(.enter, .control("w"))
        desk.type("mine.db")
        desk.targetIs(RestoreSamples.free)
        desk.press(.escape, .character(" "), .enter)
        try desk.planIs()
        desk.press(.enter)
        for _ in 0..<2 { desk.press(.character("b")) }
        desk.press(.escape, .character("b"), .character("b"))
        #expect(desk.state.wizard.step == .source)
        for _ in 0..<2 { desk.press(.enter) }
        #expect(desk.state.wizard.target.path.text == "/srv/shop/mine.db")
        #expect(desk.state.wizard.check == .full)
    }

    @Test func `another point gets another name, unless the name was typed`() throws {
        var desk = RestoreDesk(try RestoreSamples.survey())
        desk.press(.enter)
        desk.targetIs(RestoreSamples.free)
        desk.press(.escape, .character("b"), .down, .enter)
        #expect(desk.state.wizard.draft.target == "/srv/shop/shop-restored-20261123-0300.db")
    }

    @Test func `Enter does not start a restore, nor does a key left from before`() throws {
        var desk = RestoreDesk(try RestoreSamples.survey())
        try desk.goToReview()
        desk.pressAtOnce(.character("y"))
        desk.press(.enter)
        #expect(desk.submitted.isEmpty)
        #expect(desk.notice == "Enter does not start it; y does.")
    }

    @Test func `a failure leads back to where it can be mended`() throws {
        var desk = RestoreDesk(try RestoreSamples.survey())
        try desk.goToReview()
        desk.start()
        desk.end(Failure(.diskFull, "The disk is full."))
        #expect(desk.state.wizard.place == .failed)
        desk.press(.enter)
        #expect(desk.state.wizard.place == .typingTarget)
        #expect(desk.state.wizard.target.path.text == target)
    }

    @Test func `a refused restore says why`() throws {
        var desk = RestoreDesk(try RestoreSamples.survey())
        try desk.goToReview()
        desk.press(.character("y"))
        let command = try #require(desk.submitted.last)
        desk.take(.admitted(command, .refused(Failure(.busy, "Another engine holds it."))))
        #expect(desk.state.wizard.place == .failed)
        #expect(desk.screen.contains("Another engine holds it."))
    }

    @Test func `a restore is cancelled only after a question`() throws {
        var desk = RestoreDesk(try RestoreSamples.survey())
        try desk.goToReview()
        desk.start()
        desk.press(.character("x"))
        #expect(!desk.effects.contains { if case .cancel = $0 { true } else { false } })
        desk.press(.character("y"))
        #expect(
            desk.effects.contains(
                .cancel(JobID(rawValue: 1), because: "cancelled in the console")))
    }

    @Test func `a restore that ends while one is elsewhere shows its result later`() throws {
        var desk = RestoreDesk(try RestoreSamples.survey())
        try desk.goToReview()
        desk.start()
        desk.press(.escape, .character("1"))
        try desk.end()
        #expect(desk.notice.contains("restored to \(target)"))
        desk.press(.character("4"), .character("g"), .enter)
        #expect(desk.state.wizard.place == .restored)
    }

    @Test func `read-only looks up to the review and starts nothing`() throws {
        var desk = RestoreDesk(try RestoreSamples.survey(), isReadOnly: true)
        try desk.goToReview()
        desk.press(.character("y"))
        #expect(desk.submitted.isEmpty)
        #expect(desk.notice.hasPrefix("Read-only:"))
        #expect(desk.savedDraft == nil)
        desk.press(.character("Y"))
        #expect(desk.effects.contains { if case .copy = $0 { true } else { false } })
    }

    @Test func `a key that does nothing says so`() throws {
        var desk = RestoreDesk(try RestoreSamples.survey())
        desk.press(.enter, .escape, .character("b"), .character("x"))
        #expect(desk.notice == "x does nothing here. ? lists the keys.")
    }
}
