import CTerminal
import Glibc
import Screen
import TerminalSupport
import TestSupport
import Testing

@testable import Terminal

/// One after the other: ncurses keeps its state in globals.
@Suite(.serialized) struct FrameRendererTests {
    private let size = Size(rows: 24, columns: 80)

    init() { setlocale(LC_CTYPE, "C.UTF-8") }

    func renderer(
        _ term: String = "xterm-256color", _ size: Size? = nil, theme: Theme = .terminal,
        _ change: (inout TerminalOptions) -> Void = { _ in }
    ) throws -> FrameRenderer {
        var options = TerminalOptions(type: term)
        change(&options)
        let type = try TerminalType(term: term)
        return try #require(
            FrameRenderer(type, size: size ?? self.size, options: options, theme: theme))
    }

    private func sample(selected: Int = 1, _ size: Size? = nil) -> Frame {
        var frame = Frame(size ?? self.size)
        frame.box(frame.bounds, title: "größe 日本語")
        frame.put("e\u{301}tude ✓ 한국 ▁▂▃ ▓░", in: frame.bounds, row: 1, column: 2, Style(.good))
        for row in 2..<9 {
            let line = frame.bounds.inset(rows: 0, columns: 1).line(row)
            frame.put("task-\(row)   03:00 today   ✗ FAIL", in: line, Style(.text))
            if row == selected + 2 { frame.lay(line, on: .selection) }
        }
        return frame
    }

    @Test(arguments: [
        "xterm-256color", "screen-256color", "tmux-256color", "linux", "vt100", "xterm", "rxvt",
    ])
    func `a frame looks the same on every terminal`(term: String) throws {
        let screen = try #require(Emulator(size))
        let renderer = try renderer(term)
        screen.feed(renderer.render(sample()))
        #expect(screen.text == sample().text)
    }

    @Test func `an unchanged frame costs nothing`() throws {
        let renderer = try renderer()
        _ = renderer.render(sample())
        #expect(renderer.render(sample()) == [])
    }

    @Test(arguments: [Theme.terminal, scheme], [false, true])
    func `a cursor movement on a large screen is small`(theme: Theme, hasDirectColor: Bool) throws {
        let large = Size(rows: 50, columns: 200)
        let renderer = try renderer("xterm-256color", large, theme: theme) {
            $0.hasDirectColor = hasDirectColor
        }
        _ = renderer.render(sample(large))
        let bytes = renderer.render(sample(selected: 2, large))
        #expect(bytes.count <= 400)
    }

    private func sample(_ size: Size) -> Frame { sample(selected: 1, size) }

    private static let scheme: Theme = {
        let colors = (0..<16).map { ($0, RGB(UInt32($0) * 0x0F_0F0F + 0x10)) }
        let scheme = try? Scheme(
            name: "grey", author: "", given: Dictionary(uniqueKeysWithValues: colors))
        return scheme.map { Theme($0) } ?? .mono
    }()

    @Test(arguments: 0..<20)
    func `after any frames the terminal shows the last one`(seed: UInt64) throws {
        var random = SeededRandom(seed: seed)
        let small = Size(rows: 6, columns: 20)
        let screen = try #require(Emulator(small))
        let renderer = try renderer("xterm-256color", small, theme: Self.scheme)
        for _ in 0..<30 {
            let frame = Self.randomFrame(small, &random)
            screen.feed(renderer.render(frame))
            #expect(screen.text == frame.text, "seed \(seed)")
        }
    }

    private static func randomFrame(_ size: Size, _ random: inout SeededRandom) -> Frame {
        let words = ["日本語", "aaaaaaaa", "e\u{301}", "─────", "x", "    ", "한", "✓▸·"]
        var frame = Frame(size)
        // libvterm 0.1 loses a mark in the last column, so nothing with marks is put there.
        for _ in 0..<12 {
            let style = Style(
                Role.allCases.randomElement(using: &random) ?? .text,
                on: Ground.allCases.randomElement(using: &random) ?? .background,
                Bool.random(using: &random) ? .bold : [])
            frame.put(
                words.randomElement(using: &random) ?? "", in: frame.bounds,
                row: Int.random(in: 0..<size.rows, using: &random),
                column: Int.random(in: -2..<size.columns - 1, using: &random), style)
        }
        return frame
    }

    @Test(arguments: [Theme.terminal, scheme], 0..<10 as Range<UInt64>)
    func `after any frames, moved up and down, every ground is right`(
        theme: Theme, seed: UInt64
    ) throws {
        var random = SeededRandom(seed: seed)
        let screen = try #require(Emulator(size))
        let renderer = try renderer("xterm-256color", theme: theme)
        let palette = theme.palette(for: .indexed256)
        var rows: [Int: Ground] = [:]
        for _ in 0..<20 {
            let isMoved = Bool.random(using: &random)
            let step = Int.random(in: -3...3, using: &random)
            rows =
                isMoved
                ? Dictionary(uniqueKeysWithValues: rows.map { ($0 + step, $1) })
                : Self.randomRows(&random)
            let frame = Self.frame(size, rows)
            screen.feed(renderer.render(frame))
            #expect(screen.text == frame.text, "seed \(seed)")
            #expect(Self.wrongGrounds(screen, frame, palette) == [], "seed \(seed)")
        }
    }

    /// Some rows of text, each on a ground.
    private static func randomRows(_ random: inout SeededRandom) -> [Int: Ground] {
        let rows = (0..<24).filter { _ in Bool.random(using: &random) }
        return Dictionary(
            uniqueKeysWithValues: rows.map {
                ($0, Ground.allCases.randomElement(using: &random) ?? .bar)
            })
    }

    /// A frame with a text of its own on each row, that goes with the row when it moves.
    private static func frame(_ size: Size, _ rows: [Int: Ground]) -> Frame {
        var frame = Frame(size)
        for (number, (row, ground)) in rows.sorted(by: { $0.key < $1.key }).enumerated() {
            let line = frame.bounds.line(row)
            let role = Role.allCases[number % Role.allCases.count]
            frame.put("  row \(number)   of many", in: line, column: number, Style(role))
            frame.lay(line, on: ground)
        }
        return frame
    }

    private static func wrongGrounds(
        _ screen: Emulator, _ frame: Frame, _ palette: Palette
    ) -> [Frame.Position] {
        (0..<frame.size.rows).flatMap { row in
            (0..<frame.size.columns).compactMap { column in
                let paint = palette[frame[row, column].style]
                let isRight =
                    screen.background(row: row, column: column) == paint.background
                    && screen.cell(row: row, column: column).isReverse
                        == paint.attributes.contains(.reverse)
                return isRight ? nil : Frame.Position(row: row, column: column)
            }
        }
    }

    @Test func `a frame of another size is cut or filled up`() throws {
        let screen = try #require(Emulator(size))
        let renderer = try renderer()
        screen.feed(renderer.render(sample(Size(rows: 40, columns: 100))))
        #expect(screen.row(1).hasPrefix("│ e\u{301}tude"))
        screen.feed(renderer.render(Frame(Size(rows: 2, columns: 5))))
        #expect(screen.text == Frame(size).text)
    }

    @Test(arguments: [
        Size(rows: 1, columns: 1), Size(rows: 5, columns: 20), Size(rows: 60, columns: 250),
    ])
    func `after a resize the frame is drawn whole`(other: Size) throws {
        let screen = try #require(Emulator(size))
        let renderer = try renderer()
        screen.feed(renderer.render(sample()))
        screen.resize(to: other)
        renderer.resize(to: other)
        screen.feed(renderer.render(sample(other)))
        #expect(screen.text == sample(other).text)
    }

    @Test func `a cursor outside the terminal is not shown`() throws {
        let renderer = try renderer()
        var frame = sample()
        frame.cursor = .init(row: 24, column: 0)
        #expect(renderer.visibleCursor(of: frame) == nil)
        frame.cursor = .init(row: 23, column: 79)
        #expect(renderer.visibleCursor(of: frame) == frame.cursor)
    }

    @Test func `a forgotten screen is drawn whole`() throws {
        let renderer = try renderer()
        _ = renderer.render(sample())
        renderer.forget()
        let screen = try #require(Emulator(size))
        screen.feed(renderer.render(sample()))
        #expect(screen.text == sample().text)
    }

    @Test(arguments: [
        ("xterm-256color", false, false, ColorDepth.indexed256),
        ("xterm-256color", true, false, .direct),
        ("xterm-256color", true, true, .none), ("tmux-256color", true, false, .direct),
        ("screen-256color", true, false, .indexed256), ("linux", true, false, .ansi8),
        ("vt100", true, false, .none),
    ])
    func `a terminal shows as many colours as it can`(
        term: String, hasDirectColor: Bool, noColor: Bool, depth: ColorDepth
    ) throws {
        let renderer = try renderer(term) {
            $0.hasDirectColor = hasDirectColor
            $0.noColor = noColor
        }
        #expect(renderer.depth == depth)
    }

    @Test func `the terminal's palette is never repainted`() throws {
        let renderer = try renderer(theme: Self.scheme)
        let text = String(decoding: renderer.render(sample()), as: UTF8.self)
        #expect(!text.contains("\u{1B}]4") && !text.contains("\u{1B}]P"))
    }

    @Test func `attributes alone tell the selection without colours`() throws {
        let screen = try #require(Emulator(size))
        let renderer = try renderer("vt100")
        screen.feed(renderer.render(sample()))
        #expect(screen.cell(row: 3, column: 2).isReverse)
        #expect(!screen.cell(row: 4, column: 2).isReverse)
    }

    @Test func `signal handlers stay as they were`() throws {
        var before = sigaction()
        var after = sigaction()
        sigaction(SIGWINCH, nil, &before)
        let renderer = try renderer()
        sigaction(SIGWINCH, nil, &after)
        #expect(before.__sigaction_handler.sa_handler == nil)
        #expect(after.__sigaction_handler.sa_handler == nil)
        #expect(renderer.depth == .indexed256)
    }

    @Test(
        arguments: [
            ("xterm-ghostty", "xterm-256color"), ("no-such-terminal", "xterm-256color"),
            (nil, "vt100"),
        ] as [(String?, String)])
    func `an unknown terminal is driven as a known one, and that is said`(
        term: String?, name: String
    ) throws {
        let type = try TerminalType(term: term)
        #expect(type.name == name)
        #expect(type.unknownName == term ?? "")
    }
}
