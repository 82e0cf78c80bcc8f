import Testing

@testable import Console

struct RateCourseTests {
    /// A course after places that were reached at a time, in bytes and seconds.
    private func course(_ places: [(Int64, Double)]) -> RateCourse {
        var course = RateCourse(done: 0, seconds: 0)
        for (done, seconds) in places { course.take(done: done, seconds: seconds) }
        return course
    }

    @Test(
        arguments: [
            ([], []), ([(10, 0.25)], []), ([(10, 0.5)], [20]), ([(10, 0.25), (40, 0.5)], [80]),
            ([(100, 1)], [100, 100]), ([(90, 0.75), (240, 1.5)], [120, 180, 180]),
            ([(100, 1), (40, 2)], [100, 100, 0, 0]), ([(100, 1), (200, 1)], [100, 100]),
        ] as [([(Int64, Double)], [Double])])
    func `a column appears when its time has passed`(
        places: [(Int64, Double)], rates: [Double]
    ) {
        #expect(course(places).rates == rates)
    }

    @Test func `columns stay as they are until there is no room for another`() {
        var course = RateCourse(done: 0, seconds: 0)
        var before: [Double] = []
        for second in 1..<30 {
            course.take(done: Int64(second * second), seconds: Double(second))
            #expect(course.rates.starts(with: before))
            before = course.rates
        }
        #expect(before.count == 58)
    }

    @Test func `a long phase is shown as a whole`() {
        let hour = course(
            (1...3600).map { (Int64(max($0, 3 * $0 - 3600)), Double($0)) })
        #expect((30..<60).contains(hour.rates.count))
        #expect(hour.rates.first == 1 && hour.rates.last == 3)
    }

    @Test(arguments: [(8, 4), (4, 4), (3, 2), (1, 1), (0, 0), (-5, 0)])
    func `where there is less room each two columns become one`(most: Int, count: Int) {
        let columns = course([(400, 2)]).columns(atMost: most)
        #expect(columns == Array(repeating: 200, count: count))
    }
}
