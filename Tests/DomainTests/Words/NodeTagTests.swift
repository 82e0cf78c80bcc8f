import Domain
import Testing

struct NodeTagTests {
    @Test(arguments: ["A", "b2", "0123456789abcdef"])
    func `letters and digits make a tag`(_ text: String) {
        #expect(NodeTag(text)?.text == text)
    }

    @Test(arguments: ["", "a-b", "a b", "é", "0123456789abcdefg", "a\n"])
    func `anything else is no tag`(_ text: String) {
        #expect(NodeTag(text) == nil)
    }
}
