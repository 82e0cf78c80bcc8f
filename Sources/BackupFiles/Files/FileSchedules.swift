import Domain
import Foundation

/// The book of the schedules as the JSON file `schedules.json` in the state folder.
package struct FileSchedules: ScheduleStore {
    private let folder: String
    private var path: String { "\(folder)/schedules.json" }

    /// A book in `stateFolder`.
    package init(stateFolder: String) { folder = stateFolder }

    package func book() throws -> ScheduleBook? {
        let data: Data
        do {
            let file = try OpenFile(path, O_RDONLY)
            data = Data(try file.bytes(at: 0, count: Int(try file.size())))
        } catch let error as SystemError where error.number == ENOENT {
            return nil
        }
        do {
            return try JSONDecoder().decode(KeptBook.self, from: data).book
        } catch {
            throw Failure(
                .inputOutput, "The file \(path.quotedForDisplay) is damaged.",
                cause: "It was written by another program, or the disk lost a part of it.",
                next: "Nothing has to be done: it is written anew.")
        }
    }

    package func keep(_ book: ScheduleBook) throws {
        try FileOperations.createFolders(folder)
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys]
        try FileOperations.replace(path, with: Array(try encoder.encode(KeptBook(book))))
    }
}

/// The book as it is written.
private struct KeptBook: Codable {
    struct Run: Codable {
        var kind: BackupKind
        var slot: KeptTime
        var cause: DueRun.Cause
        var attempt: Int
        var notBefore: KeptTime
        var why: String
    }

    struct Agenda: Codable {
        var full: String?
        var incremental: String?
        var settled: KeptTime
        var due: Run?
        var running: Run?
        var putOffUntil: KeptTime?
    }

    /// Microseconds since 1970 and seconds east of UTC.
    struct KeptTime: Codable {
        var microseconds: Int64
        var offset: Int32
    }

    var version = 1
    var bootID: String
    var aliveAt: KeptTime
    var agendas: [String: Agenda]
    /// Books of older versions have none.
    var toldLate: [String: KeptTime]?

    init(_ book: ScheduleBook) {
        bootID = book.bootID
        aliveAt = KeptTime(book.aliveAt)
        agendas = Dictionary(
            uniqueKeysWithValues: book.agendas.map { ($0.key.text, Agenda($0.value)) })
        toldLate = Dictionary(
            uniqueKeysWithValues: book.toldLate.map { ($0.key.text, KeptTime($0.value)) })
    }

    var book: ScheduleBook {
        var book = ScheduleBook(bootID: bootID, aliveAt: aliveAt.time)
        for (name, agenda) in agendas {
            // A name that is none any more is no task's.
            guard let name = try? TaskName(name) else { continue }
            book.agendas[name] = agenda.agenda
            book.toldLate[name] = toldLate?[name.text]?.time
        }
        return book
    }
}

extension KeptBook.KeptTime {
    fileprivate init(_ time: LocalTime) {
        self.init(microseconds: time.microseconds, offset: time.offset)
    }

    fileprivate var time: LocalTime { LocalTime(microseconds: microseconds, offset: offset) }
}

extension KeptBook.Run {
    fileprivate init(_ run: DueRun) {
        self.init(
            kind: run.kind, slot: .init(run.slot), cause: run.cause, attempt: run.attempt,
            notBefore: .init(run.notBefore), why: run.why)
    }

    fileprivate var run: DueRun {
        DueRun(
            kind: kind, slot: slot.time, cause: cause, attempt: attempt, notBefore: notBefore.time,
            why: why)
    }
}

extension KeptBook.Agenda {
    fileprivate init(_ agenda: TaskAgenda) {
        self.init(
            full: agenda.full, incremental: agenda.incremental, settled: .init(agenda.settled),
            due: agenda.due.map(KeptBook.Run.init), running: agenda.running.map(KeptBook.Run.init),
            putOffUntil: agenda.putOffUntil.map(KeptBook.KeptTime.init))
    }

    fileprivate var agenda: TaskAgenda {
        var agenda = TaskAgenda(full: full, incremental: incremental, settled: settled.time)
        agenda.due = due?.run
        agenda.running = running?.run
        agenda.putOffUntil = putOffUntil?.time
        return agenda
    }
}
