import Domain
import Screen
import Testing

@testable import Console

struct CommandPaletteTests {
    @Test func `names of tasks are completed from a few letters`() throws {
        let (palette, _) = try typed("bsh")
        #expect(palette.matches.first?.text == "backup shop")
    }

    @Test func `Tab takes the best, and Enter then runs it`() throws {
        var (palette, catalog) = try typed("dis wi")
        #expect(palette.press(.tab, catalog) == .stay)
        #expect(palette.field.text == "task disable wiki")
        #expect(palette.press(.enter, catalog) == .run("task disable wiki"))
    }

    @Test func `Enter runs what was typed and never what resembles it`() throws {
        var (palette, catalog) = try typed("qui")
        #expect(palette.matches.first?.text == "quit")
        #expect(palette.press(.enter, catalog) == .run("qui"))
    }

    @Test func `a chosen line runs, or goes into the line if it needs more`() throws {
        var (palette, catalog) = try typed("backup")
        _ = palette.press(.down, catalog)
        #expect(palette.press(.enter, catalog) == .stay)
        #expect(palette.field.text == "backup ")
        _ = palette.press(.down, catalog)
        #expect(palette.press(.enter, catalog) == .run("backup shop"))
    }

    @Test func `Up leads back from the list to the line`() throws {
        var (palette, catalog) = try typed("b")
        _ = palette.press(.down, catalog)
        #expect(palette.choice == 0)
        _ = palette.press(.up, catalog)
        #expect(palette.choice == nil)
        #expect(palette.field.text == "b")
    }

    @Test func `Up in an empty line brings back what was run`() throws {
        let catalog = try catalog()
        var palette = CommandPalette(catalog, history: ["log", "help"])
        let seen = [Key.up, .up, .up, .down, .down].map { key in
            _ = palette.press(key, catalog)
            return palette.field.text
        }
        #expect(seen == ["help", "log", "log", "help", ""])
    }

    @Test(arguments: [Key.escape, .control("c"), .backspace])
    func `an empty line is left by Esc, Ctrl-C and backspace`(_ key: Key) throws {
        var (palette, catalog) = try typed("")
        #expect(palette.press(key, catalog) == .close)
    }

    @Test func `options are offered after the name they belong to`() throws {
        let (palette, _) = try typed("backup shop ")
        #expect(
            palette.matches.map(\.text).prefix(2)
                == ["backup shop --full", "backup shop --incremental"])
        #expect(try typed("backup").0.matches.allSatisfy { !$0.text.contains("--") })
    }

    private func typed(_ text: String) throws -> (CommandPalette, PaletteCatalog) {
        let catalog = try catalog()
        var palette = CommandPalette(catalog)
        for character in text { _ = palette.press(.character(character), catalog) }
        return (palette, catalog)
    }

    private func catalog() throws -> PaletteCatalog {
        let wiki = BackupTask(name: try TaskName("wiki"), database: "/w", destination: "/b")
        return PaletteCatalog(
            tasks: [try OverlaySamples.shop(), wiki], themes: ["terminal"], leftovers: [],
            screen: .tasks)
    }
}
