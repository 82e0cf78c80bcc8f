import Domain
import Testing

struct CatalogChoosingTests {
    private let points =
        Chains.whole(1, incrementals: 2) + Chains.whole(2, incrementals: 0, start: 200)
    private var catalog: Catalog { Catalog(points: points) }

    @Test func `the newest point is the last one`() throws {
        #expect(try catalog.point(.newest) == points[3])
    }

    @Test func `a whole id names its point, in either case`() throws {
        #expect(try catalog.point(.id(points[1].id.description)) == points[1])
        var point = points[0]
        point.facts.id = BackupID(rawValue: 0xABCD_EF00_0000_0001)
        #expect(try Catalog(points: [point]).point(.id("ABCD")).id == point.id)
    }

    @Test func `the beginning of an id names a point where only one begins so`() throws {
        #expect(try catalog.point(.id("00000002")) == points[3])
        let failure = try #require(failure { try catalog.point(.id("00000001")) })
        #expect(failure.code == .unknownPoint)
        #expect(failure.message.contains("stands for 3 restore points"))
    }

    @Test(arguments: ["", "0", "000", "ffff", "zzzz", "00000001000000011"])
    func `too short or unknown an id names nothing`(_ text: String) throws {
        let failure = try #require(failure { try catalog.point(.id(text)) })
        #expect(failure.code == .unknownPoint)
        #expect(failure.message.contains("There is no restore point"))
    }

    @Test(
        arguments: [(100, 0), (101, 1), (150, 2), (199, 2), (200, 3), (999, 3)] as [(Int64, Int)])
    func `a time means the last point that is not after it`(_ second: Int64, _ index: Int) throws {
        let time = LocalTime(microseconds: second * 1_000_000, offset: -7200)
        #expect(try catalog.point(.at(time)) == points[index])
    }

    @Test func `before the first point there is none`() throws {
        let failure = try #require(
            failure { try catalog.point(.at(LocalTime(microseconds: 99_999_999, offset: 0))) })
        #expect(failure.code == .unknownPoint)
        #expect(failure.cause.contains(points[0].facts.time.forPeople))
    }

    @Test(arguments: [PointChoice.newest, .at(LocalTime(microseconds: .max, offset: 0))])
    func `among several tasks nothing is chosen by time`(_ choice: PointChoice) throws {
        let mixed = Catalog(points: points + Chains.whole(3, incrementals: 0, task: "blog\u{1B}"))
        let failure = try #require(failure { try mixed.point(choice) })
        #expect(failure.code == .usage)
        #expect(failure.message.contains("blog"))
        #expect(!failure.message.contains("\u{1B}"))
    }

    @Test func `one task on two nodes counts as two`() {
        let mixed = Catalog(points: points + Chains.whole(3, incrementals: 0, node: "B"))
        #expect(code { try mixed.point(.newest) } == .usage)
    }

    @Test func `among several tasks an id still names its point`() throws {
        let mixed = Catalog(points: points + Chains.whole(3, incrementals: 0, task: "blog"))
        #expect(try mixed.point(.id(points[2].id.description)) == points[2])
    }

    @Test(arguments: ["/a", "/z"])
    func `of two copies of the chosen point the whole one is taken`(_ path: String) throws {
        var copy = points[3]
        copy.file = path
        copy.state = .damaged
        let catalog = Catalog(points: points + [copy])
        let time = LocalTime(microseconds: 900_000_000, offset: 0)
        for choice in [PointChoice.newest, .id(copy.id.description), .at(time)] {
            #expect(try catalog.point(choice) == points[3])
        }
    }

    @Test func `an empty folder has no points`() throws {
        let failure = try #require(failure { try Catalog(points: []).point(.newest) })
        #expect(failure.code == .noPoints)
        #expect(failure.cause.contains("Nothing was backed up"))
    }

    @Test func `a folder of leftovers has no points either, and says so`() throws {
        let leftover = Leftover(
            file: "/b/x.in-progress", bytes: 1, task: nil, kind: nil, writer: nil, startedAt: nil,
            why: "", chain: nil)
        let failure = try #require(
            failure { try Catalog(points: [], leftovers: [leftover]).point(.newest) })
        #expect(failure.cause.contains("leftovers"))
    }
}
