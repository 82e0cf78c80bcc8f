/// Appends numbers and texts in the byte order of the files: little endian.
struct ByteWriter {
    /// What was written so far.
    private(set) var bytes: [UInt8] = []

    mutating func number<T: FixedWidthInteger>(_ value: T) {
        withUnsafeBytes(of: value.littleEndian) { bytes.append(contentsOf: $0) }
    }

    mutating func raw(_ more: some Sequence<UInt8>) { bytes.append(contentsOf: more) }

    /// A text as its length in bytes (16 bits) and its UTF-8; longer ones are cut.
    mutating func text(_ text: String) {
        let utf8 = Array(text.utf8.prefix(Int(UInt16.max)))
        number(UInt16(utf8.count))
        raw(utf8)
    }
}

/// Reads numbers and texts in the byte order of the files: little endian.
struct ByteReader {
    /// There were fewer bytes than asked for.
    struct Short: Error {}

    private var rest: ArraySlice<UInt8>

    /// How many bytes are left.
    var count: Int { rest.count }

    init(_ bytes: some Sequence<UInt8>) { rest = ArraySlice(bytes) }

    mutating func number<T: FixedWidthInteger>(_ type: T.Type = T.self) throws(Short) -> T {
        let bytes = try raw(MemoryLayout<T>.size)
        return bytes.reversed().reduce(0) { $0 << 8 | T(truncatingIfNeeded: $1) }
    }

    mutating func raw(_ count: Int) throws(Short) -> ArraySlice<UInt8> {
        guard rest.count >= count else { throw Short() }
        defer { rest = rest.dropFirst(count) }
        return rest.prefix(count)
    }

    mutating func text() throws(Short) -> String {
        let count = try number(UInt16.self)
        return String(decoding: try raw(Int(count)), as: UTF8.self)
    }
}
