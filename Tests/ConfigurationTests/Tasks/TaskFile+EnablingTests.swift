import Configuration
import Domain
import Foundation
import Testing

struct TaskFileEnablingTests {
    private let scratch: Scratch
    private let store: YAMLTaskStore
    private let shop: TaskName

    init() throws {
        scratch = try Scratch()
        store = try scratch.store()
        shop = try TaskName("shop")
    }

    @Test(arguments: [
        (
            "# mine\nenabled: true   # for now\n" + paths,
            "# mine\nenabled: false   # for now\n" + paths
        ),
        (paths + "enabled:  true", paths + "enabled:  false"),
        (paths + "enabled:\n  true\nlevel: 3\n", paths + "enabled:\n  false\nlevel: 3\n"),
        ("# x\n\n" + paths + "# y", "# x\n\nenabled: false\n" + paths + "# y"),
        (
            "---\n  database: /d\n  destination: /b\n",
            "---\n  enabled: false\n  database: /d\n  destination: /b\n"
        ),
        (
            "database: /d\r\ndestination: /b\r\n",
            "enabled: false\r\ndatabase: /d\r\ndestination: /b\r\n"
        ),
        (
            "database: /d\r\ndestination: /b\r\nenabled: true\r\n",
            "database: /d\r\ndestination: /b\r\nenabled: false\r\n"
        ),
        (
            "{database: /d, destination: /b, enabled: true}",
            "{database: /d, destination: /b, enabled: false}"
        ),
        (
            "assertions: ['enabled: true']\n" + paths + "\"enabled\": true",
            "assertions: ['enabled: true']\n" + paths + "\"enabled\": false"
        ),
        (
            "# é\u{2028}# 日\n" + paths + "check: none\nenabled: true\n",
            "# é\u{2028}# 日\n" + paths + "check: none\nenabled: false\n"
        ),
    ])
    func `only the line of the switch changes`(_ before: String, _ after: String) throws {
        try scratch.writeTask("shop", before)
        try store.setEnabled(false, of: shop)
        #expect(try scratch.taskText("shop") == after)
        #expect(try !store.task(shop).isEnabled)
        try store.setEnabled(true, of: shop)
        #expect(try store.task(shop).isEnabled)
    }

    @Test func `a task that is as wanted is not written again`() throws {
        try scratch.writeTask("shop", paths)
        chmod(scratch.taskPath("shop"), 0o444)
        try store.setEnabled(true, of: shop)
        #expect(try scratch.taskText("shop") == paths)
    }

    @Test func `the mode of the file stays, and no draft is left`() throws {
        try scratch.writeTask("shop", paths)
        chmod(scratch.taskPath("shop"), 0o640)
        try store.setEnabled(false, of: shop)
        #expect(try scratch.mode(of: scratch.taskPath("shop")) == 0o640)
        #expect(try scratch.taskFolder() == ["shop.yaml"])
    }

    @Test(arguments: [
        "{database: /d, destination: /b}",
        "? database\n: /d\n? destination\n: /b\n",
        "database: /d\ndestination: /b\nenabled: !!bool true\n",
    ])
    func `a file written in an unusual way is changed rightly or left to a person`(_ text: String)
        throws
    {
        try scratch.writeTask("shop", text)
        let failure = failure { try store.setEnabled(false, of: shop) }
        if let failure {
            #expect(failure.next.contains("by hand"))
            #expect(try scratch.taskText("shop") == text)
        } else {
            #expect(try !store.task(shop).isEnabled)
        }
    }

    @Test func `a file that is wrong is not touched`() throws {
        try scratch.writeTask("shop", paths + "level: 77\n")
        #expect(failure { try store.setEnabled(false, of: shop) }?.code == .configuration)
        #expect(try scratch.taskText("shop") == paths + "level: 77\n")
    }

    @Test func `an unknown task cannot be switched`() {
        #expect(failure { try store.setEnabled(false, of: shop) }?.code == .unknownTask)
    }
}
