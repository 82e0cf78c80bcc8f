import Domain
import TestSupport
import Testing

struct CatalogTests {
    @Test func `points are listed from the oldest to the newest`() {
        let points =
            Chains.whole(2, incrementals: 2, start: 100)
            + Chains.whole(1, incrementals: 2, start: 200)
        #expect(Catalog(points: points.reversed()).points == points)
    }

    @Test(arguments: 1...50 as ClosedRange<UInt64>)
    func `a clock that went back never upsets the order of a chain`(_ seed: UInt64) {
        var random = SeededRandom(seed: seed)
        let points = (1...4).flatMap { chain in
            (0...5).map {
                Chains.point(UInt64(chain), $0, time: .random(in: 0...20, using: &random))
            }
        }
        let catalog = Catalog(points: points.shuffled(using: &random))
        for chain in 1...4 {
            let places = catalog.points.filter { $0.facts.chain == Chains.id(UInt64(chain), 0) }
                .map(\.facts.sequence)
            #expect(places == Array(0...5))
        }
        #expect(Catalog(points: points.shuffled(using: &random)).points == catalog.points)
    }

    @Test func `equal instants with different offsets do not upset the order`() {
        let points = (1...6).map { chain in
            var point = Chains.point(UInt64(chain), 0, time: 100)
            point.facts.time = LocalTime(microseconds: 100, offset: Int32(chain % 2) * 3600)
            return point
        }
        #expect(Catalog(points: points.reversed()).points == points)
    }

    @Test func `what was made after the clock went back is still the newest`() {
        let points = [Chains.point(1, 0, time: 10), Chains.point(1, 1, time: 5)]
        let other = Chains.point(2, 0, time: 7)
        #expect(Catalog(points: points + [other]).points == [other] + points)
    }

    @Test func `only one task's points and leftovers are kept, and those of nobody`() throws {
        let points =
            Chains.whole(1, incrementals: 1) + Chains.whole(2, incrementals: 0, task: "blog")
        let leftovers = ["shop", "blog", nil].map { leftover(of: $0, chain: nil) }
        let unreadable = Catalog.Unreadable(file: "/x", problem: "It is empty.")
        let catalog = Catalog(points: points, leftovers: leftovers, unreadable: [unreadable])
            .only(try TaskName("shop"))
        #expect(catalog.points.map(\.facts.task) == ["shop", "shop"])
        #expect(Set(catalog.leftovers.map(\.task)) == ["shop", nil])
        #expect(catalog.unreadable == [unreadable])
    }

    @Test func `tips are the points that nothing goes on from`() {
        let points = Chains.whole(1, incrementals: 2) + Chains.whole(2, incrementals: 0, start: 200)
        #expect(Catalog(points: points).tips.map(\.id) == [Chains.id(1, 2), Chains.id(2, 0)])
    }

    @Test(arguments: [true, false])
    func `a leftover says whether its chain can still be restored`(_ isIntact: Bool) {
        var points = Chains.whole(1, incrementals: 2)
        if !isIntact { points.remove(at: 1) }
        let catalog = Catalog(
            points: points, leftovers: [leftover(of: "shop", chain: Chains.id(1, 0))])
        #expect(catalog.leftovers[0].isChainIntact == isIntact)
    }

    private func leftover(of task: String?, chain: BackupID?) -> Leftover {
        Leftover(
            file: "/b/\(task ?? "none").in-progress", bytes: 1, task: task, kind: nil, writer: nil,
            startedAt: nil, why: "It was killed.", chain: chain)
    }
}
