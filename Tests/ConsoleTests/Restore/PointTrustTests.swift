import Domain
import Testing

@testable import Console

/// What the history tells of a restore point.
@Suite struct PointTrustTests {
    private func trust(_ chain: UInt64, _ place: Int) throws -> PointTrust {
        let points = RestoreSamples.shop
        let point = try #require(points.first { $0.id == RestoreSamples.id(chain, place) })
        return PointTrust(point, runs: RestoreSamples.checks, points: points)
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
        let trust = PointTrust(RestoreSamples.shop[0], runs: [run], points: RestoreSamples.shop)
        #expect(trust.level == .none)
    }
}
