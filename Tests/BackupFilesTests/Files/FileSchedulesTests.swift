import BackupFiles
import Domain
import Foundation
import TestSupport
import Testing

@Suite struct FileSchedulesTests {
    let folder: TemporaryFolder
    let schedules: FileSchedules

    init() throws {
        folder = try TemporaryFolder()
        schedules = FileSchedules(stateFolder: folder.path("state"))
    }

    private func time(_ seconds: Int64) -> LocalTime {
        LocalTime(microseconds: 1_795_395_600_000_000 + seconds * 1_000_000, offset: 3600)
    }

    @Test func `there is no book before one was kept, and nothing is made by looking`() throws {
        #expect(try schedules.book() == nil)
        #expect(!FileManager.default.fileExists(atPath: folder.path("state")))
    }

    @Test func `everything that a book says is kept`() throws {
        let run = DueRun(
            kind: .full, slot: time(1), cause: .missed, attempt: 3, notBefore: time(2),
            why: "this machine slept")
        var agenda = TaskAgenda(full: "0 2 * * 0", incremental: nil, settled: time(3))
        agenda.due = run
        agenda.running = run
        agenda.putOffUntil = time(4)
        let bare = TaskAgenda(full: nil, incremental: "@hourly", settled: time(5))
        var book = ScheduleBook(
            bootID: "boot", aliveAt: time(6),
            agendas: [try TaskName("shöp"): agenda, try TaskName("mail"): bare])
        book.toldLate = [try TaskName("shöp"): time(7)]
        try schedules.keep(book)
        #expect(try schedules.book() == book)
    }

    @Test func `a book of an older version is read`() throws {
        try schedules.keep(ScheduleBook(bootID: "boot", aliveAt: time(0)))
        let path = folder.path("state/schedules.json")
        let text = try String(contentsOfFile: path, encoding: .utf8)
        let older = text.replacing(",\"toldLate\":{}", with: "")
        #expect(older != text)
        try Data(older.utf8).write(to: URL(fileURLWithPath: path))
        #expect(try schedules.book() == ScheduleBook(bootID: "boot", aliveAt: time(0)))
    }

    @Test(arguments: ["", "{}", "{\"version\":1,\"bootID\":3}", "\u{0}"])
    func `a damaged book is said to be one, and can be written anew`(_ text: String) throws {
        let book = ScheduleBook(bootID: "boot", aliveAt: time(0))
        try schedules.keep(book)
        try Data(text.utf8).write(to: URL(fileURLWithPath: folder.path("state/schedules.json")))
        let failure = #expect(throws: Failure.self) { try schedules.book() }
        #expect(failure?.message.contains("schedules.json") == true)
        try schedules.keep(book)
        #expect(try schedules.book() == book)
    }
}
