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

    @Option(help: "Only draw the README's pictures into this folder, always the same ones.")
    var pictures: String?

    @OptionGroup var look: LookOptions
    @OptionGroup var common: CommonOptions

    func validate() throws {
        guard (1...4096).contains(size) else { throw ValidationError("--size is 1 to 4096 MiB.") }
    }

    func perform(_ app: App) throws -> CommandResult {
        if let pictures { return try draw(into: app.absolute(pictures), app) }
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

extension DemoCommand {
    private func draw(into folder: String, _ app: App) throws -> CommandResult {
        let themes = ThemeFiles(
            folders: ThemeFiles.folders(configuration: app.places.configuration))
        let pictures = try DemoScene.pictures(in: themes.theme(look.theme ?? "tokyo-night"))
        for (file, svg) in pictures {
            try Data(svg.utf8).write(to: URL(fileURLWithPath: "\(folder)/\(file)"))
        }
        return CommandResult(
            ["pictures": pictures.map(\.file)], text: "Drew \(pictures.count) pictures.")
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
