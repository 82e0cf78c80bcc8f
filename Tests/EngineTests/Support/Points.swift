import Domain

extension RestorePoint {
    /// A point as a backup of a database of three pages makes it.
    static func made(
        id: UInt64, after parent: RestorePoint? = nil, task: String = "shop", node: String = "A",
        at time: LocalTime = .day(0)
    ) -> RestorePoint {
        let digest = Digest((0..<32).map { UInt8(truncatingIfNeeded: id &+ $0) }) ?? .none
        let facts = BackupFacts(
            id: BackupID(rawValue: id), chain: parent?.facts.chain ?? BackupID(rawValue: id),
            parent: parent?.id, sequence: parent.map { $0.facts.sequence + 1 } ?? 0,
            kind: parent == nil ? .full : .incremental, task: task, node: node,
            database: "/srv/\(task).db", time: time,
            geometry: PageGeometry(pageSize: 512, pageCount: 3),
            pagesBefore: parent == nil ? 0 : 3, changedPages: parent == nil ? 3 : 1,
            parentFile: parent?.fileDigest ?? .none, imageBefore: parent?.facts.imageAfter ?? .none,
            imageAfter: digest)
        return RestorePoint(
            facts: facts, file: "/backups/\(task)/\(id)", fileBytes: 1000, fileDigest: digest)
    }

    /// A full backup with id `first` and incremental ones after it, a day apart.
    static func chain(
        from first: UInt64, _ count: Int, task: String = "shop", node: String = "A",
        startingAt day: Int64 = 0
    ) -> [RestorePoint] {
        var chain = [RestorePoint.made(id: first, task: task, node: node, at: .day(day))]
        for index in 1..<max(1, count) {
            chain.append(
                .made(
                    id: first + UInt64(index), after: chain.last, task: task, node: node,
                    at: .day(day + Int64(index))))
        }
        return chain
    }

    /// The same with a damaged file.
    var damaged: RestorePoint {
        var point = self
        point.state = .damaged
        point.problem = "\(file) is damaged: it is cut short."
        return point
    }
}

extension LocalTime {
    /// That many days after the world began.
    static func day(_ number: Int64) -> LocalTime {
        LocalTime(microseconds: 1_795_395_600_000_000 + number * 86_400_000_000, offset: 0)
    }
}
