import Domain

/// Makes a backup out of the pages of a frozen database. Confined to the thread that began it.
final class BackupWriter: BackupWriting {
    private let order: BackupOrder
    private let tables: PageTables
    private let table: PageTable
    /// The parent's table; none for a full backup.
    private let before: PageTable?
    private let file: BackupFileWriter
    private var encoding: (any PageEncoding)?
    private var pages = BlockAssembler(PageGeometry(pageSize: 0, pageCount: 0))
    private var time: LocalTime

    init(
        _ order: BackupOrder, file: BackupFileWriter, table: PageTable, before: PageTable?,
        tables: PageTables
    ) {
        self.order = order
        self.file = file
        self.table = table
        self.before = before
        self.tables = tables
        time = order.startedAt
    }

    deinit { encoding?.stop() }

    var writtenBytes: Int64 { file.position }

    func begin(_ geometry: PageGeometry, frozenAt time: LocalTime) throws {
        encoding?.stop()
        self.time = time
        pages = BlockAssembler(geometry)
        try table.cut(toPages: 0)
        let level = order.task.level
        if let parent = order.parent, let before {
            try requireSamePages(as: parent.facts.geometry, geometry)
            encoding = IncrementalEncoding(
                geometry, level: level, into: file, table: table, before: before)
            let first = geometry.pageCount == 0 ? 0 : geometry.pageSize + PageRun.headerBytes
            try file.restart(firstContentBytes: first)
        } else {
            encoding = FullEncoding(geometry, level: level, into: file, table: table)
            try file.restart(firstContentBytes: geometry.pageSize)
        }
    }

    func receive(_ page: UInt32, _ bytes: UnsafeRawBufferPointer) throws {
        if let block = pages.add(page, bytes) { try encoding?.add(block) }
    }

    func drain() throws {
        while let rest = pages.takeRest() { try encoding?.add(rest) }
        try encoding?.drain()
    }

    func finish() throws -> RestorePoint? {
        try drain()
        let firstChanged = try addFirstPage()
        encoding?.stop()
        let facts = try facts(changed: (encoding?.changedPages ?? 0) + (firstChanged ? 1 : 0))
        if facts.kind == .incremental, facts.changedPages == 0,
            facts.pagesBefore == facts.geometry.pageCount
        {
            discard()
            return nil
        }
        let point = try file.seal(facts)
        try table.seal(facts, file: point.fileDigest ?? .none)
        try tables.commit(order.task.name, order.id)
        try file.commit(point)
        tables.prune(order.task.name, keeping: order.id)
        return point
    }

    func abandon(because failure: Failure) {
        encoding?.stop()
        tables.discard(order.task.name, order.id)
        file.abandon(because: failure)
    }

    func discard() {
        encoding?.stop()
        tables.discard(order.task.name, order.id)
        file.discard()
    }

    private func addFirstPage() throws -> Bool {
        guard let encoding, pages.geometry.pageCount > 0 else { return false }
        let page = pages.firstPage
        let (content, isChanged) = try encoding.firstContent(page)
        try table.set([page.withUnsafeBytes { PageDigest(of: $0) }], from: 1)
        try file.fillFirst(content: content)
        return isChanged
    }

    private func facts(changed: UInt32) throws -> BackupFacts {
        let parent = order.parent
        let geometry = pages.geometry
        return BackupFacts(
            id: order.id, chain: parent?.facts.chain ?? order.id, parent: parent?.id,
            sequence: parent.map { $0.facts.sequence + 1 } ?? 0,
            kind: parent == nil ? .full : .incremental, task: order.task.name.text,
            node: order.node.text, database: order.task.database, time: time, geometry: geometry,
            pagesBefore: parent?.facts.geometry.pageCount ?? 0, changedPages: changed,
            parentFile: parent?.fileDigest ?? .none, imageBefore: parent?.facts.imageAfter ?? .none,
            imageAfter: try table.imageDigest(pages: geometry.pageCount))
    }

    private func requireSamePages(as before: PageGeometry, _ now: PageGeometry) throws {
        guard now.pageCount > 0, before.pageSize != now.pageSize else { return }
        throw NeedsFullBackup(
            before.pageSize == 0
                ? .wasEmpty : .pageSizeChanged(from: before.pageSize, to: now.pageSize))
    }
}
