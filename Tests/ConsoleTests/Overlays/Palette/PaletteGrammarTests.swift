import Domain
import Testing

@testable import Console

struct PaletteGrammarTests {
    @Test func `commands are those of the command line`() throws {
        let shop = try OverlaySamples.shop()
        let commands: [(String, PaletteCommand)] = [
            ("backup shop", .backup(shop, nil)), ("backup --full shop", .backup(shop, .full)),
            ("backup shop --incremental", .backup(shop, .incremental)),
            ("verify shop", .verify(shop, .content)),
            ("verify shop --level drill", .verify(shop, .drill)),
            ("verify --level=bytes shop", .verify(shop, .bytes)), ("restore shop", .restore(shop)),
            ("task add", .addTask("")), ("task add mail", .addTask("mail")),
            ("task enable shop", .setEnabled(shop, true)),
            ("task disable shop", .setEnabled(shop, false)),
            ("delay shop 4h", .delay(shop, try DelaySpan("4h"))),
            ("delay shop off", .delay(shop, nil)), ("task remove shop", .removeTask(shop)),
            ("leftovers", .show(.leftovers, filter: "")),
            ("leftovers remove '/a b'", .removeLeftover(file: "/a b")),
            ("points shop", .show(.restore, filter: "shop")),
            ("history", .show(.activity, filter: "")), ("status", .show(.tasks, filter: "")),
            ("log", .show(.log, filter: "")), ("theme high contrast", .theme("high contrast")),
            ("help", .action(.help)), ("quit", .action(.quit)), ("run full", .action(.runFull)),
            ("runFull", .action(.runFull)), ("screen3", .action(.screen3)),
        ]
        for (text, command) in commands {
            #expect(try grammar().parse(text) == command, "\(text)")
        }
    }

    @Test(arguments: [
        ("", "Nothing was typed."), ("backup", "backup needs the name of a task."),
        ("backup nas", "There is no task 'nas'."),
        ("backup shop wiki", "'wiki' is too much after 'backup'."),
        ("backup shop --full --incremental", "Give only one of --full and --incremental."),
        ("backup --fast shop", "'--fast' is not known here."),
        ("verify shop --level", "--level needs a value."),
        ("verify shop --level deep", "'deep' is no level: bytes, content, drill."),
        ("restore", "restore needs the name of a task."),
        ("restore shop --to /x", "'--to' is too much after 'restore'."),
        ("delay shop", "delay needs a time, 1h to 7d, or off."),
        (
            "delay shop 8d",
            "\"8d\" is no time a task can be put off for. "
                + "It must be 1 hour to 7 days, as a number and h or d."
        ),
        ("task", "task what? add, enable, disable or remove."),
        ("task enable", "task enable needs the name of a task."),
        ("leftovers remove", "leftovers remove needs the path of a file."),
        ("theme", "theme needs a name. T shows them."), ("theme x", "There is no theme 'x'."),
        ("bakup shop", "There is no command 'bakup shop'."), ("quit 'x", "A quote is not closed."),
    ])
    func `what is no command says why`(_ text: String, _ problem: String) throws {
        let grammar = try grammar()
        #expect(throws: CommandProblem(problem)) { try grammar.parse(text) }
    }

    @Test func `every action can be typed`() throws {
        let grammar = try grammar()
        for action in ActionTable.all {
            let isCommand = ["restore", "verify", "log", "leftovers"].contains(action.id.rawValue)
            guard !isCommand else { continue }
            #expect(try grammar.parse(action.id.rawValue) == .action(action.id))
        }
    }

    private func grammar() throws -> PaletteGrammar {
        PaletteGrammar(tasks: [try OverlaySamples.shop()], themes: ["terminal", "high contrast"])
    }
}
