import Foundation
import TestSupport
import Testing

@testable import BackupFiles

@Suite struct RecoveryTextTests {
    let chain: MadeUpChain
    let image: MadeUpImage
    var text: String {
        get throws {
            try String(contentsOfFile: chain.folder + "/RECOVERY.txt", encoding: .utf8)
        }
    }

    init() throws {
        chain = try MadeUpChain()
        var random = SeededRandom(seed: 4)
        image = MadeUpImage(pageSize: 512, pageCount: 20, using: &random)
        try chain.add(image)
    }

    @Test func `every folder of a chain holds the text and the script`() throws {
        let found = try names(in: chain.folder)
        #expect(found.contains("RECOVERY.txt") && found.contains("recover.py"))
    }

    @Test(arguments: [
        BackupName.fullEnding, BackupName.inProgressEnding, "recover.py", "zstd -d", "-wal",
    ])
    func `it speaks of names as they are`(name: String) throws {
        #expect(try text.contains(name))
    }

    @Test func `it fits on a terminal`() throws {
        #expect(try text.split(separator: "\n").allSatisfy { $0.count <= 100 })
    }

    @Test func `the zstd command it gives recovers the full backup`() throws {
        let line = try #require(try text.split(separator: "\n").first { $0.contains("zstd -d") })
        let out = chain.home.path("by-hand.db")
        let command = line.replacing("/new/path.db", with: out)
        let result = try Program("sh").run("-c", "cd '\(chain.folder)' && \(command)")
        #expect(try bytes(of: out) == image.bytes, "\(result.errorText)")
    }

    @Test func `the script command it gives recovers the newest state`() throws {
        var changed = image
        changed.pages[4][0] ^= 1
        try chain.add(changed)
        let line = try #require(
            try text.split(separator: "\n").first { $0.contains("--to") && !$0.contains("--point") }
        )
        let out = chain.home.path("by-script.db")
        // The command ends where its explanation begins, after a gap.
        let command =
            line.replacing("/new/path.db", with: out)
            .components(separatedBy: "   ").first { $0.contains("python3") } ?? ""
        let result = try Program("sh").run("-c", "cd '\(chain.folder)' && \(command)")
        #expect(try bytes(of: out) == changed.bytes, "\(result.errorText)")
    }
}
