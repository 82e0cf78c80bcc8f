import Screen
import Testing

@testable import Console

struct TextFieldViewTests {
    @Test(arguments: [
        ("abc", 3, "abc", 3), ("abcdefghijkl", 12, "…ghijkl", 7),
        ("abcdefghijkl", 0, "abcdefg…", 0),
        ("abcdefghijkl", 6, "…defghi…", 4), ("abcdefgh", 8, "…cdefgh", 7), ("数数数数数", 5, "…数数数", 7),
        ("", 0, "", 0), ("a\u{1B}b", 3, "a\\eb", 4), ("a\\b", 3, "a\\b", 3),
    ])
    func `what is around the cursor is shown`(
        _ text: String, _ cursor: Int, _ shown: String, _ column: Int
    ) {
        let frame = frame(field(text, cursor: cursor), TextField.Look(hasFocus: true))
        #expect(frame.text == (shown.isEmpty ? "" : " " + shown))
        #expect(frame.cursor == Frame.Position(row: 0, column: 1 + column))
    }

    @Test func `a field without focus shows its start and no cursor`() {
        let frame = frame(field("abcdefghijkl", cursor: 0), TextField.Look())
        #expect(frame.text == " abcdefg…")
        #expect(frame.cursor == nil)
    }

    @Test func `an empty field says what belongs there`() {
        let frame = frame(TextField(), TextField.Look(placeholder: "a path, whole", glyphs: .ascii))
        #expect(frame.text == " a path,~")
        #expect(frame.roles == " m mmmmmm")
    }

    private func field(_ text: String, cursor: Int) -> TextField {
        var field = TextField(text)
        for _ in 0..<text.count - cursor { _ = field.press(.left) }
        return field
    }

    private func frame(_ field: TextField, _ look: TextField.Look) -> Frame {
        var frame = Frame(Size(rows: 1, columns: 10))
        field.draw(look, in: Rect(row: 0, column: 1, rows: 1, columns: 8), on: &frame)
        return frame
    }
}
