import Foundation
import Testing

@testable import Screen

@Suite struct ThemeTests {
    private static let folder = URL(filePath: #filePath)
        .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent().appending(path: "themes")

    private static let shipped = [
        "catppuccin-latte", "default-dark", "dracula", "gruvbox-dark", "high-contrast", "nord",
        "okabe-ito", "solarized-dark", "tokyo-night",
    ]

    private static func theme(_ name: String) throws -> Theme {
        let file = folder.appending(path: name + ".yaml")
        let text = try String(contentsOf: file, encoding: .utf8)
        return Theme(try SchemeReader.read(text, fallbackName: name))
    }

    @Test func `every file in the folder of themes is known here`() throws {
        let files = try FileManager.default.contentsOfDirectory(atPath: Self.folder.path())
        #expect(files.sorted() == Self.shipped.map { $0 + ".yaml" })
    }

    @Test(arguments: shipped, [ColorDepth.ansi8, .ansi16, .indexed256, .direct])
    func `a shipped theme is readable everywhere`(name: String, depth: ColorDepth) throws {
        let report = try #require(try Self.theme(name).contrastReport(for: depth))
        #expect(report.failing == [])
        #expect(report.entries.count == Role.allCases.count * 3)
    }

    @Test(arguments: shipped, [ColorDepth.ansi8, .ansi16, .indexed256, .direct])
    func `the selected row is seen`(name: String, depth: ColorDepth) throws {
        let palette = try Self.theme(name).palette(for: depth)
        #expect(palette[Style(on: .selection)].background != palette[Style()].background)
    }

    @Test(arguments: shipped)
    func `no two roles look the same in 256 colours`(name: String) throws {
        let palette = try Self.theme(name).palette(for: .indexed256)
        for ground in Ground.allCases {
            let inks = Role.allCases.map { palette[Style($0, on: ground)].foreground }
            #expect(Set(inks).count == Role.allCases.count)
        }
    }

    @Test(arguments: [
        (ColorDepth.ansi16, Paint(.indexed(9), on: .indexed(0))),
        (.ansi8, Paint(.indexed(1), on: .indexed(0), .bold)),
    ])
    func `with few colours failed is a red that can be read`(depth: ColorDepth, paint: Paint) throws
    {
        #expect(try Self.theme("nord").palette(for: depth)[Style(.failed)] == paint)
    }

    @Test func `with few colours a light theme stays light`() throws {
        let paint = try Self.theme("catppuccin-latte").palette(for: .ansi8)[Style(.text)]
        #expect(paint == Paint(.indexed(0), on: .indexed(7)))
    }

    @Test func `faint colours are raised and reported`() throws {
        let report = try #require(try Self.theme("solarized-dark").contrastReport(for: .direct))
        let text = report.raised.filter { $0.role == .text }
        #expect(text.map(\.ground) == [.selection])
    }

    @Test(arguments: [Theme.terminal, .mono])
    func `no report is made up for colours that only the terminal knows`(theme: Theme) {
        #expect(theme.contrastReport(for: .direct) == nil)
    }

    @Test func `without colours every theme is mono`() throws {
        #expect(try Self.theme("nord").palette(for: .none) == Theme.mono.palette(for: .direct))
    }

    @Test func `the terminal theme leaves the default colours and uses the eight of ANSI`() {
        let palette = Theme.terminal.palette(for: .indexed256)
        #expect(palette[Style()] == Paint())
        #expect(palette[Style(.failed)] == Paint(.indexed(1), on: .standard, .bold))
        #expect(palette[Style(.good, on: .selection)] == Paint(.standard, on: .standard, .reverse))
    }

    @Test(arguments: [Theme.terminal, .mono], Role.allCases)
    func `without grounds of colour the rest of a selected row stays as it is`(
        theme: Theme, role: Role
    ) {
        let palette = theme.palette(for: .indexed256)
        #expect(palette[Style(role, on: .selectedRow)] == palette[Style(role)])
        #expect(palette[Style(role, on: .selection)].attributes.contains(.reverse))
    }

    @Test(arguments: shipped, [ColorDepth.ansi8, .ansi16, .indexed256, .direct])
    func `with grounds of colour the whole selected row is a bar`(
        name: String, depth: ColorDepth
    ) throws {
        let palette = try Self.theme(name).palette(for: depth)
        for role in Role.allCases {
            #expect(palette[Style(role, on: .selectedRow)] == palette[Style(role, on: .selection)])
        }
    }

    @Test(arguments: [
        (Style(.failed), Style(.text)), (Style(.muted, on: .bar), Style(.text, on: .bar)),
        (Style(.text, on: .background, .bold), Style(.text)),
        (Style(.rate, on: .selection), Style(.text, on: .selection)),
    ])
    func `blanks that look alike have one paint`(style: Style, plain: Style) throws {
        for palette in [Palette.terminal, try Self.theme("nord").palette(for: .direct)] {
            #expect(palette[Cell(style: style)] == palette[plain])
        }
    }

    @Test func `an underline under blanks keeps its colour`() throws {
        let palette = try Self.theme("nord").palette(for: .direct)
        let style = Style(.failed, on: .background, .underline)
        #expect(palette[Cell(style: style)] == palette[style])
    }

    @Test func `256 colours are taken from those that nobody repaints`() throws {
        let palette = try Self.theme("nord").palette(for: .indexed256)
        let inks = Role.allCases.map { palette[Style($0)].foreground }
        let repainted = (0..<16).map { PaintColor.indexed($0) }
        #expect(inks.allSatisfy { !repainted.contains($0) && $0 != .standard })
    }

    @Test func `a style's own attributes are added to the theme's`() {
        let palette = Theme.mono.palette(for: .none)
        #expect(
            palette[Style(.failed, on: .background, .underline)].attributes == [.bold, .underline])
    }
}
