import ArgumentParser

/// `stillpoint demo-world`, which makes the demo's folder.
struct DemoWorldCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "demo-world", abstract: "Make the demo's databases and their past.",
        shouldDisplay: false)

    @Argument var folder: String
    @OptionGroup var world: DemoOptions

    func run() throws {
        try world.world(in: folder).make(world.scenario) { print("demo: \($0)") }
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
