import Configuration
import Domain
import Foundation
import Testing

struct YAMLTaskStoreTests {
    private let scratch: Scratch
    private let store: YAMLTaskStore
    private let shop: TaskName

    init() throws {
        scratch = try Scratch()
        store = try scratch.store()
        shop = try TaskName("shop")
    }

    @Test func `without folders there are no tasks, and none are made by looking`() throws {
        #expect(try store.tasks().isEmpty)
        #expect(store.check().isEmpty)
        #expect(try FileManager.default.contentsOfDirectory(atPath: scratch.folder).isEmpty)
    }

    @Test func `tasks are in the order of their names`() throws {
        for name in ["b", "a", "c"] { try scratch.writeTask(name, paths) }
        #expect(try store.tasks().map(\.name.text) == ["a", "b", "c"])
    }

    @Test func `a task of the user wins over one of that name for all users`() throws {
        try scratch.writeSystemTask("shop", "database: /system\ndestination: /b")
        try scratch.writeSystemTask("blog", paths)
        try scratch.writeTask("shop", paths)
        #expect(try store.tasks().map(\.name.text) == ["blog", "shop"])
        #expect(try store.task(shop).database == "/srv/shop.sqlite")
    }

    @Test(arguments: [
        "shop.yaml.tmp", ".shop.yaml", ".shop.yaml.1-0.tmp", "shop.yaml~", "README", "shop",
    ])
    func `files that are no task files are ignored`(_ name: String) throws {
        try scratch.write("not: [yaml", to: "\(scratch.folder)/config/stillpoint/tasks/\(name)")
        #expect(try store.tasks().isEmpty)
        #expect(store.check().isEmpty)
    }

    @Test func `a file whose name is no name of a task is an error`() throws {
        try scratch.writeTask("my shop", paths)
        let failure = try #require(failure { try store.tasks() })
        #expect(failure.code == .configuration)
        #expect(failure.message.hasPrefix("\(scratch.taskPath("my shop")):1: "))
    }

    @Test func `two files of one name that differ in their bytes are an error`() throws {
        try scratch.writeTask("caf\u{E9}", paths)
        try scratch.writeTask("cafe\u{301}", paths)
        #expect(failure { try store.tasks() }?.message.contains("another file describes") == true)
    }

    @Test func `an unknown task is told with the names that are near`() throws {
        for name in ["shop", "blog"] { try scratch.writeTask(name, paths) }
        let near = try #require(failure { try store.task(TaskName("shp")) })
        #expect((near.code, near.next) == (.unknownTask, "Did you mean shop?"))
        let far = try #require(failure { try store.remove(TaskName("wiki")) })
        #expect((far.code, far.next) == (.unknownTask, "Choose one of: blog, shop."))
    }

    @Test func `one task can be read while the file of another is wrong`() throws {
        try scratch.writeTask("bad", "nonsense")
        try scratch.writeTask("shop", paths)
        #expect(try store.task(shop).name == shop)
        #expect(failure { try store.tasks() }?.code == .configuration)
    }

    @Test func `defaults go to tasks that do not say`() throws {
        try scratch.writeSettings(
            "defaults: {level: 9, max-chain: 5, max-chain-days: 7, check: quick}")
        try scratch.writeTask("shop", paths + "level: 1\nmax-chain-days: none\n")
        let task = try store.task(shop)
        #expect((task.level, task.maxChain, task.maxChainDays) == (1, 5, nil))
        #expect(task.check == .quick)
    }

    @Test func `removing a task takes only its file`() throws {
        try scratch.writeTask("shop", "whatever: [is in it")
        try scratch.writeTask("blog", paths)
        try store.remove(shop)
        #expect(try scratch.taskFolder() == ["blog.yaml"])
        #expect(failure { try store.remove(shop) }?.code == .unknownTask)
    }

    @Test func `a check finds everything that is wrong, in all files`() throws {
        try scratch.writeSettings("nodes: A\ndefaults: {level: 0}")
        try scratch.writeSystemSettings("defaults: 1")
        try scratch.writeTask("a", "database: x\nlevel: 20\ncolor: red\nfull: '* *'")
        try scratch.writeTask("b c", paths)
        try scratch.writeSystemTask("d", "*")
        try scratch.write("", to: "\(scratch.folder)/config/stillpoint/tasks/e.yml")
        try scratch.writeTask("fine", paths)
        let problems = store.check()
        #expect(problems.allSatisfy { $0.code == .configuration })
        let places = problems.map {
            $0.message.prefix { $0 != " " }.split(separator: "/").last ?? ""
        }
        #expect(
            places == [
                "stillpoint.yaml:1:", "stillpoint.yaml:2:", "stillpoint.yaml:1:", "b", "e.yml:1:",
                "a.yaml:1:", "a.yaml:1:", "a.yaml:2:", "a.yaml:3:", "a.yaml:4:", "d.yaml:1:",
            ])
    }
}
