import Domain
import Foundation
import Screen

extension TaskForm {
    /// What is said under a field, a sentence or two each: what is wrong or risky always, the rest
    /// while the field has the focus.
    func notes(_ field: FormField, now: LocalTime, zone: TimeZone) -> [Note] {
        let hasFocus = field == focus
        if hasFocus, let completion { return notes(completion) }
        if let problem = problem(field) {
            let isSaid = visited.contains(field) || (hasFocus && !text(field).isEmpty)
            return (isSaid ? [Note(problem, .failed)] : []) + (hasFocus ? [help(field)] : [])
        }
        switch field {
        case .database: return databaseNotes.filter { hasFocus || $0.role.isWarning }
        case .destination: return destinationNotes.filter { hasFocus || $0.role.isWarning }
        case .full, .incremental:
            return hasFocus ? scheduleNotes(field, now: now, zone: zone) : []
        case .save: return saveNotes
        default: return hasFocus ? [help(field)] : []
        }
    }

    private func help(_ field: FormField) -> Note { Note(field.help, .hint) }

    private func notes(_ completion: Completion) -> [Note] {
        guard let paths = completion.paths else { return [Note("looking for paths", .hint)] }
        let most = 12
        let names = paths.prefix(most).map { path in
            // The last part, with the slash that says it is a folder.
            String(path.dropLast().split(separator: "/").last ?? "") + String(path.suffix(1))
        }
        let rest = paths.count > most ? ["and \(paths.count - most) more"] : []
        return [Note(words: names.map { $0 + " " } + rest)]
    }

    private var databaseNotes: [Note] {
        if isWaiting(for: .database) { return [Note("looking at it", .hint)] }
        switch answer(about: .database) {
        case .database(let found): return notes(found)
        case .failed(let failure):
            return [Note(failure.message, .failed), Note(failure.next, .hint)]
        default: return [help(.database)]
        }
    }

    private func notes(_ found: DatabaseDescription) -> [Note] {
        let isWAL = found.journalMode == "wal"
        let mode = isWAL ? "WAL" : "journal mode \(found.journalMode)"
        let size = ByteCount(found.geometry.imageBytes)
        let facts = Note("\(found.kind), \(size), \(mode)", .good)
        let limit = text(.freezeLimit)
        let advice =
            "Without WAL, programs that write wait while a backup reads, up to \(limit) s at a time. "
            + "'PRAGMA journal_mode=WAL' lets them go on."
        return isWAL ? [facts] : [facts, Note(advice, .late)]
    }

    private var destinationNotes: [Note] {
        if isWaiting(for: .destination) { return [Note("looking at it", .hint)] }
        switch answer(about: .destination) {
        case .destination(let facts): return notes(facts)
        case .failed(let failure):
            return [Note(failure.message, .failed), Note(failure.next, .hint)]
        default: return [help(.destination)]
        }
    }

    private func notes(_ facts: DestinationFacts) -> [Note] {
        if !facts.exists, !facts.canBeMade {
            return [Note("There is no such folder, and none above it.", .failed)]
        }
        if !facts.isWritable { return [Note("You may not write there.", .failed)] }
        var notes = [Note("\(ByteCount(facts.freeBytes)) free", .good)]
        if !facts.exists { notes.append(Note("The folder is not there yet.", .late)) }
        if case .database(let found) = answer(about: .database),
            found.geometry.imageBytes > facts.freeBytes
        {
            notes.append(Note("That is less than the database has.", .late))
        }
        if facts.isOnDeviceOfDatabase {
            notes.append(
                Note("On the same device as the database: if it dies, so do the backups.", .late))
        }
        return notes
    }

    private func scheduleNotes(_ field: FormField, now: LocalTime, zone: TimeZone) -> [Note] {
        guard let schedule = try? schedule(field) else { return [help(field)] }
        let times = schedule.times(after: now, in: zone).prefix(5).map {
            TimeText.weekday($0) + " "
        }
        return [Note(schedule.words, .good), Note(words: ["next:"] + times, .hint)]
    }

    private var saveNotes: [Note] {
        if saving != nil { return [Note("saving", .hint)] }
        if isSaveWaiting { return [Note("looking at the paths first", .hint)] }
        guard let failure else { return [] }
        return [Note(failure.message, .failed), Note(failure.next, .hint)]
    }
}

extension TimeText {
    /// `Mon 2026-11-23 09:00`.
    static func weekday(_ time: LocalTime) -> String {
        let text = TimeText(now: time)
        // 1 January 1970 was a Thursday.
        let names = ["Thu", "Fri", "Sat", "Sun", "Mon", "Tue", "Wed"]
        let name = names[Int(((text.day(time) % 7) + 7) % 7)]
        return "\(name) \(text.date(time))"
    }
}

extension Role {
    /// Whether it tells of something a person should mend or weigh.
    fileprivate var isWarning: Bool { self == .failed || self == .late }
}
