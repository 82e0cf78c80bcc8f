import Domain

/// What speaks for and against replacing the live database at the target.
extension RestorePlanner {
    /// All there is to tell before `file` is replaced by `point`.
    func replacing(
        _ file: TargetFacts.File, _ target: TargetFacts, _ chain: [RestorePoint],
        _ point: RestorePoint
    ) throws -> RestorePlan {
        let task = try owner()
        let folder = task?.destination ?? folderOfTarget()
        let replaced = ReplacedDatabase(
            task: task?.name, safetyFolder: folder,
            changedAt: LocalTime(
                microseconds: file.changedAt, offset: parts.clock.now.offset))
        let (state, isWAL) = stateCheck(point)
        let safety = try safetyCheck(file, folder, task)
        let checks = [
            chainCheck(chain), state, obstacleCheck(target), folderCheck(target),
            spaceCheck(target, point, log: logBytes(isWAL, file, point) + safety.bytesBeside),
            safety.check, usersCheck(), newerWorkCheck(replaced, point), timeCheck(point),
        ]
        return plan(chain, checks.compactMap { $0 }, replaced)
    }

    /// The task whose database it is: that of the request, if it is one of several.
    private func owner() throws -> BackupTask? {
        let owners = try parts.tasks.tasks().filter { $0.database == request.target }
        return owners.first { $0.name == request.scope.task } ?? owners.first
    }

    private func folderOfTarget() -> String {
        let end = request.target.utf8.lastIndex(of: UInt8(ascii: "/")) ?? request.target.startIndex
        return end == request.target.startIndex ? "/" : String(request.target[..<end])
    }

    /// Whether what is there is a database that SQLite can write to.
    private func stateCheck(_ point: RestorePoint) -> (check: RestorePlan.Check, isWAL: Bool) {
        let found: DatabaseDescription
        do {
            found = try parts.source.probe(request.target)
        } catch {
            return (RestorePlan.Check("target", stop: unusable(Failure(describing: error))), false)
        }
        let isWAL = found.journalMode == "wal"
        let pageSize = point.facts.geometry.pageSize
        if isWAL, pageSize > 0, found.geometry.pageSize != pageSize {
            return (RestorePlan.Check("target", stop: otherPages(found, pageSize)), true)
        }
        let size = ByteCount(found.geometry.imageBytes)
        return (
            RestorePlan.Check(
                "target", .warning,
                "\(name) is a live database (\(size), \(found.journalMode)): it will be replaced."),
            isWAL
        )
    }

    private func unusable(_ failure: Failure) -> Failure {
        switch failure.code {
        case .notADatabase, .databaseDamaged:
            return Failure(
                failure.code, failure.message,
                cause: "A database is replaced through SQLite, which cannot open what is there.",
                next: "Stop the programs that use it, move it aside together with its -wal, -shm "
                    + "and -journal, and restore to that path, which is new then.")
        case .databaseBusy:
            let users = parts.store.users(of: request.target).map {
                "pid \($0.pid) (\($0.program.quotedForDisplay))"
            }
            if users.isEmpty { return failure }
            return Failure(
                failure.code, failure.message,
                cause:
                    "It is open in \(users.joined(separator: ", ")), and one of them does not let "
                    + "go of its lock.",
                next: "Wait for that program to end its transaction, or stop it.", canRetry: true)
        default: return failure
        }
    }

    private func otherPages(_ found: DatabaseDescription, _ pageSize: Int) -> Failure {
        Failure(
            .targetInUse,
            "\(name) has pages of \(found.geometry.pageSize) bytes, the restore point of \(pageSize).",
            cause: "SQLite cannot change the page size of a database in WAL mode.",
            next: "Stop the programs that use it and run sqlite3 with 'PRAGMA "
                + "journal_mode=delete' on it; or restore to a new path.")
    }

    private func obstacleCheck(_ target: TargetFacts) -> RestorePlan.Check? {
        target.obstacle.map { obstacle in
            RestorePlan.Check("image", stop: blocked(by: obstacle))
        }
    }

    /// What the copy needs beside the image: every page goes into the log, or the old ones into the
    /// rollback journal.
    private func logBytes(
        _ isWAL: Bool, _ file: TargetFacts.File, _ point: RestorePoint
    ) -> Int64 {
        let geometry = point.facts.geometry
        return isWAL ? geometry.imageBytes + 24 * Int64(geometry.pageCount) : file.bytes
    }

    /// Whether the safety backup fits.
    ///
    /// - Returns: also the bytes that it takes from the space of the target.
    private func safetyCheck(
        _ file: TargetFacts.File, _ folder: String, _ task: BackupTask?
    ) throws -> (check: RestorePlan.Check, bytesBeside: Int64) {
        let needed = file.bytes + file.logBytes
        let facts = try parts.folders.destination(at: folder, for: request.target)
        let bytesBeside = facts.isOnDeviceOfDatabase ? needed : 0
        let whose = task.map { "as a restore point of \($0.name)" } ?? "beside the database"
        let place = "\(whose), in \(folder.quotedForDisplay)"
        guard facts.exists, facts.isWritable else {
            return (
                RestorePlan.Check(
                    "safety",
                    stop: Failure(
                        .destinationUnwritable,
                        "The safety backup of \(name) cannot be written to "
                            + "\(folder.quotedForDisplay).",
                        cause: "The folder is not there, or this user may not write to it.",
                        next: "Mount or mend that folder, or restore to a new path.")), bytesBeside
            )
        }
        guard facts.freeBytes >= needed else {
            let space = "needs up to \(ByteCount(needed)), free \(ByteCount(facts.freeBytes))"
            return (
                RestorePlan.Check(
                    "safety",
                    stop: Failure(
                        .diskFull, "The safety backup of \(name) may not fit: \(space).",
                        cause: "What is there now is kept whole before it is replaced.",
                        next: "Free some space in \(folder.quotedForDisplay), or restore to a new "
                            + "path.")), bytesBeside
            )
        }
        return (
            RestorePlan.Check(
                "safety", .ok,
                "What is there is backed up first, \(place); "
                    + "up to \(ByteCount(needed)), free \(ByteCount(facts.freeBytes))."),
            bytesBeside
        )
    }

    private func usersCheck() -> RestorePlan.Check {
        let users = parts.store.users(of: request.target)
        guard let first = users.first else {
            return RestorePlan.Check("in use", .ok, "No program that can be seen has it open.")
        }
        let more = users.count > 1 ? " and \(users.count - 1) more" : ""
        let program = first.program.quotedForDisplay
        let how = first.writes ? "open for writing" : "open"
        return RestorePlan.Check(
            "in use", .warning,
            "pid \(first.pid) (\(program))\(more) has it \(how); what it reads follows the restore."
        )
    }

    private func newerWorkCheck(
        _ replaced: ReplacedDatabase, _ point: RestorePoint
    ) -> RestorePlan.Check {
        let microseconds = replaced.changedAt.microseconds - point.facts.time.microseconds
        let last = "last changed \(replaced.changedAt.forPeople)"
        guard microseconds > 0 else {
            return RestorePlan.Check("newer work", .ok, "Nothing was changed since, \(last).")
        }
        let time = SpanText.text(seconds: Double(microseconds) / 1_000_000)
        return RestorePlan.Check(
            "newer work", .warning,
            "\(time) of changes after this point will be only in the safety backup, \(last).")
    }
}
