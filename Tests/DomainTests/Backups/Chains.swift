import Domain

/// Restore points to try rules on.
enum Chains {
    /// A full backup and `count` incrementals that fit together, one per second from `start` on.
    static func whole(
        _ chain: UInt64, incrementals count: Int, start: Int64 = 100, task: String = "shop",
        node: String = "A"
    ) -> [RestorePoint] {
        (0...count).map { point(chain, $0, time: start + Int64($0), task: task, node: node) }
    }

    /// The backup at `place` of a chain; it fits on the one at the place before.
    static func point(
        _ chain: UInt64, _ place: Int, time: Int64, task: String = "shop", node: String = "A"
    ) -> RestorePoint {
        let facts = BackupFacts(
            id: id(chain, place), chain: id(chain, 0),
            parent: place == 0 ? nil : id(chain, place - 1),
            sequence: UInt32(place), kind: place == 0 ? .full : .incremental, task: task,
            node: node,
            database: "/srv/\(task).sqlite",
            time: LocalTime(microseconds: time * 1_000_000, offset: 3600),
            geometry: PageGeometry(pageSize: 4096, pageCount: 10), pagesBefore: place == 0 ? 0 : 10,
            changedPages: 1,
            parentFile: place == 0 ? .none : digest("file", chain, place - 1),
            imageBefore: place == 0 ? .none : digest("image", chain, place - 1),
            imageAfter: digest("image", chain, place))
        return RestorePoint(
            facts: facts, file: "/b/\(chain)/\(place)", fileBytes: 1000,
            fileDigest: digest("file", chain, place))
    }

    /// The id of the backup at `place` of a chain.
    static func id(_ chain: UInt64, _ place: Int) -> BackupID {
        BackupID(rawValue: chain << 32 | UInt64(place) + 1)
    }

    /// A digest that differs for different arguments.
    static func digest(_ kind: String, _ chain: UInt64, _ place: Int) -> Digest {
        let text = Array("\(kind) \(chain) \(place)".utf8)
        return Digest(text + [UInt8](repeating: 1, count: 32 - text.count)) ?? .none
    }
}
