import Domain
import Testing

@testable import Console

struct CommandLineTextTests {
    @Test
    func `the line that adds a task says each setting that is not the default`() throws {
        var task = BackupTask(
            name: try TaskName("shop"), database: "/srv/shop.db", destination: "/mnt/it's")
        let plain = "stillpoint task add shop --database /srv/shop.db --to '/mnt/it'\\''s'"
        #expect(CommandLineText.text(.save(task, isNew: true)) == plain)
        task.node = NodeTag("B")
        (task.level, task.maxChain, task.maxChainDays) = (5, 10, 14)
        (task.freezeLimit, task.check, task.isEnabled) = (1.5, .quick, false)
        #expect(
            CommandLineText.text(.save(task, isNew: true))
                == plain + " --node B --level 5 --max-chain 10 --max-chain-days 14"
                + " --freeze-limit 1.5 --check quick && stillpoint task disable shop")
    }

    @Test
    func `the defaults of the configuration need no words, and what takes them back does`() throws {
        var defaults = BackupTask(name: try TaskName("new"), database: "", destination: "")
        (defaults.level, defaults.maxChainDays) = (9, 7)
        var task = defaults
        (task.database, task.destination) = ("/a", "/b")
        let plain = "stillpoint task add new --database /a --to /b"
        #expect(CommandLineText.text(.save(task, isNew: true), defaults: defaults) == plain)
        task.maxChainDays = nil
        #expect(
            CommandLineText.text(.save(task, isNew: true), defaults: defaults)
                == plain + " --max-chain-days none")
    }

    @Test
    func `a new task's form begins with the defaults of the configuration`() throws {
        var defaults = BackupTask(name: try TaskName("new"), database: "", destination: "")
        (defaults.level, defaults.check) = (9, .quick)
        let form = TaskForm(changing: nil, defaults: defaults)
        #expect(form.text(.level) == "9" && form.text(.check) == "quick")
        #expect(form.text(.name).isEmpty && !form.isChanged)
    }
}
