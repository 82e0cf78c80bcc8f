import Domain
import Testing

@testable import Console

/// What the history tells of a restore point.
@Suite struct TrustTableTests {
    private func trust(_ chain: UInt64, _ place: Int) throws -> PointTrust {
        let points = RestoreSamples.shop
        let point = try #require(points.first { $0.id == RestoreSamples.id(chain, place) })
        return TrustTable(task: "shop", runs: RestoreSamples.checks, points: points).trust(point)
    }

    @Test func `a verification covers the points there were`() throws {
        #expect(try trust(1, 0).level == .verified)
        #expect(try trust(2, 0).level == .none)
    }

    @Test func `a drill covers the newest point there was`() throws {
        #expect(try trust(1, 20).level == .drilled)
        #expect(try trust(1, 19).level == .none)
    }

    @Test func `a failed run tells nothing`() throws {
        var run = RestoreSamples.run(.verify, "content", at: "2026-11-23 10:00")
        run.outcome = .failed
        let trusts = TrustTable(task: "shop", runs: [run], points: RestoreSamples.shop)
        #expect(trusts.trust(RestoreSamples.shop[0]).level == .none)
    }

    @Test func `what was done with another task tells nothing`() throws {
        let trusts = TrustTable(
            task: "mail", runs: RestoreSamples.checks, points: RestoreSamples.shop)
        #expect(trusts.trust(RestoreSamples.shop[0]).level == .none)
    }

    @Test func `a point that was restored is known to restore`() throws {
        var run = RestoreSamples.run(.restore, "", at: "2026-11-23 10:00")
        run.point = RestoreSamples.shop[3].id.description
        let trusts = TrustTable(task: "shop", runs: [run], points: RestoreSamples.shop)
        #expect(trusts.trust(RestoreSamples.shop[3]).level == .restored)
        #expect(trusts.trust(RestoreSamples.shop[2]).level == .none)
    }
}
