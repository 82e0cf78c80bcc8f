import Configuration
import Domain
import Testing

struct SettingsTests {
    private let scratch: Scratch

    init() throws { scratch = try Scratch() }

    private func settings() throws -> Settings { try Settings(from: scratch.places()) }

    @Test func `without files the settings are the standard ones`() throws {
        #expect(try settings() == Settings())
        #expect(try settings().node == .standard)
    }

    @Test(arguments: [
        "", "\n", "# nothing\n", "---\n", "defaults:\n", "defaults:\n  # level: 3\n",
        "\u{FEFF}# x\n", "~",
    ])
    func `a file that says nothing is fine`(_ text: String) throws {
        try scratch.writeSettings(text)
        #expect(try settings() == Settings())
    }

    @Test func `everything that can be said is read`() throws {
        try scratch.writeSettings(
            """
            node: db7
            jobs: 4
            defaults:
              level: 9
              max-chain: 0
              max-chain-days: 30
              freeze-limit: 0.5
              check: quick
            """)
        let settings = try settings()
        #expect(settings.node.text == "db7")
        #expect(settings.jobs == 4)
        #expect(settings.defaults.level == 9)
        #expect(settings.defaults.maxChain == 0)
        #expect(settings.defaults.maxChainAge == .days(30))
        #expect(settings.defaults.freezeLimit == 0.5)
        #expect(settings.defaults.check == .quick)
    }

    @Test(arguments: ["7", "no", "1e3", "'A'", "\"A\"", "null1"])
    func `a tag is text, whatever it looks like`(_ text: String) throws {
        try scratch.writeSettings("node: \(text)")
        #expect(try settings().node.text == text.filter { !"'\"".contains($0) })
    }

    @Test func `key by key the user's file wins over the one for all users`() throws {
        try scratch.writeSystemSettings("node: S\njobs: 3\ndefaults: {level: 1, max-chain: 7}")
        try scratch.writeSettings("defaults: {level: 2, max-chain-days: none}")
        let settings = try settings()
        #expect(settings.node.text == "S")
        #expect(settings.jobs == 3)
        #expect(settings.defaults.level == 2)
        #expect(settings.defaults.maxChain == 7)
        #expect(settings.defaults.maxChainAge == .unlimited)
    }

    @Test func `alerts go to every task, the user's before those for all users`() throws {
        try scratch.writeSystemSettings(
            "alerts: {success: all, failure: all, heartbeat: 'http://all/', timeout: 9}")
        try scratch.writeSettings("alerts: {failure: mine, late: 'mail $X', heartbeat: none}")
        let alerts = try settings().defaults.task(
            try TaskName("shop"), database: "/d", destination: "/b"
        ).alerts
        #expect(alerts.hooks == [.success: "all", .failure: "mine", .late: "mail $X"])
        #expect(alerts.heartbeat == nil)
        #expect(alerts.timeout == 9)
    }

    @Test func `a complaint about a heartbeat does not repeat it`() throws {
        try scratch.writeSettings("alerts: {heartbeat: 'https//ada:secret@host/key'}")
        let failure = try #require(failure { try settings() })
        #expect(!"\(failure)".contains("secret") && !"\(failure)".contains("key\""))
    }

    @Test func `defaults go to a new task`() throws {
        try scratch.writeSettings("defaults: {level: 2, max-chain-days: 5, check: quick}")
        let task = try settings().defaults.task(
            try TaskName("shop"), database: "/d", destination: "/b")
        #expect((task.level, task.maxChainDays, task.check) == (2, 5, .quick))
        #expect((task.maxChain, task.freezeLimit) == (48, 2))
    }

    @Test(arguments: [
        ("\nnoed: A", 2, #"there is no key "noed"; "node" may be meant"#),
        ("color: red", 1, #"there is no key "color"."#),
        ("defaults:\n  level: 3\n  max_chain: 4", 3, #""max-chain" may be meant"#),
        ("node: a-b", 1, "1 to 16 ASCII letters or digits"),
        ("node: [A]", 1, "must be one value"),
        ("jobs: 0", 1, "jobs must be a whole number from 1 to 16"),
        ("node:", 1, "has no value"),
        ("node: A\nnode: B", 1, "given twice"),
        ("node: A\n\"node\": B", 1, "given twice"),
        ("node: A\n!x node: B", 2, "given twice"),
        ("defaults: 3", 1, "must be a mapping of level"),
        ("defaults:\n  level: 20", 2, "level must be a whole number from 1 to 19, not"),
        ("defaults:\n  level: 3.0", 2, "whole number"),
        ("defaults:\n  level: '3'", 2, "whole number"),
        ("defaults:\n  level: 0x3", 2, "whole number"),
        ("defaults:\n  level: 99999999999999999999", 2, "whole number"),
        ("defaults:\n  max-chain: -1", 2, "from 0 to 9999"),
        ("defaults:\n  max-chain: 10000", 2, "from 0 to 9999"),
        ("defaults:\n  max-chain-days: 0", 2, "whole number of 1 or more, or 'none'"),
        ("defaults:\n  freeze-limit: 0", 2, "more than 0 and at most 3600"),
        ("defaults:\n  freeze-limit: 3600.1", 2, "more than 0 and at most 3600"),
        ("defaults:\n  freeze-limit: .inf", 2, "more than 0 and at most 3600"),
        ("defaults:\n  freeze-limit: nan", 2, "more than 0 and at most 3600"),
        ("defaults:\n  check: full", 2, "check must be none or quick"),
        ("alerts: yes", 1, "alerts must be a mapping of success"),
        ("alerts:\n  sucess: true", 2, #"there is no key "sucess"; "success" may be meant"#),
        ("alerts:\n  late:", 2, "late has no value"),
        ("alerts:\n  late: ' '", 2, "late must be a command for /bin/sh, or 'none'"),
        ("alerts:\n  late: [a, b]", 2, "late must be one value"),
        ("alerts:\n  heartbeat: example.org", 2, "heartbeat must be an http or https address"),
        ("alerts:\n  heartbeat: ftp://x/secret", 2, "heartbeat must be an http or https address"),
        ("alerts:\n  timeout: 0", 2, "more than 0 and at most 300"),
        ("alerts:\n  timeout: 301", 2, "more than 0 and at most 300"),
        ("- a", 1, "no mapping"),
        ("just words", 1, "no mapping"),
        ("a: b\n---\nc: d", 2, "not valid YAML"),
        ("node: A\n\tdefaults:", 2, "not valid YAML"),
        ("node: \"A", 1, "not valid YAML"),
        ("x\n\u{1}", 2, "not valid YAML"),
        ("node: *a", 1, "not valid YAML"),
        (String(repeating: "[", count: 5000), 1, "not valid YAML"),
    ])
    func `what is wrong is told with file and line`(_ text: String, _ line: Int, _ words: String)
        throws
    {
        try scratch.writeSettings(text)
        let failure = try #require(failure { try settings() })
        #expect(failure.code == .configuration)
        let place = "\(scratch.folder)/config/stillpoint/stillpoint.yaml:\(line): "
        #expect(failure.message.hasPrefix(place), "\(failure.message)")
        #expect(failure.message.contains(words), "\(failure.message)")
    }

    @Test func `a file that is not UTF-8 is told by its line`() throws {
        try scratch.write(
            Array("# a\n# ".utf8) + [0xE9, 0x0A],
            to: "\(scratch.folder)/config/stillpoint/stillpoint.yaml")
        let failure = try #require(failure { try settings() })
        #expect(failure.message.contains("stillpoint.yaml:2: this is not UTF-8 text"))
    }
}
