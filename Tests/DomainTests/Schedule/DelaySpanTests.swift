import Testing

@testable import Domain

@Suite struct DelaySpanTests {
    @Test(arguments: [("1h", 1), ("4h", 4), ("168h", 168), ("1d", 24), ("7d", 168)])
    func `hours and days are understood`(text: String, hours: Int64) throws {
        #expect(try DelaySpan(text).hours == hours)
    }

    @Test(arguments: ["", "h", "4", "0h", "-1h", "169h", "8d", "4 h", "4m", "9223372036854775807d"])
    func `anything else is refused`(text: String) {
        #expect(throws: Failure.self) { try DelaySpan(text) }
    }
}
