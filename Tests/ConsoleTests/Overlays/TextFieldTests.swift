import Screen
import TestSupport
import Testing

@testable import Console

struct TextFieldTests {
    @Test func `keys type, edit and move the cursor`() {
        var field = TextField("/srv")
        press("/a.db", into: &field)
        #expect(field.text == "/srv/a.db")
        _ = [Key.home, .delete, .right, .backspace].map { field.press($0) }
        #expect(field.text == "rv/a.db")
        #expect(field.before.isEmpty)
    }

    @Test(arguments: [
        ("/srv/shop/shop.db", "/srv/shop/"), ("/srv/shop/", "/srv/"), ("0 2 * ", "0 2 "),
        ("word", ""), ("", ""),
    ])
    func `Ctrl-W deletes a word, or a part of a path`(_ text: String, _ rest: String) {
        var field = TextField(text)
        let isTaken = field.press(.control("w"))
        #expect(isTaken)
        #expect(field.text == rest)
    }

    @Test func `Ctrl-U deletes what stands before the cursor`() {
        var field = TextField("ab")
        _ = field.press(.left)
        let isTaken = field.press(.control("u"))
        #expect(isTaken)
        #expect((field.before, field.after) == ("", "b"))
    }

    @Test(arguments: [
        Key.control("a"), .control("b"), .control("s"), .tab, .enter, .escape, .up, .alt("x"),
    ])
    func `other keys are left alone`(_ key: Key) {
        var field = TextField("ab")
        let isTaken = field.press(key)
        #expect(!isTaken)
        #expect(field == TextField("ab"))
    }

    @Test(arguments: [("x\ny", "x"), ("\n/srv/a\n", "/srv/a"), ("\r\n", ""), ("", "")])
    func `one line is pasted`(_ text: String, _ inserted: String) {
        var field = TextField("<>")
        _ = field.press(.left)
        field.paste(text)
        #expect(field.text == "<\(inserted)>")
        #expect(field.after == ">")
    }

    @Test func `a mark joins the letter before the cursor`() {
        var field = TextField("e")
        _ = field.press(.character("\u{301}"))
        #expect(field.text.count == 1)
        _ = field.press(.left)
        #expect(field.before.isEmpty)
        _ = field.press(.character("x"))
        #expect(field.text == "xe\u{301}")
    }

    @Test(arguments: UInt64(1)...20)
    func `editing is what it would be on a list of characters`(_ seed: UInt64) {
        var random = SeededRandom(seed: seed)
        var (field, model) = (TextField(), ListOfCharacters())
        for step in 0..<400 {
            let key = Self.keys.randomElement(using: &random) ?? .left
            let isTaken = field.press(key)
            model.press(key)
            #expect(isTaken && field.text == String(model.characters), "seed \(seed), \(step)")
            #expect(field.before.count == model.cursor, "seed \(seed), step \(step)")
        }
    }

    @Test(arguments: UInt64(1)...20)
    func `the cursor never stands inside a character`(_ seed: UInt64) {
        var random = SeededRandom(seed: seed)
        var field = TextField()
        for step in 0..<200 {
            let joining = Self.joining.randomElement(using: &random) ?? "a"
            let key = Bool.random(using: &random) ? .character(joining) : Self.editing(&random)
            _ = field.press(key)
            let whole = field.before.count + field.after.count
            #expect(field.text.count == whole, "seed \(seed), step \(step)")
        }
    }

    private func press(_ text: String, into field: inout TextField) {
        for character in text {
            let isTaken = field.press(.character(character))
            #expect(isTaken)
        }
    }

    private static let edits: [Key] = [
        .backspace, .delete, .left, .right, .home, .end, .control("u"), .control("w"),
    ]
    private static let keys: [Key] = "abc/ 数ä".map { .character($0) } + edits + [.left, .right]
    private static let joining: [Character] = [
        "e", "\u{301}", "\u{200D}", "🇩", "🇪", "\u{1}", "한", "ᆫ",
    ]

    private static func editing(_ random: inout SeededRandom) -> Key {
        edits.randomElement(using: &random) ?? .left
    }
}

/// What a text field is compared with.
private struct ListOfCharacters {
    var characters: [Character] = []
    var cursor = 0

    mutating func press(_ key: Key) {
        switch key {
        case .character(let character):
            characters.insert(character, at: cursor)
            cursor += 1
        case .backspace where cursor > 0:
            cursor -= 1
            characters.remove(at: cursor)
        case .delete where cursor < characters.count: characters.remove(at: cursor)
        case .left: cursor = max(0, cursor - 1)
        case .right: cursor = min(characters.count, cursor + 1)
        case .home: cursor = 0
        case .end: cursor = characters.count
        case .control("u"): cut(from: 0)
        case .control("w"):
            let between = characters.indices.filter { "/ ".contains(characters[$0]) }
            let end = (0..<cursor).last { !between.contains($0) } ?? 0
            cut(from: between.last { $0 < end }.map { $0 + 1 } ?? 0)
        default: break
        }
    }

    private mutating func cut(from start: Int) {
        characters.removeSubrange(start..<cursor)
        cursor = start
    }
}
