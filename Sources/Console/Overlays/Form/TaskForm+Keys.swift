import Domain
import Screen

extension TaskForm {
    /// Takes a key.
    ///
    /// - Returns: what the form wants because of it, in this order.
    mutating func press(_ key: Key, at time: Double) -> [Request] {
        if question != nil { return answerQuestion(key, at: time) }
        // What was saved is on its way; leaving is all that can still be done.
        if saving != nil {
            return key == .escape ? [.close(saying: "It is still being saved.")] : []
        }
        isSaveWaiting = false
        switch key {
        case .escape, .control("c"): return leave(at: time)
        case .named(.enter, .alt), .named(.function(2), []): return save()
        case .enter where focus == .save: return save()
        case .tab where focus.isPath: return complete()
        case .tab, .enter, .down: return move(by: 1)
        case .backTab, .up: return move(by: -1)
        case .pageUp: return move(by: -FormField.allCases.count)
        case .pageDown: return move(by: FormField.allCases.count)
        default: edit(key)
        }
        return []
    }

    /// Takes the first line of pasted text.
    mutating func paste(_ text: String) {
        guard question == nil, saving == nil, focus.choices.isEmpty else { return }
        isSaveWaiting = false
        edit(focus) { field in
            field.paste(text)
            return true
        }
    }

    /// Moves the focus, not beyond the ends, and asks about what was left.
    mutating func move(by step: Int) -> [Request] {
        let order = order
        let place = (order.firstIndex(of: focus) ?? 0) + step
        visited.insert(focus)
        completion = nil
        focus = order[min(max(place, 0), order.count - 1)]
        return askAboutPaths()
    }

    private mutating func edit(_ key: Key) {
        guard !focus.choices.isEmpty else { return edit(focus) { $0.press(key) } }
        let choices = focus.choices
        let place = choices.firstIndex(of: text(focus)) ?? 0
        let step: Int
        switch key {
        case .character(" "), .right: step = 1
        case .left: step = choices.count - 1
        default: return
        }
        edit(focus) { field in
            field = TextField(choices[(place + step) % choices.count])
            return true
        }
    }

    private mutating func leave(at time: Double) -> [Request] {
        guard isChanged else { return [.close(saying: nil)] }
        question = Dialog(
            title: "Leave without saving?",
            lines: [
                Span("Lost: what was typed here.", .late),
                Span(original.map { "Kept: \($0.name) as it was." } ?? "No task is added."),
            ],
            // The form acts on the answer itself: nothing else is to be done.
            consent: .key, deed: .inquire([], what: ""), openedAt: time)
        return []
    }

    private mutating func answerQuestion(_ key: Key, at time: Double) -> [Request] {
        guard let reply = question?.press(key, at: time), reply != .stay else { return [] }
        question = nil
        return reply == .accept ? [.close(saying: "Nothing was saved.")] : []
    }
}
