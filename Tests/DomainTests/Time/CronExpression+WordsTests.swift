import Testing

@testable import Domain

struct CronExpressionWordsTests {
    @Test(arguments: [
        ("* * * * *", "every minute"),
        ("*/15 * * * *", "every 15 minutes"),
        ("@hourly", "every hour"),
        ("5,35 * * * *", "every hour at :05 and :35"),
        ("*/7 * * * *", "every hour at :00, :07, :14, :21, :28, :35, :42, :49 and :56"),
        ("0 */2 * * *", "every 2 hours"),
        ("0 */2 * * mon-fri", "every 2 hours on Monday to Friday"),
        ("@daily", "at 00:00 every day"),
        ("0 2 * * 0", "at 02:00 on Sunday"),
        ("30 9,17 * * 1-5", "at 09:30 and 17:30 on Monday to Friday"),
        ("*/15 9-17 * * *", "every 15 minutes from 09:00 to 17:45"),
        ("0 0,5,6,7,8,9,22 * * *", "every hour in the hours 0, 5 to 9 and 22"),
        ("0 0 1,15 * *", "at 00:00 on day 1 and 15 of the month"),
        ("0 0 1 jan-mar,12 *", "at 00:00 on day 1 of the month in January to March and December"),
        ("0 0 13 * 5", "at 00:00 on day 13 of the month and on Friday"),
        (
            "0 0 1 * */2",
            "at 00:00 on day 1 of the month if it is Sunday, Tuesday, Thursday or Saturday"
        ),
        ("0 2 * 7 *", "at 02:00 every day in July"),
        ("* * * 7 *", "every minute in July"),
    ])
    func `a schedule is said in words`(_ text: String, _ words: String) throws {
        #expect(try CronExpression(text).words == words)
    }
}
