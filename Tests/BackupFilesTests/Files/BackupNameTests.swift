import Domain
import Testing

@testable import BackupFiles

@Suite struct BackupNameTests {
    static let time = LocalTime(microseconds: 1_795_395_600_000_000, offset: 3600)
    static let stamp = time.fileName

    @Test func `a time is readable in names`() {
        #expect(Self.stamp == "2026-11-23T02-00-00+0100")
    }

    @Test(arguments: [
        ("/srv/shop.db", "shop"), ("/srv/shop", "shop"), ("/srv/shop.v2.sqlite", "shop_v2"),
        ("/srv/.hidden", "_hidden"), ("/srv/a b\"c'd\ne.db", "a_b_c_d_e"),
        ("/srv/läden.db", "läden"),
        ("/srv/店.db", "店"), ("/srv/..", "_"), ("/srv/%2F?#.db", "_2F__"), ("/srv/", "database"),
        ("/srv/-rf.db", "-rf"), ("/srv/a\u{202E}b.db", "a_b"),
    ])
    func `a folder bears the database's name as far as it is fit`(path: String, plain: String) {
        let name = BackupName.folder(database: path, node: .standard, time: Self.time, attempt: 1)
        #expect(name == "\(Self.stamp).\(plain)-A-backup")
    }

    @Test(arguments: ["x", "ü", "店", "🙂", "e\u{301}"])
    func `a long name stays short enough for a file name`(character: String) {
        let path = "/srv/" + String(repeating: character, count: 500) + ".db"
        let name = BackupName.folder(database: path, node: .standard, time: Self.time, attempt: 99)
        #expect(name.utf8.count <= 255)
    }

    @Test(
        arguments: [
            (1, "0001"), (48, "0048"), (9999, "9999"), (10_000, "10000"), (.max - 1, "4294967294"),
        ] as [(UInt32, String)])
    func `an incremental backup bears its number`(sequence: UInt32, digits: String) {
        let name = BackupName.file(.incremental, sequence: sequence, time: Self.time, attempt: 1)
        #expect(name == "\(Self.stamp).incremental-backup-\(digits).pages.zst")
    }

    @Test func `a second attempt has its number behind the time`() {
        let name = BackupName.file(.full, sequence: 0, time: Self.time, attempt: 2)
        #expect(name == "\(Self.stamp)-2.full-backup.sqlite.zst")
    }

    @Test(arguments: [BackupKind.full, .incremental], [1, 2])
    func `a backup's name is known as one`(kind: BackupKind, attempt: Int) {
        let name = BackupName.file(kind, sequence: 3, time: Self.time, attempt: attempt)
        #expect(BackupName.isBackup(name))
    }

    @Test(arguments: [BackupKind.full, .incremental])
    func `a file in progress is known as such and as no backup`(kind: BackupKind) {
        let name = BackupName.file(kind, sequence: 3, time: Self.time, attempt: 1) + ".in-progress"
        #expect(BackupName.isInProgress(name) && !BackupName.isBackup(name))
    }

    @Test(arguments: [
        "", "RECOVERY.txt", "shop.db", "a.pages.zst", "a.incremental-backup-0001.pages.zst.json",
        "a.full-backup.sqlite.zst.age", "a.full-backup.sqlite", "a.full-backup.sqlite.zst.json.new",
        "download.in-progress", ".in-progress", "a.full-backup.sqlite.zst.in-progress.in-progress",
    ])
    func `other names are neither`(name: String) {
        #expect(!BackupName.isBackup(name) && !BackupName.isInProgress(name))
    }
}
