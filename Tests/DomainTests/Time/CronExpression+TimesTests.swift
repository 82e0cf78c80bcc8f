import Foundation
import TestSupport
import Testing

@testable import Domain

struct CronExpressionTimesTests {
    @Test(arguments: [
        // The clock goes from 02:00 to 03:00 on 29 March, and from 03:00 to 02:00 on 25 October.
        (
            "30 2 * * *", "2026-03-28 12:00",
            ["2026-03-29T03:00:00+02:00", "2026-03-30T02:30:00+02:00"]
        ),
        (
            "*/20 2 29 3 *", "2026-03-28 12:00",
            ["2026-03-29T03:00:00+02:00", "2027-03-29T02:00:00+02:00"]
        ),
        (
            "0 * * * *", "2026-03-29 01:00",
            ["2026-03-29T03:00:00+02:00", "2026-03-29T04:00:00+02:00"]
        ),
        (
            "30 2 * * *", "2026-10-24 12:00",
            ["2026-10-25T02:30:00+02:00", "2026-10-26T02:30:00+01:00"]
        ),
        (
            "0 * * * *", "2026-10-25 01:30",
            ["2026-10-25T02:00:00+02:00", "2026-10-25T03:00:00+01:00"]
        ),
    ])
    func `a change of the clock makes it due once`(
        _ text: String, _ start: String, _ expected: [String]
    ) throws {
        #expect(try times(text, after: start, in: "Europe/Berlin", count: 2) == expected)
    }

    @Test(arguments: [
        ("0 2 * * 0", "2026-11-22 01:59", "2026-11-22T02:00:00Z"),
        ("0 2 * * 0", "2026-11-22 02:00", "2026-11-29T02:00:00Z"),
        ("0 0 13 * 5", "2026-11-01 00:00", "2026-11-06T00:00:00Z"),
        ("0 0 */2 * 1", "2026-11-01 00:00", "2026-11-09T00:00:00Z"),
        ("0 0 1 * */2", "2026-11-02 00:00", "2026-12-01T00:00:00Z"),
        ("0 0 29 2 *", "2026-11-01 00:00", "2028-02-29T00:00:00Z"),
        ("0 0 29 2 *", "2096-02-29 00:00", "2104-02-29T00:00:00Z"),
        ("0 0 29 2 */6", "2072-03-01 00:00", "2076-02-29T00:00:00Z"),
        ("@yearly", "2026-01-01 00:00", "2027-01-01T00:00:00Z"),
        ("* * * * *", "1969-12-31 23:58", "1969-12-31T23:59:00Z"),
    ])
    func `the next time is the first after`(_ text: String, _ start: String, _ expected: String)
        throws
    {
        let found = try times(text, after: start, in: "GMT", count: 1)
        #expect(found.map { $0.replacing("+00:00", with: "Z") } == [expected])
    }

    @Test(arguments: ["Europe/Berlin", "America/New_York", "Australia/Lord_Howe"], UInt64(1)...4)
    func `every time of a year is what walking through its minutes finds`(
        _ zoneName: String, _ seed: UInt64
    ) throws {
        let year = try Year(zone: #require(TimeZone(identifier: zoneName)))
        var random = SeededRandom(seed: seed)
        let cron = try CronExpression(Self.expression(&random))
        let found = cron.times(after: year.start, in: year.zone)
            .prefix { $0 < year.end }.map(\.microseconds)
        #expect(found == year.walk(cron), "seed \(seed): \(cron)")
    }

    private func times(_ text: String, after start: String, in zoneName: String, count: Int) throws
        -> [String]
    {
        let zone = try #require(TimeZone(identifier: zoneName))
        let start = try #require(LocalTime(parsing: start, in: zone))
        return try CronExpression(text).times(after: start, in: zone).prefix(count).map(\.iso8601)
    }

    /// An expression that is due now and then, more often in the hours in which clocks change.
    private static func expression(_ random: inout SeededRandom) -> String {
        let parts = [
            ["*/7", "*", "0", "30", "1,31,59", "15-45/10"], ["*", "2", "1-3", "*/2", "0,2,23"],
            ["*", "*", "*/2", "1,15,29", "20-31"], ["*", "*", "3,4,10,11"],
            ["*", "*", "*/2", "0", "mon-fri"],
        ]
        return parts.map { $0.randomElement(using: &random) ?? "*" }.joined(separator: " ")
    }
}

/// The minutes of 2026 on a clock, one after another.
private struct Year {
    let zone: TimeZone
    let start: LocalTime
    let end: LocalTime
    /// Minutes east of UTC in each half hour; clocks change on the half hour at the finest.
    private let offsets: [Int64]

    init(zone: TimeZone) throws {
        self.zone = zone
        start = try #require(LocalTime(parsing: "2026-01-01 00:00", in: zone))
        end = try #require(LocalTime(parsing: "2027-01-01 00:00", in: zone))
        let seconds = start.microseconds / 1_000_000
        offsets = (0..<366 * 48).map { half in
            let date = Date(timeIntervalSince1970: Double(seconds + Int64(half) * 1800))
            return Int64(zone.secondsFromGMT(for: date) / 60)
        }
    }

    /// When `cron` is due: whenever the clock moves on to, or over, a minute that it has not shown
    /// before and that `cron` has.
    func walk(_ cron: CronExpression) -> [Int64] {
        let first = start.microseconds / 60_000_000
        var shown = first + offsets[0]
        return (1..<end.microseconds / 60_000_000 - first).compactMap { minute in
            let clock = first + minute + offsets[Int(minute) / 30]
            guard clock > shown else { return nil }
            defer { shown = clock }
            return (shown + 1...clock).contains { cron.isDue($0) }
                ? (first + minute) * 60_000_000 : nil
        }
    }
}

extension CronExpression {
    /// Whether it has the minute that is so many after 1970-01-01 on a clock.
    fileprivate func isDue(_ minute: Int64) -> Bool {
        let clock = Int(minute)
        guard minutes >> UInt64(clock % 60) & 1 == 1, hours >> UInt64(clock / 60 % 24) & 1 == 1
        else {
            return false
        }
        return includes(CivilDay(daysSince1970: clock / 1440))
    }
}
