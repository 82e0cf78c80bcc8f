import Testing

@testable import BackupFiles

@Suite struct ByteCodingTests {
    @Test func `numbers are written with the low byte first`() {
        var out = ByteWriter()
        out.number(UInt32(0x0403_0201))
        #expect(out.bytes == [1, 2, 3, 4])
    }

    @Test(arguments: [Int64.min, -1, 0, 1, 0x0102_0304_0506_0708, .max])
    func `a signed number is read as it was written`(number: Int64) throws {
        var out = ByteWriter()
        out.number(number)
        var reader = ByteReader(out.bytes)
        #expect(try reader.number(Int64.self) == number)
    }

    @Test(arguments: ["", "shop", "Läden\n🙂", String(repeating: "x", count: 65535)])
    func `a text is read as it was written`(text: String) throws {
        var out = ByteWriter()
        out.text(text)
        var reader = ByteReader(out.bytes)
        #expect(try reader.text() == text)
    }

    @Test func `a text that is too long for its length is cut`() throws {
        var out = ByteWriter()
        out.text(String(repeating: "x", count: 70_000))
        #expect(out.bytes.count == 2 + 65535)
    }

    @Test func `a number is not read from too few bytes`() {
        var reader = ByteReader([1, 2, 3])
        #expect(throws: ByteReader.Short.self) { try reader.number(UInt32.self) }
    }

    @Test func `a text is not read from fewer bytes than it claims`() {
        var reader = ByteReader([5, 0, 65, 66])
        #expect(throws: ByteReader.Short.self) { try reader.text() }
    }

    @Test func `reading takes bytes one part after another`() throws {
        var reader = ByteReader([1, 2, 3])
        _ = try reader.raw(2)
        #expect(reader.count == 1)
    }
}
