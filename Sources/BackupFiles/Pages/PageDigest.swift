import struct Crypto.SHA256

/// The digest of one page: the first 16 bytes of its SHA-256.
struct PageDigest: Hashable, Sendable {
    static let byteCount = 16

    /// The 16 bytes, in memory order.
    let bytes: (UInt64, UInt64)

    /// The digest of `page`.
    init(of page: UnsafeRawBufferPointer) {
        var hash = SHA256()
        hash.update(bufferPointer: page)
        bytes = hash.finalize().withUnsafeBytes {
            (
                $0.loadUnaligned(fromByteOffset: 0, as: UInt64.self),
                $0.loadUnaligned(fromByteOffset: 8, as: UInt64.self)
            )
        }
    }

    static func == (left: PageDigest, right: PageDigest) -> Bool { left.bytes == right.bytes }

    func hash(into hasher: inout Hasher) {
        hasher.combine(bytes.0)
        hasher.combine(bytes.1)
    }

    /// The digests of the pages of `pageSize` bytes that fill `bytes`.
    static func digests(of bytes: UnsafeRawBufferPointer, pageSize: Int) -> [PageDigest] {
        stride(from: 0, to: bytes.count, by: pageSize).map {
            PageDigest(of: UnsafeRawBufferPointer(rebasing: bytes[$0..<$0 + pageSize]))
        }
    }
}
