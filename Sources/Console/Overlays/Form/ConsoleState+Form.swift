import Domain
import Screen

extension ConsoleState {
    /// Opens the form for a task, or for a new one.
    mutating func openForm(changing task: BackupTask?) -> [ConsoleEffect] {
        let names = world.survey?.entries.map(\.health.task.name.text) ?? []
        var form = TaskForm(changing: task, defaults: look.newTask, taken: Set(names))
        let requests = form.askAboutPaths(atStart: true)
        overlay = .form(form)
        return serve(requests)
    }

    mutating func pressInForm(_ key: Key, _ form: TaskForm, at time: Double) -> [ConsoleEffect] {
        var form = form
        let requests = form.press(key, at: time)
        overlay = .form(form)
        return serve(requests)
    }

    mutating func pasteInForm(_ text: String) -> [ConsoleEffect] {
        guard case .form(var form) = overlay else { return [] }
        form.paste(text)
        overlay = .form(form)
        return []
    }

    /// Brings an answer to the form, if it is still there.
    mutating func formTakes(_ answer: Answer, to inquiry: Inquiry) -> [ConsoleEffect] {
        if case .save(let task, let isNew) = inquiry { tell(answer, of: task, isNew: isNew) }
        guard case .form(var form) = overlay else { return [] }
        let requests = form.take(answer, to: inquiry)
        overlay = .form(form)
        return serve(requests)
    }

    /// Says and writes into the log how saving ended, whether or not the form is still open.
    private mutating func tell(_ answer: Answer, of task: BackupTask, isNew: Bool) {
        if case .failed(let failure) = answer {
            write("saving \(task.name) failed: \(failure.message)", .failed)
            return say("\(task.name) was not saved: \(failure.message)", .failed)
        }
        let what = isNew ? "added \(task.name)" : "changed \(task.name)"
        let line = CommandLineText.text(.save(task, isNew: isNew), defaults: look.newTask)
        writeAction(line.map { "\(what): \($0)" } ?? what, commandLine: line)
        say(what, .good)
        if isNew { lists[.tasks, default: ListState()].selected = task.name.text }
    }

    private mutating func serve(_ requests: [TaskForm.Request]) -> [ConsoleEffect] {
        requests.compactMap { request in
            switch request {
            case .inquire(let inquiry): return inquire(inquiry, for: .form(inquiry))
            case .close(let text):
                overlay = nil
                if let text { say(text, .hint) }
                return nil
            }
        }
    }
}
