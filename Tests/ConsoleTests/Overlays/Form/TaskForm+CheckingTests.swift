import Domain
import Screen
import Testing

@testable import Console

struct TaskFormCheckingTests {
    @Test(arguments: [
        (FormField.name, "a b"), (.name, ""), (.name, "taken"), (.database, ""),
        (.database, "~/a.db"), (.destination, "mnt"), (.full, "0 2 * *"), (.full, "0 25 * * *"),
        (.incremental, "@reboot"), (.level, "0"), (.level, "20"), (.level, ""), (.level, "+3"),
        (.maxChain, "10000"), (.maxChain, "-1"), (.maxChainDays, "0"), (.maxChainDays, "x"),
        (.freezeLimit, "0"), (.freezeLimit, "3601"), (.freezeLimit, "1e3"), (.freezeLimit, "nan"),
    ])
    func `what cannot be saved is said`(_ field: FormField, _ text: String) {
        let form = form(field, text)
        #expect(form.problem(field)?.hasSuffix(".") == true)
        #expect(form.task == nil)
    }

    @Test(arguments: [
        (FormField.full, " "), (.full, "@daily"), (.incremental, "*/5 * * * *"), (.level, "19"),
        (.maxChain, "0"), (.maxChainDays, ""), (.maxChainDays, "30"), (.freezeLimit, "0.5"),
    ])
    func `what can be saved is left alone`(_ field: FormField, _ text: String) {
        #expect(form(field, text).problem(field) == nil)
    }

    @Test func `a task comes out of the form as it went in`() throws {
        var task = try OverlaySamples.shop()
        (task.level, task.maxChain, task.maxChainDays) = (19, 0, 30)
        (task.freezeLimit, task.check, task.isEnabled) = (0.25, .quick, false)
        #expect(TaskForm(changing: task).task == task)
        #expect(!TaskForm(changing: task).isChanged)
    }

    @Test func `choices are changed by Space and the arrows, and by nothing else`() {
        var form = TaskForm(changing: nil)
        form.focus = .check
        let seen = [Key.character(" "), .right, .left, .character("q"), .backspace].map { key in
            _ = form.press(key, at: 1)
            return form.text(.check)
        }
        #expect(seen == ["quick", "none", "quick", "quick", "quick"])
    }

    private func form(_ field: FormField, _ text: String) -> TaskForm {
        var form = TaskForm(changing: nil, taken: ["taken"])
        form.edit(field) { value in
            value = TextField(text)
            return true
        }
        return form
    }
}
