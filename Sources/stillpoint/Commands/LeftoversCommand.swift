import ArgumentParser
import Domain

/// `stillpoint leftovers`
struct Leftovers: ParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "List or remove what failed runs left behind.",
        subcommands: [List.self, Remove.self], defaultSubcommand: List.self)

    /// `stillpoint leftovers [NAME | --in FOLDER]`
    struct List: StillpointCommand {
        static let configuration = CommandConfiguration(
            abstract: "List the .in-progress files that nobody is writing.")

        @OptionGroup var scope: ScopeOptions
        @OptionGroup var common: CommonOptions

        func perform(_ app: App) throws -> CommandResult {
            let leftovers = try app.catalogs(of: scope.optionalScope(app)).flatMap(\.leftovers)
            return CommandResult(LeftoversDocument(leftovers), text: Self.text(leftovers))
        }

        private static func text(_ leftovers: [Leftover]) -> String {
            if leftovers.isEmpty { return "There are no leftovers." }
            return leftovers.map { leftover in
                let kind = leftover.kind.map { "\($0.rawValue) backup" } ?? "backup"
                let began = leftover.startedAt.map { " begun \($0.forPeople)" } ?? ""
                let chain =
                    leftover.isChainIntact
                    ? "intact; the next backup goes on from the last complete one"
                    : "not complete, see 'stillpoint points'"
                return """
                    \(leftover.file.forTerminal)
                      \(ByteCount(leftover.bytes)), \(kind) of \(leftover.task ?? "an unknown task")\(began)
                      why:   \(leftover.why.forTerminal)
                      chain: \(chain)
                    """
            }.joined(separator: "\n")
        }
    }

    /// `stillpoint leftovers remove FILE`
    struct Remove: StillpointCommand {
        static let configuration = CommandConfiguration(
            abstract: "Delete one leftover and its sidecar.",
            discussion:
                "A file that is being written, and anything that is no leftover, is refused.")

        @Argument(help: "The path of the .in-progress file.")
        var file: String

        @OptionGroup var common: CommonOptions

        func perform(_ app: App) throws -> CommandResult {
            let path = try app.absolute(file)
            _ = try app.ask(.removeLeftover(file: path))
            return CommandResult(["removed": path], text: "Removed \(path.forTerminal)")
        }
    }
}

/// The document of a list of leftovers.
struct LeftoversDocument: Encodable {
    struct WriterDocument: Encodable {
        let host: String
        let pid: Int32
        let alive: Bool
    }

    struct Item: Encodable {
        let file: String
        let bytes: Int64
        @OrNull var task: String?
        @OrNull var kind: BackupKind?
        @OrNull var writer: WriterDocument?
        @OrNull var startedAt: String?
        let why: String
        let chainIntact: Bool

        init(_ leftover: Leftover) {
            file = leftover.file
            bytes = leftover.bytes
            task = leftover.task
            kind = leftover.kind
            // A file whose writer lives is locked, and then it is no leftover.
            writer = leftover.writer.map {
                WriterDocument(host: $0.host, pid: $0.pid, alive: false)
            }
            startedAt = leftover.startedAt?.iso8601
            why = leftover.why
            chainIntact = leftover.isChainIntact
        }
    }

    let leftovers: [Item]

    init(_ leftovers: [Leftover]) { self.leftovers = leftovers.map(Item.init) }
}
