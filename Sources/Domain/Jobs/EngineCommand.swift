/// A job that somebody asks the engine to do.
package enum EngineCommand: Hashable, Sendable, Codable {
    /// Back a task's database up; without a kind, incrementally where possible.
    case backup(TaskName, BackupKind?)
    /// Rebuild a database at a new path, or in place of a live one.
    case restore(RestoreRequest)
    /// Look whether backups can be restored.
    case verify(VerifyRequest)

    /// The task it is about; none for a job on a bare folder.
    package var task: TaskName? {
        switch self {
        case .backup(let task, _): task
        case .restore(let request): request.scope.task
        case .verify(let request): request.scope.task
        }
    }
}

/// Where restore points are looked for.
package enum BackupScope: Hashable, Sendable, Codable {
    /// In the destination of a task, and only that task's.
    case task(TaskName)
    /// In a folder: a destination, or one chain's.
    case folder(String)

    /// The task; none for a folder.
    package var task: TaskName? {
        if case .task(let name) = self { name } else { nil }
    }
}

/// What a restore may do with what is at its target.
package enum RestoreMode: Hashable, Sendable, Codable {
    /// Nothing: the path must be new.
    case newPath
    /// Replace the database that is there, after a safety backup of it.
    case replace
}

/// Which restore point is to go where.
package struct RestoreRequest: Hashable, Sendable, Codable {
    /// Where the point is looked for.
    package var scope: BackupScope
    /// Which point.
    package var choice: PointChoice
    /// The absolute path the database will have.
    package var target: String
    /// How closely the image is checked before it gets its name.
    package var check: ImageCheck
    /// What may be done with what is at the target.
    package var mode: RestoreMode

    /// A request of these parts.
    package init(
        scope: BackupScope, choice: PointChoice, target: String, check: ImageCheck,
        mode: RestoreMode = .newPath
    ) {
        self.scope = scope
        self.choice = choice
        self.target = target
        self.check = check
        self.mode = mode
    }
}

/// Which backups are to be looked at, and how closely.
package struct VerifyRequest: Hashable, Sendable, Codable {
    /// Where the backups are.
    package var scope: BackupScope
    /// How closely.
    package var level: VerifyLevel

    /// A request of these parts.
    package init(scope: BackupScope, level: VerifyLevel) {
        self.scope = scope
        self.level = level
    }
}
