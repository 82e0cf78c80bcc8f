import Domain
import Screen

/// The first step: a task of this machine, or a folder that holds backups.
struct SourceStep: Equatable, Sendable {
    /// What a look into the typed folder came to.
    enum Look: Equatable, Sendable {
        case none
        case under(way: String)
        case found(folder: String, Catalog)
        case failed(folder: String, Failure)
    }

    /// The id of the row that stands for a folder.
    static let folderRow = "folder"

    var list = ListState()
    var isTyping = false
    /// Whether one of several tasks in the folder is being chosen.
    var isChoosingOwner = false
    var owners = ListState()
    var path = PathLine()
    var look = Look.none

    /// Where keys go.
    var place: WizardPlace { isChoosingOwner ? .owners : isTyping ? .typingFolder : .source }

    /// The folder that was or is looked into; nothing before that.
    var lookedAt: String? {
        switch look {
        case .none: nil
        case .under(let folder), .found(let folder, _), .failed(let folder, _): folder
        }
    }

    /// What the folder holds; nothing while it is being looked at.
    var catalog: Result<Catalog, Failure>? {
        switch look {
        case .none, .under: nil
        case .found(_, let catalog): .success(catalog)
        case .failed(_, let failure): .failure(failure)
        }
    }

    /// The tasks that have backups in the folder.
    var foundOwners: [BackupOwner] {
        (try? catalog?.get()).map { BackupOwner.all(in: $0) } ?? []
    }

    /// The rows to choose from: the tasks, then a folder.
    static func rows(_ world: World, _ times: TimeText) -> [ListRow] {
        let tasks = (world.survey?.entries ?? []).map { entry in
            ListRow(
                id: rowID(entry.health.task.name.text),
                cells: [
                    Span(entry.health.task.name.text, .emphasis),
                    Span("\(entry.health.points)", entry.health.points == 0 ? .muted : .text),
                    Span(entry.health.lastGood.map(times.ago) ?? "never"),
                    Span(entry.health.task.destination, .hint),
                ])
        }
        let folder = ListRow(
            id: folderRow,
            cells: [
                Span("a folder", .focus), Span(""), Span(""),
                Span("also of another machine", .hint),
            ])
        return tasks + [folder]
    }

    /// The id of the row of a task.
    static func rowID(_ task: String) -> String { "task \(task)" }
}

/// Whose backups a folder holds.
struct BackupOwner: Equatable, Sendable {
    let task: String
    let node: String
    /// The database that was backed up last; empty if no file tells.
    let database: String
    let points: Int
    let newest: LocalTime

    /// The id of its row.
    var id: String { "\(task) on node \(node)" }

    /// All that have restore points in `catalog`, by name.
    static func all(in catalog: Catalog) -> [BackupOwner] {
        let groups = Dictionary(grouping: catalog.points) { [$0.facts.task, $0.facts.node] }
        return groups.values.compactMap { points in
            points.last.map { last in
                BackupOwner(
                    task: last.facts.task, node: last.facts.node, database: last.facts.database,
                    points: Set(points.map(\.id)).count, newest: last.facts.time)
            }
        }.sorted { $0.id < $1.id }
    }

    /// The rows to choose from.
    static func rows(_ owners: [BackupOwner], _ times: TimeText) -> [ListRow] {
        owners.map { owner in
            ListRow(
                id: owner.id,
                cells: [
                    Span(owner.task, .emphasis), Span("\(owner.points)"),
                    Span(times.ago(owner.newest)),
                    Span("\(owner.database) (node \(owner.node))", .hint),
                ])
        }
    }
}
