import ArgumentParser

/// The command line.
struct Stillpoint: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "stillpoint",
        abstract: "Keeps SQLite databases backed up, and restores them.",
        discussion: """
            A backup task says which database goes where. Its first backup is a full one, an \
            ordinary .zst file of the database; later ones hold only the pages that changed. The \
            database stays in use meanwhile. What a failed run leaves behind is never restored from, \
            and nothing is deleted by itself.

            A first backup and restore:
              stillpoint task add shop --database /srv/shop.db --to /mnt/backup
              stillpoint backup shop
              stillpoint points shop
              stillpoint restore shop --to /srv/shop-restored.db

            With STILLPOINT_HOME set, all configuration and state are under that folder.

            Exit status: 0 fine, 1 failed, 2 wrong usage or configuration, 3 something needs \
            attention (status --check), 75 busy, 129/130/143 ended by a signal.
            """,
        subcommands: [
            TaskCommand.self, Backup.self, Points.self, Restore.self, Leftovers.self, Verify.self,
            HistoryCommand.self, Status.self, ScheduleCommand.self, Delay.self, AlertCommand.self,
            ConfigCommand.self,
            ConsoleCommand.self, Serve.self, DemoCommand.self, DemoWorldCommand.self,
            DemoWriterCommand.self,
        ], defaultSubcommand: ConsoleCommand.self)
}
