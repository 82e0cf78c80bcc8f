import Domain
import TestSupport

@testable import BackupFiles

extension Digest {
    /// A digest of 32 equal bytes.
    static func sample(_ byte: UInt8) -> Digest {
        Digest([UInt8](repeating: byte, count: byteCount)) ?? .none
    }
}

extension BackupFacts {
    /// Facts of an incremental backup, every field with a value of its own.
    static let incrementalSample = BackupFacts(
        id: BackupID(rawValue: 0x0102_0304_0506_0708),
        chain: BackupID(rawValue: 0x1112_1314_1516_1718),
        parent: BackupID(rawValue: 0x2122_2324_2526_2728), sequence: 7, kind: .incremental,
        task: "shop", node: "A", database: "/srv/läden/shop.db",
        time: LocalTime(microseconds: 1_795_395_600_123_456, offset: -12_600),
        geometry: PageGeometry(pageSize: 4096, pageCount: 1000), pagesBefore: 900,
        changedPages: 101, parentFile: .sample(1), imageBefore: .sample(2), imageAfter: .sample(3))

    /// Facts of a full backup.
    static let fullSample = BackupFacts(
        id: BackupID(rawValue: 0x1112_1314_1516_1718),
        chain: BackupID(rawValue: 0x1112_1314_1516_1718),
        parent: nil, sequence: 0, kind: .full, task: "shop", node: "A", database: "/srv/shop.db",
        time: LocalTime(microseconds: 1_795_395_600_000_000, offset: 3600),
        geometry: PageGeometry(pageSize: 65536, pageCount: 3), pagesBefore: 0, changedPages: 3,
        parentFile: .none, imageBefore: .none, imageAfter: .sample(4))

    /// These facts with changes.
    func with(_ change: (inout BackupFacts) -> Void) -> BackupFacts {
        var facts = self
        change(&facts)
        return facts
    }
}
