import Domain

/// What an engine works with: all that touches the world.
package struct EngineParts: Sendable {
    /// The databases.
    package let source: any DatabaseSource
    /// Where backups are kept.
    package let store: any BackupStore
    /// Where tasks are configured.
    package let tasks: any TaskStore
    /// Where runs are kept.
    package let history: any RunHistory
    /// Keeps runs of one task apart.
    package let locks: any TaskLocking
    /// Where the draft of a restore is kept.
    package let drafts: any DraftStore
    /// Where the book of the schedules is kept.
    package let schedules: any ScheduleStore
    /// Looks at folders for a person who types a path.
    package let folders: any FolderLooking
    /// Tells people what happened.
    package let alerts: any AlertSending
    /// The node's clock.
    package let clock: NodeClock
    /// The node's tag.
    package let node: NodeTag
    /// This process.
    package let writer: Writer

    /// Parts, one by one.
    package init(
        source: any DatabaseSource, store: any BackupStore, tasks: any TaskStore,
        history: any RunHistory, locks: any TaskLocking,
        drafts: any DraftStore, schedules: any ScheduleStore, folders: any FolderLooking,
        alerts: any AlertSending, clock: NodeClock, node: NodeTag,
        writer: Writer
    ) {
        self.source = source
        self.store = store
        self.tasks = tasks
        self.history = history
        self.locks = locks
        self.drafts = drafts
        self.schedules = schedules
        self.folders = folders
        self.alerts = alerts
        self.clock = clock
        self.node = node
        self.writer = writer
    }
}
