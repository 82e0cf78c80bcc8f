import TestSupport
import Testing

import struct Crypto.SHA256

@testable import BackupFiles

@Suite struct PageDigestTests {
    @Test func `the digest is the first half of the page's SHA-256`() {
        var random = SeededRandom(seed: 1)
        let page = noise(4096, using: &random)
        let digest = page.withUnsafeBytes { PageDigest(of: $0) }
        #expect(
            withUnsafeBytes(of: digest.bytes) { Array($0) }
                == Array(SHA256.hash(data: page).prefix(16)))
    }

    @Test func `each page of a block has its own digest`() {
        var random = SeededRandom(seed: 2)
        let pages = (0..<3).map { _ in noise(512, using: &random) }
        let digests = Array(pages.joined()).withUnsafeBytes {
            PageDigest.digests(of: $0, pageSize: 512)
        }
        #expect(digests == pages.map { $0.withUnsafeBytes { PageDigest(of: $0) } })
    }
}
