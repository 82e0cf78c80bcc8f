import Domain
import Foundation
import TestSupport
import Testing

struct LocalTimeParsingTests {
    @Test(arguments: [
        ("2026-11-23T02:00:00+01:00", "2026-11-23 02:00:00 +0100"),
        ("2026-11-23T02-00-00+0100", "2026-11-23 02:00:00 +0100"),
        ("2026-11-23 02:00:00 +0100", "2026-11-23 02:00:00 +0100"),
        ("2026-11-23T01:00:00Z", "2026-11-23 01:00:00 +0000"),
        ("2026-11-23 02:00", "2026-11-23 02:00:00 +0100"),
        ("2026-07-01 02:00:30", "2026-07-01 02:00:30 +0200"),
        ("2026-11-23T02:00-05:00", "2026-11-23 02:00:00 -0500"),
        ("2026-11-23T02:00:00.5+0000", "2026-11-23 02:00:00 +0000"),
    ])
    func `the forms that people and files use are read`(_ text: String, _ same: String) throws {
        #expect(LocalTime(parsing: text, in: try berlin())?.forPeople == same)
    }

    @Test(arguments: [
        "", "now", "2026-11-23", "2026-13-01 00:00", "2026-02-29 00:00", "2026-11-23 24:00",
        "2026-11-23 00:60", "2026-11-23 00:00:60", "2026-11-23T02:00:00+1", "26-11-23 02:00",
        "2026-11-23T02:00:00 CET", "2026-11-23 02:00 ", "2026-11-23T02:00:00.1234567Z",
    ])
    func `anything else is not read`(_ text: String) {
        #expect(LocalTime(parsing: text, in: .gmt) == nil)
    }

    @Test(arguments: [
        "2026-11-23T02:00:00+9900", "2026-11-23T02:00:00+0160", "2026-11-23T02:00:00+24:00",
        "2026-11-23T02:00:00+٠١٠٠", "2026-11-23T02:00:00.٥Z", "٢٠٢٦-11-23T02:00:00Z",
    ])
    func `an impossible offset or a digit of another script is not read as something else`(
        _ text: String
    ) {
        #expect(LocalTime(parsing: text, in: .gmt) == nil)
    }

    @Test func `an offset without minutes is not taken for seconds`() {
        #expect(LocalTime(parsing: "2026-11-23 02:00-05", in: .gmt) == nil)
    }

    @Test func `a fraction counts`() {
        let time = LocalTime(parsing: "1970-01-01T00:00:01.25Z", in: .gmt)
        #expect(time?.microseconds == 1_250_000)
    }

    @Test(arguments: [
        ("Europe/Berlin", "2026-10-25 02:30", "+0200"),
        ("America/New_York", "2026-11-01 01:30", "-0400"),
        ("Australia/Lord_Howe", "2026-04-05 01:45", "+1100"),
    ])
    func `a time that a clock shows twice is the earlier one`(
        _ zone: String, _ text: String, _ offset: String
    ) throws {
        let time = LocalTime(parsing: text, in: try #require(TimeZone(identifier: zone)))
        #expect(time?.forPeople == "\(text):00 \(offset)")
    }

    @Test(arguments: [
        ("Europe/Berlin", "2026-03-29 02:30", "+0100"),
        ("America/New_York", "2026-03-08 02:30", "-0500"),
        ("Australia/Lord_Howe", "2026-10-04 02:15", "+1030"),
    ])
    func `a time that a clock skips is counted from before the change`(
        _ zone: String, _ text: String, _ offset: String
    ) throws {
        let time = LocalTime(parsing: text, in: try #require(TimeZone(identifier: zone)))
        #expect(time?.forPeople == "\(text):00 \(offset)")
    }

    @Test(
        arguments: [
            "Europe/Berlin", "America/New_York", "Asia/Kathmandu", "Pacific/Apia",
            "Africa/Casablanca",
            "America/St_Johns", "Australia/Lord_Howe", "UTC",
        ], 1...5 as ClosedRange<UInt64>)
    func `what a clock in a zone shows is read as that instant or its twin`(
        _ name: String, _ seed: UInt64
    ) throws {
        let zone = try #require(TimeZone(identifier: name))
        var random = SeededRandom(seed: seed)
        for _ in 0..<100 {
            let second = Double(Int.random(in: 0...2_000_000_000, using: &random))
            let time = LocalTime(Date(timeIntervalSince1970: second), in: zone)
            let shown = String(time.forPeople.dropLast(6))
            let copy = try #require(LocalTime(parsing: shown, in: zone))
            #expect(copy <= time)
            #expect(copy.forPeople.hasPrefix(shown))
            #expect(Int(copy.offset) == zone.secondsFromGMT(for: copy.date))
        }
    }

    private func berlin() throws -> TimeZone { try #require(TimeZone(identifier: "Europe/Berlin")) }
}
