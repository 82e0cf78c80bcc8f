import Domain
import TestSupport
import Testing

struct BackupIDTests {
    @Test(arguments: [0, 1, 0xFF, 0x0123_4567_89AB_CDEF, .max] as [UInt64])
    func `an id is written as 16 digits and read back`(_ value: UInt64) {
        let id = BackupID(rawValue: value)
        #expect(id.description.utf8.count == 16)
        #expect(BackupID(id.description) == id)
    }

    @Test(arguments: [
        "", "0123", "0123456789abcde", "0123456789abcdef0", "0123456789abcdeg", "+123456789abcdef",
        "-000000000000000", "0x23456789abcdef", " 123456789abcdef", "0123456789abcdé",
    ])
    func `anything but 16 hexadecimal digits is no id`(_ text: String) {
        #expect(BackupID(text) == nil)
    }

    @Test func `a new id is never zero, which means none`() {
        var numbers = ZeroFirst(rest: SeededRandom(seed: 1))
        #expect(BackupID.random(using: &numbers).rawValue != 0)
    }
}

/// Gives a zero, then random numbers.
private struct ZeroFirst: RandomNumberGenerator {
    var rest: SeededRandom
    private var hasBegun = false

    init(rest: SeededRandom) { self.rest = rest }

    mutating func next() -> UInt64 {
        defer { hasBegun = true }
        return hasBegun ? rest.next() : 0
    }
}
