/// Draws a frame as an SVG picture, as a terminal with RGB colours would show it.
///
/// <https://www.w3.org/TR/SVG11/>. The same frame and theme always give the same text.
package struct FramePicture {
    private let frame: Frame
    private let palette: Palette
    private let plain: (ink: RGB, ground: RGB)

    private static let cell = (width: 8.4, height: 18.0)
    private static let margin = 10.0

    /// A picture of `frame` in the colours of `theme`; the terminal's own are light on dark.
    package init(_ frame: Frame, theme: Theme) {
        self.frame = frame
        palette = theme.palette(for: .direct)
        let style = palette[Style()]
        plain = (
            style.foreground.nominal ?? RGB(0xD0D0D0), style.background.nominal ?? RGB(0x101010)
        )
    }

    /// The picture's text.
    package var svg: String {
        let width = Self.number(Double(frame.size.columns) * Self.cell.width + 2 * Self.margin)
        let height = Self.number(Double(frame.size.rows) * Self.cell.height + 2 * Self.margin)
        let rows = (0..<frame.size.rows).map { grounds(of: $0) + texts(of: $0) }.joined()
        return """
            <svg xmlns="http://www.w3.org/2000/svg" width="\(width)" height="\(height)" \
            viewBox="0 0 \(width) \(height)">
            <rect width="100%" height="100%" rx="6" fill="#\(plain.ground.hex)"/>
            <g font-family="DejaVu Sans Mono, Menlo, Consolas, monospace" font-size="14" \
            shape-rendering="crispEdges" xml:space="preserve">
            \(rows)</g>
            </svg>

            """
    }

    /// A stretch of cells of one row that look alike.
    private struct Stretch {
        var column: Int
        var cells: Int
        var text: String
        var style: Style
    }

    private func stretches(of row: Int) -> [Stretch] {
        var stretches: [Stretch] = []
        for (column, cell) in frame.row(row).enumerated() where cell.width > 0 {
            if let last = stretches.last, last.style == cell.style {
                stretches[stretches.count - 1].cells += Int(cell.width)
                stretches[stretches.count - 1].text += cell.text
            } else {
                stretches.append(
                    Stretch(
                        column: column, cells: Int(cell.width), text: cell.text, style: cell.style))
            }
        }
        return stretches
    }

    private func grounds(of row: Int) -> String {
        stretches(of: row).compactMap { stretch in
            let ground = colors(of: stretch.style).ground
            guard ground != plain.ground else { return nil }
            let y = Self.number(Double(row) * Self.cell.height + Self.margin)
            let width = Self.number(Double(stretch.cells) * Self.cell.width)
            return """
                <rect x="\(x(stretch.column))" y="\(y)" width="\(width)" \
                height="\(Self.number(Self.cell.height))" fill="#\(ground.hex)"/>

                """
        }.joined()
    }

    private func texts(of row: Int) -> String {
        stretches(of: row).compactMap { stretch in
            guard stretch.text.contains(where: { $0 != " " }) else { return nil }
            let paint = palette[stretch.style]
            let ink = colors(of: stretch.style).ink.hex
            let y = Self.number(Double(row) * Self.cell.height + Self.margin + 13.5)
            let width = Self.number(Double(stretch.cells) * Self.cell.width)
            let weight = paint.attributes.contains(.bold) ? " font-weight=\"bold\"" : ""
            return """
                <text x="\(x(stretch.column))" y="\(y)" textLength="\(width)" \
                lengthAdjust="spacingAndGlyphs" fill="#\(ink)"\(weight)>\(Self.escaped(stretch.text))</text>

                """
        }.joined()
    }

    private func colors(of style: Style) -> (ink: RGB, ground: RGB) {
        let paint = palette[style]
        let ink = paint.foreground.nominal ?? plain.ink
        let ground = paint.background.nominal ?? plain.ground
        return paint.attributes.contains(.reverse) ? (ground, ink) : (ink, ground)
    }

    private func x(_ column: Int) -> String {
        Self.number(Double(column) * Self.cell.width + Self.margin)
    }

    /// A number with one digit behind the point.
    private static func number(_ value: Double) -> String {
        let tenths = Int((value * 10).rounded())
        return "\(tenths / 10).\(tenths % 10)"
    }

    private static func escaped(_ text: String) -> String {
        String(
            text.flatMap { character -> String in
                switch character {
                case "&": "&amp;"
                case "<": "&lt;"
                case ">": "&gt;"
                default: String(character)
                }
            })
    }
}
