import ArgumentParser
import Domain
import Foundation

/// `stillpoint demo`
struct DemoCommand: StillpointCommand {
    static let configuration = CommandConfiguration(
        commandName: "demo",
        abstract: "Open the console on a scratch folder with live databases and a past.",
        discussion: """
            A folder is made under the temporary one, with SQLite databases, one of which something \
            keeps writing to, tasks that did well and badly, and a leftover. Nothing outside the \
            folder is touched, and it is removed at the end.
            """)

    @Option(help: "The size of the largest database, in MiB.")
    var size = 64

    @OptionGroup var look: LookOptions
    @OptionGroup var common: CommonOptions

    func validate() throws {
        guard (1...4096).contains(size) else { throw ValidationError("--size is 1 to 4096 MiB.") }
    }

    func perform(_ app: App) throws -> CommandResult {
        let folder = FileManager.default.temporaryDirectory
            .appendingPathComponent("stillpoint-demo-\(ProcessInfo.processInfo.processIdentifier)")
            .path
        defer { try? FileManager.default.removeItem(atPath: folder) }
        let world = DemoWorld(folder: folder, megabytes: size)
        try world.make { print("demo: \($0)") }
        let writer = try DemoWriter.start(on: world.shop)
        defer { writer.stop() }
        return try ConsoleCommand.open(world.app(), look, asksForStatus: common.json)
    }
}

/// `stillpoint demo-writer`, the program that keeps writing to the demo's database.
struct DemoWriterCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "demo-writer", abstract: "Keep writing to the demo's database.",
        shouldDisplay: false)

    @Argument var database: String

    func run() throws { try DemoWriter.write(to: database) }
}
