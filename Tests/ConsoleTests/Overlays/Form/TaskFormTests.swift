import Domain
import Screen
import Testing

@testable import Console

struct TaskFormTests {
    @Test func `a new task is typed, its paths are looked at, and it is saved`() throws {
        var state = try OverlaySamples.state()
        #expect(state.press(.character("n")) == [])
        #expect(state.type("mail") + state.press(.tab) == [])
        _ = state.type("/srv/mail.db")
        let database = state.press(.enter)
        #expect(database.inquiries == [.database(path: "/srv/mail.db")])
        _ = state.type("/mnt/backup/")
        let destination = state.press(.enter)
        let asked = Inquiry.destination(path: "/mnt/backup", database: "/srv/mail.db")
        #expect(destination.inquiries == [asked])
        _ = try state.answer(database.first, Self.found)
        _ = try state.answer(destination.first, .destination(Self.facts))
        let save = state.press(.named(.enter, .alt))
        let task = BackupTask(
            name: try TaskName("mail"), database: "/srv/mail.db", destination: "/mnt/backup")
        #expect(save.inquiries == [.save(task, isNew: true)])
        #expect(state.form != nil)
        _ = try state.answer(save.first, .done)
        #expect(state.form == nil)
        #expect(state.notice?.text == "added mail")
        #expect(state.log.last?.commandLine?.hasPrefix("stillpoint task add mail ") == true)
    }

    @Test func `a changed task keeps what the form does not show`() throws {
        var state = try OverlaySamples.state()
        let opened = state.press(.character("e"))
        #expect(opened.inquiries.count == 2)
        _ = try state.answer(opened.first, Self.found)
        _ = try state.answer(opened.last, .destination(Self.facts))
        for _ in 0..<4 { _ = state.press(.down) }
        _ = state.press(.backspace) + state.type("9")
        var task = try OverlaySamples.shop()
        task.level = 9
        #expect(
            state.press(.named(.function(2), [])).inquiries == [.save(task, isNew: false)])
    }

    @Test func `who is told of a task is not in the form, and stays`() throws {
        var task = try OverlaySamples.shop()
        task.alerts.hooks = [.failure: "mail"]
        #expect(TaskForm(changing: task).task?.alerts == task.alerts)
        var form = TaskForm(changing: nil, defaults: task)
        for (field, text) in [(FormField.name, "x"), (.database, "/d"), (.destination, "/b")] {
            form.edit(field) {
                $0 = TextField(text); return true
            }
        }
        #expect(form.task?.alerts == task.alerts)
    }

    @Test func `saving waits until the paths were looked at`() throws {
        var state = try Self.filled()
        let effects = state.press(.named(.enter, .alt))
        #expect(effects.inquiries.count == 1)
        #expect(state.form?.isSaveWaiting == true)
        #expect(try state.answer(effects.first, .destination(Self.facts)).inquiries == [])
        let database = try #require(state.pendingID(.database(path: "/srv/m.db")))
        let save = state.take(.event(.answered(database, Self.found)))
        #expect(save.inquiries.count == 1)
        #expect(state.form?.saving?.name.text == "m")
    }

    @Test func `a path that is no good is saved only when that is meant`() throws {
        var state = try Self.filled()
        let effects = state.press(.named(.enter, .alt))
        let database = try #require(state.pendingID(.database(path: "/srv/m.db")))
        let failure = Failure(.databaseMissing, "There is no database.")
        _ = state.take(.event(.answered(database, .failed(failure))))
        #expect(try state.answer(effects.first, .destination(Self.facts)) == [])
        #expect(state.form?.failure?.message == "There is no database.")
        #expect(state.press(.enter).inquiries.count == 1)
    }

    @Test func `a failure to save stays in the form`() throws {
        var state = try OverlaySamples.state()
        let opened = state.press(.character("e"))
        for (effect, answer) in zip(opened, [Self.found, .destination(Self.facts)]) {
            _ = try state.answer(effect, answer)
        }
        _ = state.type("2")
        let save = state.press(.named(.enter, .alt))
        let looked = try state.answer(save.first, Self.found)
        #expect(looked.isEmpty)
        let again = try state.answer(save.last, .destination(Self.facts))
        _ = try state.answer(again.first, .failed(Failure(.diskFull, "Full.", next: "Free some.")))
        #expect(state.form?.failure?.message == "Full.")
        #expect(state.form?.text(.database) == "/srv/shop/shop.db2")
        #expect(state.form?.saving == nil)
    }

    @Test func `what is wrong gets the focus instead of being saved`() throws {
        var state = try OverlaySamples.state()
        _ = state.press(.character("n")) + state.type("shop")
        #expect(state.press(.named(.enter, .alt)) == [])
        #expect(state.form?.focus == .name)
        #expect(state.form?.problem(.name) == "There is already a task shop.")
    }

    @Test func `leaving asks when something was typed, and only then`() throws {
        var state = try OverlaySamples.state()
        _ = state.press(.character("n"), .escape)
        #expect(state.overlay == nil)
        _ = state.press(.character("n")) + state.type("a") + state.press(.escape, at: 20)
        #expect(state.form?.question != nil)
        _ = state.press(.character("y"), at: 20.1)
        #expect(state.form?.question != nil, "too soon to be an answer")
        _ = state.press(.escape, at: 21)
        #expect(state.form?.text(.name) == "a")
        _ = state.press(.escape, at: 22) + state.press(.character("y"), at: 23)
        #expect(state.overlay == nil)
    }

    @Test func `an answer that comes after the form was left is told all the same`() throws {
        var state = try OverlaySamples.state()
        _ = state.press(.character("e")) + state.type("x")
        let form = try #require(state.form?.task)
        let effect = state.inquire(.save(form, isNew: false), for: .form(.save(form, isNew: false)))
        state.overlay = nil
        _ = try state.answer(effect, .failed(Failure(.diskFull, "Full.")))
        #expect(state.notice?.text == "shop was not saved: Full.")
        #expect(state.overlay == nil)
    }

    @Test func `nothing can be written in read-only mode`() throws {
        var state = try OverlaySamples.state(isReadOnly: true)
        #expect(state.press(.character("n"), .character("e")) == [])
        #expect(state.form == nil)
    }

    static let found = Answer.database(
        DatabaseDescription(
            kind: "SQLite", geometry: PageGeometry(pageSize: 4096, pageCount: 10_000),
            journalMode: "wal"))
    static let facts = DestinationFacts(
        exists: true, canBeMade: false, isWritable: true, freeBytes: 212 << 30,
        isOnDeviceOfDatabase: false)

    /// A new task, all typed, with the focus on the destination and no answer yet.
    private static func filled() throws -> ConsoleState {
        var state = try OverlaySamples.state()
        _ = state.press(.character("n")) + state.type("m") + state.press(.enter)
        _ = state.type("/srv/m.db") + state.press(.enter) + state.type("/mnt")
        return state
    }
}

extension ConsoleState {
    /// The id of an inquiry that was not answered yet.
    func pendingID(_ inquiry: Inquiry) -> InquiryID? {
        pending.first { $0.value == .form(inquiry) }?.key
    }
}
