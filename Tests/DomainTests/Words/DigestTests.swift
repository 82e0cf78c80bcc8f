import Domain
import TestSupport
import Testing

struct DigestTests {
    private static let digits = String(repeating: "0f", count: 31)

    @Test(arguments: 1...20 as ClosedRange<UInt64>)
    func `a digest is written as 64 digits and read back`(_ seed: UInt64) throws {
        var random = SeededRandom(seed: seed)
        let bytes = (0..<32).map { _ in UInt8.random(in: 0...255, using: &random) }
        let digest = try #require(Digest(bytes))
        #expect(digest.description.utf8.count == 64)
        #expect(Digest(hex: digest.description) == digest)
    }

    @Test(arguments: [
        "", digits, digits + "0", digits + "0f0", digits + "+f", digits + "-0", digits + "0g",
        digits + "é",
    ])
    func `anything but 64 hexadecimal digits is no digest`(_ text: String) {
        #expect(Digest(hex: text) == nil)
    }

    @Test(arguments: [0, 31, 33])
    func `any other number of bytes is no digest`(_ count: Int) {
        #expect(Digest([UInt8](repeating: 1, count: count)) == nil)
    }

    @Test func `no digest is 32 zeros`() {
        #expect(Digest.none == Digest([UInt8](repeating: 0, count: 32)))
    }
}
