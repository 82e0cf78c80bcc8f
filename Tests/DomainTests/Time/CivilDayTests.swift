import Domain
import Foundation
import TestSupport
import Testing

struct CivilDayTests {
    @Test(arguments: 1...40 as ClosedRange<UInt64>)
    func `days are numbered as Foundation's calendar numbers them`(_ seed: UInt64) throws {
        var calendar = Calendar(identifier: .gregorian)
        calendar.timeZone = .gmt
        var random = SeededRandom(seed: seed)
        for _ in 0..<250 {
            // Foundation's calendar is Julian before October 1582, which is 141,427 days before 1970.
            let number = Int.random(in: -141_427...1_000_000, using: &random)
            let parts = calendar.dateComponents(
                [.year, .month, .day], from: Date(timeIntervalSince1970: Double(number) * 86_400))
            let day = CivilDay(daysSince1970: number)
            #expect([day.year, day.month, day.day] == [parts.year, parts.month, parts.day])
            #expect(day.daysSince1970 == number)
        }
    }

    @Test(arguments: 1...10 as ClosedRange<UInt64>)
    func `a day is made of its numbers and back, also long before Christ`(_ seed: UInt64) {
        var random = SeededRandom(seed: seed)
        for _ in 0..<500 {
            let number = Int.random(in: -100_000_000...100_000_000, using: &random)
            let day = CivilDay(daysSince1970: number)
            #expect(CivilDay(year: day.year, month: day.month, day: day.day) == day)
            #expect(day.daysSince1970 == number)
        }
    }

    @Test(arguments: [
        (2026, 2, 29), (1900, 2, 29), (2000, 2, 30), (2026, 4, 31), (2026, 13, 1), (2026, 0, 1),
        (2026, 1, 0), (2026, 1, 32), (2026, -1, 1), (2026, .max, 1), (2026, 1, .min),
    ])
    func `days that no calendar has are refused`(_ year: Int, _ month: Int, _ day: Int) {
        #expect(CivilDay(year: year, month: month, day: day) == nil)
    }

    @Test(arguments: [(2024, 2, 29), (2000, 2, 29), (1970, 1, 1), (9999, 12, 31)])
    func `leap days and the ends of years exist`(_ year: Int, _ month: Int, _ day: Int) {
        #expect(CivilDay(year: year, month: month, day: day) != nil)
    }

    @Test(arguments: [
        (0, "1970-01-01"), (-1, "1969-12-31"), (-719_528, "0000-01-01"), (-719_529, "-0001-12-31"),
    ])
    func `a day is written with four digits of the year`(_ number: Int, _ text: String) {
        #expect(CivilDay(daysSince1970: number).text == text)
    }
}
