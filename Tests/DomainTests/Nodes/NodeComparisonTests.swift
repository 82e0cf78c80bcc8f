import Domain
import Testing

@Suite struct NodeComparisonTests {
    private static let now: Int64 = 1_795_395_600_000_000

    /// The beat of a node whose clock is so many seconds ahead of the file system's.
    private func beat(
        _ node: String, ahead seconds: Double = 0, host: String? = nil,
        zone: (name: String, offset: Int32) = ("Europe/Berlin", 3600), daysAgo: Int64 = 0
    ) throws -> SeenBeat {
        let writtenAt = Self.now - daysAgo * 86_400_000_000
        let time = LocalTime(
            microseconds: writtenAt + Int64(seconds * 1_000_000), offset: zone.offset)
        let tag = try #require(NodeTag(node))
        let beat = NodeBeat(
            node: tag, host: host ?? "host-\(node)", machine: "", time: time, zone: zone.name)
        return SeenBeat(beat, writtenAt: writtenAt)
    }

    private func warnings(_ beats: SeenBeat...) throws -> [String] {
        NodeComparison(beats, by: try beat("A").beat).warnings
    }

    @Test(
        arguments: [
            (0.0, 0.0, nil), (4.9, 0, nil), (-4.9, 0, nil), (0, 4.9, nil),
            (5.1, 0, "behind"), (-5.1, 0, "ahead"), (0, 5.1, "ahead"), (0, -60, "behind"),
            (3600, 3601, nil), (3, -3, "behind"),
        ] as [(Double, Double, String?)])
    func `clocks that are more than five seconds apart are told`(
        own: Double, other: Double, word: String?
    ) throws {
        let found = try warnings(beat("A", ahead: own), beat("B", ahead: other))
        #expect(found.count == (word == nil ? 0 : 1))
        if let word { #expect(found.first?.contains(word) == true) }
    }

    @Test(
        arguments: [
            ("Europe/Berlin", 3600, true), ("Europe/Paris", 3600, true),
            ("Africa/Algiers", 3600, false), ("Asia/Tokyo", 32_400, false), ("UTC", 0, false),
            ("no such zone", 3600, true), ("no such zone", 0, false),
        ] as [(String, Int32, Bool)])
    func `another zone is told, another name of the same is not`(
        name: String, offset: Int32, isSame: Bool
    ) throws {
        let found = try warnings(beat("A"), beat("B", zone: (name, offset)))
        #expect(found.isEmpty == isSame)
    }

    @Test func `a tag that two machines use is told`() throws {
        let found = try warnings(beat("A", host: "another"))
        #expect(found.count == 1 && found.first?.contains("\"another\"") == true)
    }

    @Test func `a node that has not been there for a week says nothing`() throws {
        let found = try warnings(
            beat("A"), beat("B", ahead: 100, zone: ("UTC", 0), daysAgo: 8),
            beat("A", host: "another", daysAgo: 8))
        #expect(found == [])
    }

    @Test func `a node alone has nothing to be compared with`() throws {
        #expect(try warnings() == [])
        #expect(try warnings(beat("A", ahead: 3600)) == [])
    }
}
