import Domain
import Testing

@testable import Console

/// The calendar of points.
@Suite struct TimelineTests {
    @Test func `days without a backup are there, too`() {
        let days = Timeline(RestoreSamples.shop).days
        #expect(days.count == 9)
        #expect(days[6].fulls == 0 && days[6].incrementals == 0)
        #expect(days[7].hours[3] == .full)
        #expect(days[7].weekday == "Sun")
    }

    @Test func `a broken point outweighs all others of its hour`() {
        let points = Catalog(points: RestoreSamples.shopWithGap).points
        let days = Timeline(points).days
        #expect(days[2].hours[3] == .broken)
    }

    @Test(arguments: [0, 3, 8]) func `the day under the cursor is always in the window`(
        _ index: Int
    ) {
        let timeline = Timeline(RestoreSamples.shop)
        let day = timeline.days[index].number
        let window = timeline.window(of: 4, around: day)
        #expect(window.count == 4)
        #expect(window.contains { $0.number == day })
    }

    @Test func `no points make no days`() {
        #expect(Timeline([]).days.isEmpty)
        #expect(Timeline([]).window(of: 5, around: nil).isEmpty)
    }
}
