import Domain
import Testing

struct ChainJudgeTests {
    @Test func `a whole chain is complete and restores from the full backup on`() throws {
        let points = Chains.whole(1, incrementals: 3)
        let catalog = Catalog(points: points.shuffled())
        #expect(catalog.points == points)
        #expect(try catalog.chain(endingAt: points[3]) == points)
        #expect(try catalog.chain(endingAt: points[0]) == [points[0]])
    }

    @Test func `a missing link spoils what comes after it, and is named`() throws {
        var points = Chains.whole(1, incrementals: 3)
        points.remove(at: 1)
        let catalog = Catalog(points: points)
        #expect(catalog.points.map(\.state) == [.complete, .incompleteChain, .incompleteChain])
        let problem = "number 1, id \(Chains.id(1, 1))) is missing"
        #expect(
            catalog.points.allSatisfy {
                $0.state == .complete || $0.problem?.contains(problem) == true
            })
        let failure = try #require(failure { try catalog.chain(endingAt: points[2]) })
        #expect(failure.code == .chainBroken)
        #expect(failure.message.contains(problem))
    }

    @Test func `a damaged link spoils what comes after it, and is named`() throws {
        var points = Chains.whole(1, incrementals: 2)
        points[1].state = .damaged
        points[1].problem = "/b/1/1 is damaged: its end is missing."
        let catalog = Catalog(points: points)
        #expect(catalog.points.map(\.state) == [.complete, .damaged, .incompleteChain])
        let failure = try #require(failure { try catalog.chain(endingAt: points[2]) })
        #expect(failure.message.contains("/b/1/1 is damaged: its end is missing."))
    }

    @Test func `a damaged point itself cannot be restored`() {
        var points = Chains.whole(1, incrementals: 1)
        points[1].state = .damaged
        let catalog = Catalog(points: points)
        #expect(
            failure { try catalog.chain(endingAt: points[1]) }?.message.contains(
                #""/b/1/1" is damaged."#) == true)
        #expect(code { try Catalog(points: points).chain(endingAt: points[1]) } == .chainBroken)
    }

    @Test(
        arguments: [
            { $0.facts.imageAfter = Chains.digest("image", 9, 9) },
            { $0.facts.chain = Chains.id(9, 0) },
            { $0.facts.sequence = 7 },
        ] as [@Sendable (inout RestorePoint) -> Void])
    func `a parent that was swapped for another is found`(
        _ swap: @Sendable (inout RestorePoint) -> Void
    ) throws {
        var points = Chains.whole(1, incrementals: 2)
        swap(&points[1])
        let catalog = Catalog(points: points)
        let child = try #require(catalog.points.first { $0.id == Chains.id(1, 2) })
        #expect(child.state == .incompleteChain)
        #expect(code { try catalog.chain(endingAt: child) } == .chainBroken)
    }

    @Test func `two children of one parent both restore`() throws {
        var points = Chains.whole(1, incrementals: 2)
        var fork = points[2]
        fork.facts.id = Chains.id(7, 7)
        fork.facts.imageAfter = Chains.digest("image", 7, 7)
        fork.file = "/b/1/2-fork"
        points.append(fork)
        let catalog = Catalog(points: points)
        #expect(catalog.points.allSatisfy { $0.state == .complete })
        #expect(
            try catalog.chain(endingAt: fork).map(\.file) == ["/b/1/0", "/b/1/1", "/b/1/2-fork"])
    }

    @Test(arguments: [true, false])
    func `of two copies of a link the whole one counts`(_ isDamagedFirst: Bool) throws {
        let points = Chains.whole(1, incrementals: 2)
        var copy = points[1]
        copy.file = isDamagedFirst ? "/a" : "/z"
        copy.state = .damaged
        let all = isDamagedFirst ? [copy] + points : points + [copy]
        let catalog = Catalog(points: all)
        #expect(catalog.points.count { $0.state == .complete } == 3)
        #expect(try catalog.chain(endingAt: points[2]).map(\.file) == points.map(\.file))
    }

    @Test(arguments: [true, false])
    func `a copy of another content is judged by itself`(_ isOddFirst: Bool) {
        let points = Chains.whole(1, incrementals: 1)
        var odd = points[1]
        odd.file = "/odd"
        odd.facts.imageBefore = Chains.digest("image", 9, 9)
        let catalog = Catalog(points: isOddFirst ? [odd] + points : points + [odd])
        #expect(catalog.points.first { $0.file == "/odd" }?.state == .incompleteChain)
        #expect(catalog.points.first { $0.file == points[1].file }?.state == .complete)
    }

    @Test func `a file that names itself as its parent ends no search in a circle`() {
        var points = Chains.whole(1, incrementals: 1)
        points[1].facts.parent = points[1].id
        let catalog = Catalog(points: points)
        #expect(catalog.points.map(\.state) == [.complete, .incompleteChain])
        #expect(code { try catalog.chain(endingAt: points[1]) } == .chainBroken)
    }

    @Test func `files that name each other as parents end no search in a circle`() {
        var points = Chains.whole(1, incrementals: 2)
        points[1].facts.parent = points[2].id
        let catalog = Catalog(points: points)
        #expect(catalog.points.map(\.state) == [.complete, .incompleteChain, .incompleteChain])
        #expect(code { try catalog.chain(endingAt: points[2]) } == .chainBroken)
    }

    @Test(arguments: [0, .max] as [UInt32], [0, .max] as [UInt32])
    func `no sequence number out of a damaged file ends the program`(
        _ parent: UInt32, _ child: UInt32
    ) {
        var points = Chains.whole(1, incrementals: 1)
        points[0].facts.sequence = parent
        points[1].facts.sequence = child
        let catalog = Catalog(points: points)
        #expect(catalog.points.first { $0.id == points[1].id }?.state == .incompleteChain)
        #expect(Catalog(points: [points[1]]).points[0].state == .incompleteChain)
    }

    @Test(
        arguments: [
            { $0.facts.kind = .incremental }, { $0.facts.sequence = 3 },
            { $0.facts.chain = Chains.id(9, 0) },
        ] as [@Sendable (inout RestorePoint) -> Void])
    func `what begins a chain must be its full backup`(
        _ change: @Sendable (inout RestorePoint) -> Void
    ) throws {
        var point = Chains.whole(1, incrementals: 0)[0]
        change(&point)
        let catalog = Catalog(points: [point])
        #expect(catalog.points[0].state == .incompleteChain)
        #expect(code { try catalog.chain(endingAt: point) } == .chainBroken)
    }

    @Test func `a very long chain is judged without running out of stack`() throws {
        let points = Chains.whole(1, incrementals: 20_000)
        let catalog = Catalog(points: points.reversed())
        #expect(catalog.points.allSatisfy { $0.state == .complete })
        #expect(try catalog.chain(endingAt: points[20_000]).count == 20_001)
    }
}
