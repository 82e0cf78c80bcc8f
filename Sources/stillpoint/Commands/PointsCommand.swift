import ArgumentParser
import Domain

/// `stillpoint points`
struct Points: StillpointCommand {
    static let configuration = CommandConfiguration(
        abstract: "List restore points, oldest first.",
        discussion: """
            With --in they are found from the files alone: no task, history or configuration of \
            this machine is needed.
            """)

    @OptionGroup var scope: ScopeOptions
    @OptionGroup var common: CommonOptions

    func perform(_ app: App) throws -> CommandResult {
        let catalogs = try app.catalogs(of: scope.optionalScope(app))
        let points = catalogs.flatMap(\.points)
        let unreadable = catalogs.flatMap(\.unreadable)
        return CommandResult(
            PointsDocument(points, unreadable), text: Self.text(points),
            warnings: unreadable.map(\.problem))
    }

    private static func text(_ points: [RestorePoint]) -> String {
        guard !points.isEmpty else { return "There are no restore points." }
        var table = TextTable("ID", "TASK", "TIME", "KIND", "SIZE", "DATABASE", "STATE")
        for point in points {
            let kind = point.facts.kind == .full ? "full" : "  +\(point.facts.sequence)"
            table.add(
                point.id.description, point.facts.task.forTerminal, point.facts.time.forPeople,
                kind,
                ByteCount(point.fileBytes).description,
                ByteCount(point.facts.geometry.imageBytes).description, point.state.rawValue)
        }
        let problems = points.compactMap(\.problem).map { "\n! \($0)" }
        return table.text + Set(problems).sorted().joined()
    }
}

/// The document of a list of restore points.
struct PointsDocument: Encodable {
    struct Point: Encodable {
        let id: String
        let task: String
        let kind: BackupKind
        let chain: String
        let sequence: UInt32
        let time: String
        let file: String
        let fileBytes: Int64
        let imageBytes: Int64
        let node: String
        let state: RestorePoint.State
        @OrNull var problem: String?

        init(_ point: RestorePoint) {
            id = point.id.description
            task = point.facts.task
            kind = point.facts.kind
            chain = point.facts.chain.description
            sequence = point.facts.sequence
            time = point.facts.time.iso8601
            file = point.file
            fileBytes = point.fileBytes
            imageBytes = point.facts.geometry.imageBytes
            node = point.facts.node
            state = point.state
            problem = point.problem
        }
    }

    struct Unreadable: Encodable {
        let file: String
        let problem: String
    }

    let points: [Point]
    let unreadable: [Unreadable]

    init(_ points: [RestorePoint], _ unreadable: [Catalog.Unreadable]) {
        self.points = points.map(Point.init)
        self.unreadable = unreadable.map { Unreadable(file: $0.file, problem: $0.problem) }
    }
}
