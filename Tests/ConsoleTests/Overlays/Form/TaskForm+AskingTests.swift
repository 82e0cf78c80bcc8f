import Domain
import Screen
import Testing

@testable import Console

struct TaskFormAskingTests {
    @Test func `nothing is asked while a path is typed`() {
        var form = form(database: "/srv/a.d")
        #expect(form.press(.character("b"), at: 1) == [])
        #expect(form.press(.backspace, at: 1) == [])
    }

    @Test func `a path is asked about when it is left, and once`() {
        var form = form(database: "/srv/a.db")
        #expect(form.press(.down, at: 1) == [.inquire(.database(path: "/srv/a.db"))])
        #expect(form.press(.up, at: 1) == [])
        #expect(form.press(.down, at: 1) == [])
    }

    @Test func `what is no whole path is not asked about`() {
        var form = form(database: "srv/a.db")
        #expect(form.press(.down, at: 1) == [])
    }

    @Test func `an answer about an older path is not taken`() {
        var form = form(database: "/srv/a.db")
        _ = form.press(.down, at: 1) + form.press(.up, at: 1) + form.press(.backspace, at: 1)
        _ = form.take(TaskFormTests.found, to: .database(path: "/srv/a.db"))
        #expect(form.answer(about: .database) == nil)
        #expect(form.press(.down, at: 1) == [.inquire(.database(path: "/srv/a.d"))])
        _ = form.take(TaskFormTests.found, to: .database(path: "/srv/a.db"))
        #expect(form.answer(about: .database) == nil)
        _ = form.take(TaskFormTests.found, to: .database(path: "/srv/a.d"))
        #expect(form.answer(about: .database) == TaskFormTests.found)
    }

    @Test func `another database makes the destination worth asking about again`() {
        var form = form(database: "/srv/a.db")
        _ = form.press(.down, at: 1)
        form.paste("/mnt/")
        _ = form.press(.down, at: 1) + form.press(.up, at: 1) + form.press(.up, at: 1)
        form.paste("2")
        #expect(
            form.press(.down, at: 1) == [.inquire(.database(path: "/srv/a.db2"))],
            "the destination is being typed")
        #expect(
            form.press(.down, at: 1)
                == [.inquire(.destination(path: "/mnt", database: "/srv/a.db2"))])
    }

    @Test(arguments: [
        (["/srv/shop/"], "/srv/shop/", FormField.database),
        (["/srv/shop.db", "/srv/shop.db-wal"], "/srv/shop.db", .database),
        (["/srv/shop/", "/srv/stats/"], "/srv/s", .database),
        (["/srv/s"], "/srv/s", .destination), ([], "/srv/s", .destination),
    ])
    func `Tab completes as far as it can, and moves on when it cannot`(
        _ paths: [String], _ text: String, _ focus: FormField
    ) {
        var form = form(database: "/srv/s")
        let asked = Inquiry.completions(of: "/srv/s", onlyFolders: false)
        #expect(form.press(.tab, at: 1) == [.inquire(asked)])
        _ = form.take(.completions(paths), to: asked)
        #expect(form.text(.database) == text)
        #expect(form.focus == focus)
        #expect(form.completion?.paths == (paths.count > 1 ? paths : nil))
    }

    @Test func `Tab moves on from what is shown already`() {
        var form = form(database: "/srv/s")
        _ = form.press(.tab, at: 1)
        _ = form.take(
            .completions(["/srv/sa", "/srv/sb"]),
            to: .completions(of: "/srv/s", onlyFolders: false))
        _ = form.press(.tab, at: 1)
        #expect(form.focus == .destination)
        #expect(form.completion == nil)
    }

    @Test func `completions for an older text are not taken`() {
        var form = form(database: "/srv/s")
        _ = form.press(.tab, at: 1) + form.press(.character("x"), at: 1)
        _ = form.take(
            .completions(["/srv/shop/"]), to: .completions(of: "/srv/s", onlyFolders: false))
        #expect(form.text(.database) == "/srv/sx")
        #expect(form.completion == nil)
    }

    private func form(database: String) -> TaskForm {
        var form = TaskForm(changing: nil)
        _ = form.move(by: 1)
        form.paste(database)
        return form
    }
}
