import Testing

@testable import Domain

struct CronExpressionTests {
    @Test(arguments: [
        ("0 2 * * 0", [[0], [2], Array(1...31), Array(1...12), [0]]),
        (
            "*/15 * * * *",
            [[0, 15, 30, 45], Array(0...23), Array(1...31), Array(1...12), Array(0...6)]
        ),
        ("5 4 1,15 jan-mar mon-fri", [[5], [4], [1, 15], [1, 2, 3], [1, 2, 3, 4, 5]]),
        ("10-20/5 22-23 31 DEC Sat,SUN", [[10, 15, 20], [22, 23], [31], [12], [0, 6]]),
        ("  0\t0 1  1 7 ", [[0], [0], [1], [1], [0]]),
        ("0 0 * * 5-7", [[0], [0], Array(1...31), Array(1...12), [0, 5, 6]]),
        ("0 0 * * */2", [[0], [0], Array(1...31), Array(1...12), [0, 2, 4, 6]]),
        ("0 0 29 2 *", [[0], [0], [29], [2], Array(0...6)]),
        ("59/7 0 * * *", [[59], [0], Array(1...31), Array(1...12), Array(0...6)]),
    ])
    func `five fields say when something is due`(_ text: String, _ sets: [[Int]]) throws {
        let cron = try CronExpression(text)
        #expect(members(of: cron) == sets)
        #expect(cron.text == text)
    }

    @Test(arguments: [
        ("@hourly", "0 * * * *"), ("@daily", "0 0 * * *"), ("@midnight", "0 0 * * *"),
        ("@Weekly", "0 0 * * 0"), ("@monthly", "0 0 1 * *"), ("@yearly", "0 0 1 1 *"),
        ("@annually", "0 0 1 1 *"),
    ])
    func `a nickname stands for its fields`(_ nickname: String, _ fields: String) throws {
        #expect(try members(of: CronExpression(nickname)) == members(of: CronExpression(fields)))
        #expect(try CronExpression(nickname).text == nickname)
    }

    @Test(arguments: [
        "", "*", "* * * *", "* * * * * *", "60 * * * *", "* 24 * * *", "* * 0 * *", "* * 32 * *",
        "* * * 0 *", "* * * 13 *", "* * * * 8", "-1 * * * *", "5-1 * * * *", "1- * * * *",
        "1,,2 * * * *", "*/0 * * * *", "*/ * * * *", "1/2/3 * * * *", "1-2-3 * * * *", "+5 * * * *",
        "*/-1 * * * *", "a * * * *", "* * * mon *", "* * jan * *", "@reboot", "@never", "٣ * * * *",
        "1.5 * * * *", "*/99999999999999999999 * * * *",
    ])
    func `what cannot be read is refused as wrong usage`(_ text: String) {
        #expect(code { try CronExpression(text) } == .usage)
    }

    @Test(arguments: ["0 0 30 2 *", "0 0 31 4,6,9,11 *", "0 0 30-31 feb *", "0 0 30 2 */2"])
    func `a day that no year has is refused`(_ text: String) throws {
        let failure = try #require(failure { try CronExpression(text) })
        #expect(failure.message.contains("no year has such a day"))
    }

    @Test func `a weekday makes up for a day that no month has`() throws {
        #expect(try CronExpression("0 0 30 2 1").days == 1 << 30)
    }

    @Test func `the failure names the field`() throws {
        let failure = try #require(failure { try CronExpression("0 25 * * *") })
        #expect(failure.message.contains(#""25" is no hour (0 to 23)"#))
    }

    @Test func `a step from a weekday on ends on Saturday, as that of a star does`() throws {
        #expect(try members(of: CronExpression("0 0 * * 1/2"))[4] == [1, 3, 5])
    }

    @Test(arguments: ["*/+5 * * * *", "0/+1 * * * *"])
    func `a step has no sign`(_ text: String) {
        #expect(code { try CronExpression(text) } == .usage)
    }

    @Test func `the longest step takes only the first`() throws {
        #expect(try CronExpression("*/\(Int.max) * * * *").minutes == 1)
    }

    private func members(of cron: CronExpression) -> [[Int]] {
        [cron.minutes, cron.hours, cron.days, cron.months, cron.weekdays].map { set in
            (0..<64).filter { set >> UInt64($0) & 1 == 1 }
        }
    }
}
