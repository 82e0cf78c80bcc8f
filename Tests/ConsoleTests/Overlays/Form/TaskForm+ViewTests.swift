import Domain
import Screen
import Testing

@testable import Console

struct TaskFormViewTests {
    @Test(arguments: OverlaySamples.sizes)
    func `a new task`(_ name: String, _ size: Size) throws {
        var state = try OverlaySamples.state(size: size)
        _ = state.press(.character("n")) + state.type("mail box")
        try OverlayFixture(name: "form-new-\(name)").expect(state)
    }

    @Test(arguments: OverlaySamples.sizes)
    func `a schedule says what it means and when it is due`(_ name: String, _ size: Size) throws {
        var state = try described(size: size)
        _ = state.press(.down, .down, .down)
        try OverlayFixture(name: "form-schedule-\(name)").expect(state)
    }

    @Test func `a database and its destination are described, in ASCII as well`() throws {
        var state = try described(size: Size(rows: 24, columns: 80), glyphs: .ascii)
        try OverlayFixture(name: "form-database-ascii").expect(state)
        _ = state.press(.down)
        try OverlayFixture(name: "form-destination-ascii").expect(state)
    }

    @Test func `paths to choose from are listed`() throws {
        var state = try OverlaySamples.state()
        _ = state.press(.character("n"), .down) + state.type("/srv/s")
        let paths = ["/srv/shop/", "/srv/shop.db", "/srv/stats.db"]
        _ = try state.answer(state.press(.tab).first, .completions(paths))
        try OverlayFixture(name: "form-completion").expect(state)
    }

    @Test func `the question and a failure are shown`() throws {
        var state = try described(size: Size(rows: 24, columns: 80))
        _ = state.type("x") + state.press(.pageDown)
        state.overlay = state.form.map { form in
            var form = form
            form.failure = Failure(.diskFull, "Cannot write.", next: "Free some space there.")
            return .form(form)
        }
        try OverlayFixture(name: "form-failure").expect(state)
        _ = state.press(.escape)
        try OverlayFixture(name: "form-leaving").expect(state)
    }

    /// The form of a task whose paths were looked at.
    private func described(size: Size, glyphs: GlyphSet = .unicode) throws -> ConsoleState {
        var state = try OverlaySamples.state(size: size, glyphs: glyphs)
        let opened = state.press(.character("e"))
        let found = DatabaseDescription(
            kind: "SQLite", geometry: PageGeometry(pageSize: 4096, pageCount: 10_000),
            journalMode: "delete")
        var facts = TaskFormTests.facts
        facts.isOnDeviceOfDatabase = true
        _ = try state.answer(opened.first, .database(found))
        _ = try state.answer(opened.last, .destination(facts))
        return state
    }
}
