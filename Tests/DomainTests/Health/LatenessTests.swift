import Foundation
import Testing

@testable import Domain

struct LatenessTests {
    private static func time(_ text: String) throws -> LocalTime {
        try #require(LocalTime(parsing: "2026-11-\(text)+01:00", in: .gmt))
    }

    private func lateness(_ schedules: [String], good: String?, now: String) throws -> Lateness? {
        Lateness(
            try schedules.map { try CronExpression($0) }, lastGood: try good.map(Self.time),
            now: try Self.time(now), in: try #require(TimeZone(secondsFromGMT: 3600)))
    }

    @Test(
        arguments: [
            // Hourly: a quarter of an hour is both the quarter and the least grace.
            (["0 * * * *"], "23T02:00:05", "23T03:15:00", nil),
            (["0 * * * *"], "23T02:00:05", "23T03:15:01", "23T03:00:00"),
            // Every 5 minutes: not before a quarter of an hour.
            (["*/5 * * * *"], "23T02:00:05", "23T02:20:00", nil),
            (["*/5 * * * *"], "23T02:00:05", "23T02:20:01", "23T02:05:00"),
            // Weekly: after 6 hours at most.
            (["0 2 * * 0"], "15T02:00:05", "22T08:00:00", nil),
            (["0 2 * * 0"], "15T02:00:05", "22T08:00:01", "22T02:00:00"),
            // The earlier of both schedules counts, and so does the next slot of either.
            (["30 2 * * *", "0 * * * *"], "23T02:10:00", "23T02:46:00", "23T02:30:00"),
            // A good backup in the future is the clock's trouble.
            (["0 * * * *"], "23T12:00:00", "23T03:00:00", nil),
        ] as [([String], String, String, String?)])
    func `a task is late once a grace after the next slot has passed`(
        _ schedules: [String], _ good: String, _ now: String, _ due: String?
    ) throws {
        let late = try lateness(schedules, good: good, now: now)
        #expect(try late?.due == due.map(Self.time))
    }

    @Test(arguments: [([], "01T00:00:00"), (["0 * * * *"], nil)] as [([String], String?)])
    func `without a schedule or a good backup nothing is late`(
        _ schedules: [String], _ good: String?
    ) throws {
        #expect(try lateness(schedules, good: good, now: "23T03:00:00") == nil)
    }
}
