import Domain
import Foundation
import TestSupport
import Testing

struct LocalTimeTests {
    private static let november = LocalTime(microseconds: 1_795_395_600_000_000, offset: 3600)

    @Test func `a time is written in three forms`() {
        #expect(Self.november.iso8601 == "2026-11-23T02:00:00+01:00")
        #expect(Self.november.fileName == "2026-11-23T02-00-00+0100")
        #expect(Self.november.forPeople == "2026-11-23 02:00:00 +0100")
    }

    @Test(
        arguments: [
            (-1, 0, "1969-12-31T23:59:59+00:00"), (-1_000_000, -3600, "1969-12-31T22:59:59-01:00"),
            (0, -1800, "1969-12-31T23:30:00-00:30"), (0, 20_700, "1970-01-01T05:45:00+05:45"),
            (999_999, 0, "1970-01-01T00:00:00+00:00"),
            (253_402_300_799_999_999, 0, "9999-12-31T23:59:59+00:00"),
        ] as [(Int64, Int32, String)])
    func `fractions are cut off, also before 1970`(_ time: Int64, _ offset: Int32, _ text: String) {
        #expect(LocalTime(microseconds: time, offset: offset).iso8601 == text)
    }

    @Test(arguments: 1...40 as ClosedRange<UInt64>)
    func `every form reads back as the same second and offset`(_ seed: UInt64) {
        var random = SeededRandom(seed: seed)
        for _ in 0..<100 {
            // The years 1 to 9999.
            let second = Int64.random(in: -62_135_500_000...253_402_200_000, using: &random)
            let offset = Int32.random(in: -14 * 60...14 * 60, using: &random) * 60
            let time = LocalTime(microseconds: second * 1_000_000, offset: offset)
            for text in [time.iso8601, time.fileName, time.forPeople] {
                #expect(LocalTime(parsing: text, in: .gmt) == time, "\(text)")
            }
        }
    }

    @Test(arguments: 1...10 as ClosedRange<UInt64>)
    func `an offset with seconds, as before 1900, still names the same instant`(_ seed: UInt64) {
        var random = SeededRandom(seed: seed)
        for _ in 0..<100 {
            let second = Int64.random(in: -5_000_000_000...0, using: &random)
            let offset = Int32.random(in: -50_000...50_000, using: &random)
            let time = LocalTime(microseconds: second * 1_000_000, offset: offset)
            let copy = LocalTime(parsing: time.iso8601, in: .gmt)
            #expect(copy?.microseconds == time.microseconds, "\(time.iso8601)")
        }
    }

    @Test func `a date takes the offset of its zone at that instant`() throws {
        let zone = try #require(TimeZone(identifier: "Europe/Berlin"))
        let winter = LocalTime(Date(timeIntervalSince1970: 1_795_395_600), in: zone)
        let summer = LocalTime(Date(timeIntervalSince1970: 1_782_864_000.25), in: zone)
        #expect(winter == Self.november)
        #expect((summer.offset, summer.microseconds) == (7200, 1_782_864_000_250_000))
        #expect(abs(summer.date.timeIntervalSince1970 - 1_782_864_000.25) < 0.000_001)
    }

    @Test func `earlier instants come first, whatever their offsets`() {
        let west = LocalTime(microseconds: 1, offset: -3600)
        #expect(LocalTime(microseconds: 0, offset: 3600) < west)
        #expect(!(west < LocalTime(microseconds: 1, offset: 0)))
    }

    @Test(arguments: [Int64.min, .max], [Int32.min, .max])
    func `no number out of a damaged file ends the program`(_ time: Int64, _ offset: Int32) {
        #expect(!LocalTime(microseconds: time, offset: offset).iso8601.isEmpty)
    }
}
