/// What RECOVERY.txt in every chain folder says.
enum RecoveryText {
    static let text = """
        This folder holds one chain of backups of one SQLite database, made by Stillpoint.

        The newest state, or any earlier one, without Stillpoint:

            python3 recover.py .                       lists what can be restored
            python3 recover.py . --to /new/path.db     restores the newest state
            python3 recover.py . --point ID --to /new/path.db

        recover.py needs Python 3.8 or later and the program zstd, nothing else. It checks every
        file before it writes, and never writes over anything.

        The full backup alone, with nothing but zstd:

            zstd -d -c *.full-backup.sqlite.zst > /new/path.db

        A file that ends in .in-progress is not a backup: its run did not complete. Never restore to
        a path that has a -wal or -journal file beside it, and never rename a restored file over a
        database that a program has open.

        """
}
