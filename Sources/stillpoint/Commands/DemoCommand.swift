import ArgumentParser
import Domain
import Foundation

/// `stillpoint demo`
struct DemoCommand: StillpointCommand {
    static let configuration = CommandConfiguration(
        commandName: "demo",
        abstract: "Open the console on a scratch folder with live databases and a past.",
        discussion: """
            A folder is made under the temporary one, with SQLite databases, tasks that did well and \
            badly, and real backups of them. Nothing outside the folder is touched, and it is removed \
            at the end. What there is to see depends on the scenario:

            \(DemoScenario.allCases.map { "  \($0.rawValue): \($0.summary)" }.joined(separator: "\n"))
            """)

    @OptionGroup var world: DemoOptions

    @Option(help: "Only draw the README's pictures into this folder, always the same ones.")
    var pictures: String?

    @OptionGroup var look: LookOptions
    @OptionGroup var common: CommonOptions

    func perform(_ app: App) throws -> CommandResult {
        if let pictures { return try draw(into: app.absolute(pictures), app) }
        // Seven digits, so that paths are cut in the same place each time.
        let number = String(format: "%07d", ProcessInfo.processInfo.processIdentifier)
        let folder = FileManager.default.temporaryDirectory
            .appendingPathComponent("stillpoint-demo-\(number)").path
        defer { try? FileManager.default.removeItem(atPath: folder) }
        try make(folder)
        let demo = try world.world(in: folder)
        let writer =
            world.scenario.hasWriter ? try DemoProcess.start(["demo-writer", demo.shop]) : nil
        defer { writer?.stop() }
        return try ConsoleCommand.open(
            demo.app(clock: demo.clock.console), look, asksForStatus: common.json,
            engineMayStay: false)
    }
}

extension DemoCommand {
    /// Makes the past in a process of its own: the memory that this takes would count as the
    /// console's.
    private func make(_ folder: String) throws {
        let maker = try DemoProcess.start(["demo-world", folder] + world.words)
        guard maker.wait() == 0 else {
            throw Failure(
                .internal, "The demo's databases and backups could not be made.",
                cause: "What went wrong was said above, or the making was interrupted.",
                next: "See that there is room for \(world.size * 4) MiB in the temporary folder.")
        }
    }

    private func draw(into folder: String, _ app: App) throws -> CommandResult {
        let themes = ThemeFiles(
            folders: ThemeFiles.folders(configuration: app.places.configuration))
        let pictures = try DemoScene.pictures(in: themes.theme(look.theme ?? "tokyo-night"))
        try FileManager.default.createDirectory(
            atPath: folder, withIntermediateDirectories: true)
        for (file, svg) in pictures {
            try Data(svg.utf8).write(to: URL(fileURLWithPath: "\(folder)/\(file)"))
        }
        return CommandResult(
            ["pictures": pictures.map(\.file)], text: "Drew \(pictures.count) pictures.")
    }
}

/// What the demo is made of.
struct DemoOptions: ParsableArguments {
    @Option(help: "What is shown: week, failed, leftover, lost, many.")
    var scenario = DemoScenario.week

    @Option(help: "The size of the largest database, in MiB.")
    var size = 64

    @Option(
        help: """
            Have the clock stand still at this time, as 2026-11-22T10:42:00+0100, so that the same \
            things are shown each time.
            """)
    var clock: String?

    func validate() throws {
        guard (1...4096).contains(size) else { throw ValidationError("--size is 1 to 4096 MiB.") }
        _ = try fixedTime()
    }

    /// These options as another process of the program takes them.
    var words: [String] {
        ["--scenario", scenario.rawValue, "--size", "\(size)"]
            + (clock.map { ["--clock", $0] } ?? [])
    }

    /// The demo's world in `folder`.
    func world(in folder: String) throws -> DemoWorld {
        DemoWorld(folder: folder, megabytes: size, clock: DemoClock(fixed: try fixedTime()))
    }

    private func fixedTime() throws -> LocalTime? {
        guard let clock else { return nil }
        guard let time = LocalTime(parsing: clock, in: NodeClock.system.zone) else {
            throw ValidationError("--clock is a time, as 2026-11-22T10:42:00+0100.")
        }
        return time
    }
}
