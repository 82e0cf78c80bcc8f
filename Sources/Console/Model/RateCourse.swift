/// The course of a rate since a phase began, in columns of equal time.
///
/// A column stays where it is and as it is. When there is no room for another, each two become one:
/// a long phase is shown as a whole, and from one look to the next hardly anything moves.
struct RateCourse: Equatable, Sendable {
    /// Bytes a second in each column of time that has passed, oldest first.
    private(set) var rates: [Double] = []

    /// What one column covers.
    private var secondsOfColumn = 0.5
    /// Where the column begins that has not passed yet.
    private var seconds: Double
    private var done: Double

    private static let mostColumns = 60

    /// A course that begins where so many bytes are done, after so many seconds.
    init(done: Int64, seconds: Double) {
        (self.done, self.seconds) = (Double(done), seconds)
    }

    /// Goes on to where so many bytes are done; between two such places the rate is even.
    mutating func take(done: Int64, seconds: Double) {
        let passed = seconds - self.seconds
        guard passed >= secondsOfColumn else { return }
        let rate = max(0, (Double(done) - self.done) / passed)
        while seconds - self.seconds >= secondsOfColumn {
            rates.append(rate)
            self.seconds += secondsOfColumn
            self.done += rate * secondsOfColumn
            if rates.count == Self.mostColumns { halve() }
        }
    }

    /// The rates in at most so many columns: as few of them become one as make room.
    func columns(atMost most: Int) -> [Double] {
        guard most > 0 else { return [] }
        var columns = rates
        while columns.count > most { columns = Self.halved(columns) }
        return columns
    }

    private mutating func halve() {
        rates = Self.halved(rates)
        secondsOfColumn *= 2
    }

    /// Each two as their mean; the last one of an odd number waits for its other half.
    private static func halved(_ rates: [Double]) -> [Double] {
        stride(from: 1, to: rates.count, by: 2).map { (rates[$0 - 1] + rates[$0]) / 2 }
    }
}
