/// Something that is answered or done at once, beside the jobs.
///
/// Inquiries are taken one after another in the order they were made; each gets exactly one answer.
package enum Inquiry: Hashable, Sendable, Codable {
    /// Look at all tasks, destinations and the history again. A survey is also made without being
    /// asked for, when the engine starts and whenever something ended or changed.
    case survey
    /// What the engine is about to do; answered at once, whatever other inquiries are looking at.
    case agenda
    /// What lies in a folder, for a restore without a task.
    case catalog(folder: String)
    /// How a restore would go.
    case plan(RestoreRequest)
    /// What the database at a path is.
    case database(path: String)
    /// What the folder at a path is, as a destination for the database at another.
    case destination(path: String, database: String)
    /// What stands at and around the path that a restore is to create.
    case target(path: String)
    /// Paths that begin with a text, for completing it.
    case completions(of: String, onlyFolders: Bool)
    /// Keep a task: a new one, or a changed one in place of the one of its name.
    case save(BackupTask, isNew: Bool)
    /// Switch a task on or off. Switching it off cancels its waiting and running jobs.
    case setEnabled(TaskName, Bool)
    /// Forget a task, its backups stay. Its waiting and running jobs are cancelled.
    case remove(TaskName)
    /// Have nothing of a task run by schedule before a time; what runs by schedule now is cancelled and
    /// run then. Without a time, take that back.
    case putOff(TaskName, until: LocalTime?)
    /// Delete a leftover and its sidecar.
    case removeLeftover(file: String)
    /// Keep the draft of a restore, so that it survives a lost connection.
    case saveDraft(RestoreDraft)
    /// Forget the draft.
    case discardDraft
}

/// Identifies an inquiry; whoever makes it chooses the number.
package struct InquiryID: Hashable, Sendable, Codable {
    /// The number.
    package let rawValue: UInt64

    /// The inquiry with this number.
    package init(rawValue: UInt64) { self.rawValue = rawValue }
}

/// The answer to an inquiry.
package enum Answer: Hashable, Sendable, Codable {
    /// It was done. A survey follows.
    case done
    /// What the engine is about to do.
    case agenda(EngineAgenda)
    /// What lies in the folder.
    case catalog(Catalog)
    /// How the restore would go.
    case plan(RestorePlan)
    /// What the database is.
    case database(DatabaseDescription)
    /// What the destination is.
    case destination(DestinationFacts)
    /// What stands at and around the path.
    case target(TargetFacts)
    /// The paths, sorted; folders end with a slash.
    case completions([String])
    /// It could not be done.
    case failed(Failure)
}

/// What a folder is as a destination.
package struct DestinationFacts: Hashable, Sendable, Codable {
    /// Whether the folder exists; if not, whether only its last part is missing is `canBeMade`.
    package var exists: Bool
    /// Whether the folder could be made, since the one above it exists.
    package var canBeMade: Bool
    /// Whether this user may write there.
    package var isWritable: Bool
    /// Bytes free for this user.
    package var freeBytes: Int64
    /// Whether it is on the same device as the database, and shares its fate.
    package var isOnDeviceOfDatabase: Bool
    /// Tells the device from others while it is mounted; none if the folder does not exist.
    package var device: UInt?

    /// Facts, one by one.
    package init(
        exists: Bool, canBeMade: Bool, isWritable: Bool, freeBytes: Int64,
        isOnDeviceOfDatabase: Bool
    ) {
        self.exists = exists
        self.canBeMade = canBeMade
        self.isWritable = isWritable
        self.freeBytes = freeBytes
        self.isOnDeviceOfDatabase = isOnDeviceOfDatabase
    }
}
