import Screen
import Testing

@Suite struct FramePictureTests {
    private static let scheme = """
        scheme: "Test"
        author: "nobody"
        base00: "000000"
        base01: "111111"
        base02: "222222"
        base03: "808080"
        base04: "909090"
        base05: "d0d0d0"
        base06: "e0e0e0"
        base07: "ffffff"
        base08: "ff6060"
        base09: "ffa060"
        base0A: "ffff60"
        base0B: "60ff60"
        base0C: "60ffff"
        base0D: "80a0ff"
        base0E: "ff80ff"
        base0F: "c0a080"
        """

    private func picture(_ text: String, _ style: Style = Style()) throws -> String {
        var frame = Frame(Size(rows: 2, columns: 12))
        frame.put(text, in: frame.bounds, style)
        let theme = Theme(try SchemeReader.read(Self.scheme, fallbackName: "test"))
        return FramePicture(frame, theme: theme).svg
    }

    @Test func `a picture shows text in the colour of its role`() throws {
        #expect(try picture("done", Style(.good)).contains("fill=\"#60ff60\">done"))
    }

    @Test func `characters that mean something in SVG are escaped`() throws {
        #expect(try picture("<a&b>").contains(">&lt;a&amp;b&gt;"))
    }

    @Test func `the ground of a selected row is drawn`() throws {
        #expect(try picture("x", Style(.text, on: .selection)).contains("fill=\"#222222\""))
    }

    @Test func `the same frame gives the same picture`() throws {
        #expect(try picture("same") == picture("same"))
    }
}
