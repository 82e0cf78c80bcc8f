import Domain

import struct Crypto.SHA256

extension Digest {
    /// The SHA-256 of `bytes`.
    static func ofBytes(_ bytes: [UInt8]) -> Digest { Digest(SHA256.hash(data: bytes)) ?? .none }
}
