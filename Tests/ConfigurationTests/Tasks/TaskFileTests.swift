import Configuration
import Domain
import Testing

struct TaskFileTests {
    private let scratch: Scratch
    private let shop: TaskName

    init() throws {
        scratch = try Scratch()
        shop = try TaskName("shop")
    }

    @Test func `everything that can be said is read`() throws {
        try scratch.writeTask(
            "shop",
            """
            # The shop's database.
            name: shop
            database: "/srv/a \\"b\\": #1.sqlite"
            destination: '/mnt/it''s here'
            full: 0 2 * * 0
            incremental: "*/15 * * * *"
            enabled: false
            level: 19
            max-chain: 9999
            max-chain-days: 1
            freeze-limit: 3600
            check: quick
            assertions:
              - SELECT count(*) > 0 FROM orders
              - "SELECT 'a: #b' = 'a: #b'"
              - |
                SELECT 1
                FROM t
            """)
        var task = BackupTask(
            name: shop, database: "/srv/a \"b\": #1.sqlite", destination: "/mnt/it's here")
        task.full = try CronExpression("0 2 * * 0")
        task.incremental = try CronExpression("*/15 * * * *")
        task.isEnabled = false
        (task.level, task.maxChain, task.maxChainDays) = (19, 9999, 1)
        (task.freezeLimit, task.check) = (3600, .quick)
        task.assertions = [
            "SELECT count(*) > 0 FROM orders", "SELECT 'a: #b' = 'a: #b'", "SELECT 1\nFROM t",
        ]
        #expect(try scratch.store().task(shop) == task)
    }

    @Test func `a task needs to say no more than where from and where to`() throws {
        try scratch.writeTask("shop", paths)
        #expect(
            try scratch.store().task(shop)
                == BackupTask(name: shop, database: "/srv/shop.sqlite", destination: "/backup"))
    }

    @Test(arguments: [
        (paths + "databse: /x", 3, #"there is no key "databse"; "database" may be meant"#),
        (paths + "enabled: yes", 3, "enabled must be true or false"),
        (paths + "enabled: 'true'", 3, "enabled must be true or false"),
        (paths + "level: 0", 3, "from 1 to 19"),
        (paths + "level:", 3, "has no value"),
        (paths + "max-chain: ten", 3, "from 0 to 9999"),
        (paths + "max-chain-days: never", 3, "or 'none'"),
        (paths + "check: integrity", 3, "none or quick"),
        (paths + "full: 61 * * * *", 3, #""61" is no minute (0 to 59)"#),
        (paths + "full: [1]", 3, "one value"),
        (paths + "incremental: @hourly", 3, "not valid YAML"),
        (paths + "incremental: */15 * * * *", 3, "not valid YAML"),
        (paths + "assertions: SELECT 1", 3, "must be a list"),
        (paths + "assertions:\n- SELECT 1\n- [x]", 5, "list of texts"),
        (paths + "assertions:\n- SELECT 1\n-", 5, "list of texts"),
        (paths + "name: blog", 3, "the file is that of the task shop"),
        (paths + "level: 3\nlevel: 4", 3, "given twice"),
        ("database: shop.sqlite\ndestination: /b", 1, "absolute path"),
        ("database: ~/shop.sqlite\ndestination: /b", 1, "absolute path"),
        ("database: \"/a\\0b\"\ndestination: /b", 1, "absolute path"),
        ("destination: /b", 1, "database is missing"),
        ("# nothing\ndatabase: /b", 2, "destination is missing"),
        ("", 1, "database is missing"),
        (paths + "? [a]\n: b", 3, "there is no key"),
        (paths + "<<: {level: 3}", 3, #"there is no key "<<""#),
    ])
    func `what is wrong is told with file and line`(_ text: String, _ line: Int, _ words: String)
        throws
    {
        try scratch.writeTask("shop", text)
        let failure = try #require(failure { try scratch.store().task(shop) })
        #expect(failure.code == .configuration)
        #expect(
            failure.message.hasPrefix("\(scratch.taskPath("shop")):\(line): "), "\(failure.message)"
        )
        #expect(failure.message.contains(words), "\(failure.message)")
    }

    @Test(arguments: ["@daily", "*/5 * * * *"])
    func `a schedule that lacks its quotes is told to get them`(_ schedule: String) throws {
        try scratch.writeTask("shop", paths + "full: \(schedule)")
        let failure = try #require(failure { try scratch.store().task(shop) })
        #expect(failure.next.contains("in quotes"))
    }
}
