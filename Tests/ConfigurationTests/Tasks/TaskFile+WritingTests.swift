import Configuration
import Domain
import TestSupport
import Testing

struct TaskFileWritingTests {
    private let scratch: Scratch
    private let store: YAMLTaskStore
    private let shop: TaskName

    init() throws {
        scratch = try Scratch()
        store = try scratch.store()
        shop = try TaskName("shop")
    }

    @Test func `a plain task is a short file without quotes, for this user only`() throws {
        try store.add(
            BackupTask(name: shop, database: "/srv/shop-1.sqlite", destination: "/backup"))
        #expect(
            try scratch.taskText("shop")
                == "database: /srv/shop-1.sqlite\ndestination: /backup\nenabled: true\n")
        #expect(try scratch.mode(of: scratch.taskPath("shop")) == 0o600)
        #expect(try scratch.taskFolder() == ["shop.yaml"])
    }

    @Test func `everything that a task can have is kept`() throws {
        var task = BackupTask(name: shop, database: "/srv/shop.sqlite", destination: "/backup")
        task.full = try CronExpression("@daily")
        task.incremental = try CronExpression(" */5  *\t* * mon-fri ")
        task.node = NodeTag("1e3")
        task.isEnabled = false
        (task.level, task.maxChain, task.maxChainDays) = (1, 0, 400)
        (task.freezeLimit, task.check) = (0.000_01, .quick)
        task.assertions = ["SELECT 1", "", "null", "- x", "a: b # c", "SELECT \"é\"\n  FROM t\n"]
        task.alerts.hooks = [.failure: "mail -s \"$X\" 'a'\n", .recovered: "true", .late: "null"]
        task.alerts.heartbeat = HeartbeatURL("https://ada:x@example.org/a?b=c#d")
        task.alerts.timeout = 0.5
        try store.add(task)
        #expect(try store.task(shop) == task)
        #expect(store.check().isEmpty)
    }

    @Test func `alerts are written key by key where they are not those of all tasks`() throws {
        try scratch.writeSettings(
            "alerts: {success: s, failure: f, heartbeat: 'http://h/', timeout: 5}")
        var task = try Settings(from: scratch.places()).defaults.task(
            shop, database: "/d", destination: "/b")
        task.alerts.hooks = [.failure: "f", .late: "l"]
        task.alerts.heartbeat = nil
        try store.add(task)
        #expect(try store.task(shop) == task)
        #expect(
            try scratch.taskText("shop").hasSuffix(
                "alerts:\n  success: none\n  late: \"l\"\n  heartbeat: none\n"))
        try store.setEnabled(false, of: shop)
        #expect(try store.task(shop).alerts == task.alerts)
        try scratch.writeSettings("alerts: {failure: g}")
        #expect(try store.task(shop).alerts.hooks == [.failure: "g", .late: "l"])
    }

    @Test(arguments: [
        "/a b", "/a\"b", "/a'b", "/a\nb", "/a\r\n", "/ ", "/\t", "/a: b", "/a #b", "/a\\n", "/日本/é",
        "/cafe\u{301}", "/a\u{85}b", "/a\u{2028}b", "/\u{FEFF}", "/\u{FFFE}", "/\u{1F600}",
        "/\u{1B}[2J",
        "/\u{7F}", "/-a", "/{a}", "/[a]", "/*", "/&a", "/%a", "/@", "/`", "/~", "/null", "/true",
        "//", "/.",
        "/\u{10FFFF}", "/\u{E000}", "/🏳️‍🌈",
    ])
    func `any path reads back to the byte`(_ path: String) throws {
        try store.add(BackupTask(name: shop, database: path, destination: path + "/x"))
        let copy = try store.task(shop)
        #expect(Array(copy.database.utf8) == Array(path.utf8))
        #expect(Array(copy.destination.utf8) == Array((path + "/x").utf8))
    }

    @Test(arguments: 1...20 as ClosedRange<UInt64>)
    func `random texts read back to the byte`(_ seed: UInt64) throws {
        var random = SeededRandom(seed: seed)
        var task = BackupTask(name: shop, database: "/d", destination: "/b")
        task.assertions = (0..<50).map { _ in
            let limit: UInt32 =
                [0x80, 0x300, 0x2100, 0x11_0000].randomElement(using: &random) ?? 0x80
            let scalars = (0..<Int.random(in: 0...30, using: &random)).compactMap { _ in
                Unicode.Scalar(UInt32.random(in: 0..<limit, using: &random))
            }
            return String(String.UnicodeScalarView(scalars))
        }
        try store.add(task)
        #expect(
            try store.task(shop).assertions.map { Array($0.utf8) }
                == task.assertions.map { Array($0.utf8) })
    }

    @Test func `what is as the defaults have it follows them`() throws {
        try scratch.writeSettings("defaults: {level: 9, max-chain-days: 7}")
        var task = BackupTask(name: shop, database: "/d", destination: "/b")
        task.level = 9
        try store.add(task)
        #expect(try store.task(shop) == task)
        try scratch.writeSettings("defaults: {level: 1, max-chain-days: 8}")
        #expect(try store.task(shop).level == 1)
        #expect(try store.task(shop).maxChainDays == nil)
    }

    @Test func `a task that is there is never overwritten`() throws {
        try scratch.writeTask("shop", "mine: [")
        let failure = try #require(
            failure { try store.add(BackupTask(name: shop, database: "/d", destination: "/b")) })
        #expect(failure.code == .taskExists)
        #expect(failure.cause.contains(scratch.taskPath("shop")))
        #expect(try scratch.taskText("shop") == "mine: [")
    }

    @Test func `nor is one for all users hidden by a new one`() throws {
        try scratch.writeSystemTask("shop", paths)
        let task = BackupTask(name: shop, database: "/d", destination: "/b")
        #expect(failure { try store.add(task) }?.code == .taskExists)
    }

    @Test(
        arguments: [
            { $0.database = "relative" }, { $0.destination = "" }, { $0.level = 20 },
            { $0.maxChain = -1 },
            { $0.maxChainDays = 0 }, { $0.freezeLimit = .infinity }, { $0.freezeLimit = .nan },
            { $0.alerts.hooks[.late] = " " }, { $0.alerts.hooks[.late] = "none" },
            { $0.alerts.timeout = 0 },
        ] as [@Sendable (inout BackupTask) -> Void])
    func `a task that could not be read back is refused and leaves no file`(
        _ change: @Sendable (inout BackupTask) -> Void
    ) throws {
        var task = BackupTask(name: shop, database: "/d", destination: "/b")
        change(&task)
        let failure = try #require(failure { try store.add(task) })
        #expect(failure.code == .configuration)
        #expect(failure.message.hasPrefix("The task shop cannot be kept: "))
        #expect(throws: (any Error).self) { try scratch.taskFolder() }
    }
}
