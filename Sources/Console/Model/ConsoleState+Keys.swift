import Domain
import Screen

extension ConsoleState {
    /// A key goes to what lies on top: an overlay, the filter, the wizard, the screen.
    mutating func press(_ key: Key, at time: Double) -> [ConsoleEffect] {
        if let overlay { return press(key, at: time, on: overlay) }
        notice = nil
        if list.isFiltering { return pressInFilter(key) }
        if screen == .restore, let effects = pressInRestore(key, at: time) { return effects }
        guard let action = ActionTable.action(for: key, on: screen) else {
            say("\(key.label) does nothing here. ? lists the keys.", .hint)
            return []
        }
        return perform(action, at: time)
    }

    /// Pasted text goes where text is typed, and nowhere else.
    mutating func paste(_ text: String) -> [ConsoleEffect] {
        let line = String(text.prefix { !$0.isNewline })
        switch overlay {
        case .palette: return pasteInPalette(line)
        case .form: return pasteInForm(line)
        case .themes: return pasteInThemes(line)
        case .dialog, .help: return []
        case nil: break
        }
        if list.isFiltering {
            list.filter += line
            return []
        }
        if screen == .restore, wizard.isOpen { return pasteInWizard(line) }
        say("Pasted text is not taken as keys.", .hint)
        return []
    }

    private mutating func press(
        _ key: Key, at time: Double, on overlay: Overlay
    ) -> [ConsoleEffect] {
        switch overlay {
        case .help(let offset): return pressInHelp(key, offset)
        case .dialog(var dialog):
            let reply = dialog.press(key, at: time)
            self.overlay = reply == .stay ? .dialog(dialog) : nil
            return reply == .accept ? perform(dialog.deed) : []
        case .palette(let palette): return pressInPalette(key, palette, at: time)
        case .themes(let picker): return pressInThemes(key, picker)
        case .form(let form): return pressInForm(key, form, at: time)
        }
    }

    private mutating func pressInHelp(_ key: Key, _ offset: Int) -> [ConsoleEffect] {
        switch ActionTable.action(for: key, on: screen)?.id {
        case .down: overlay = .help(offset: offset + 1)
        case .up: overlay = .help(offset: max(0, offset - 1))
        case .pageDown: overlay = .help(offset: offset + 10)
        case .pageUp: overlay = .help(offset: max(0, offset - 10))
        default: overlay = nil
        }
        return []
    }

    private mutating func pressInFilter(_ key: Key) -> [ConsoleEffect] {
        switch key {
        case .character(let character): list.filter.append(character)
        case .backspace: list.filter = String(list.filter.dropLast())
        case .enter, .down, .up: list.isFiltering = false
        case .escape:
            list.isFiltering = false
            list.filter = ""
        default: break
        }
        let rows = ListSource(state: self).rows(of: screen)
        if !rows.contains(where: { $0.id == list.selected }) { list.selected = rows.first?.id }
        return []
    }

    private mutating func perform(_ deed: Dialog.Deed) -> [ConsoleEffect] {
        switch deed {
        case .cancel(let job): return [.cancel(job, because: "cancelled in the console")]
        case .quit: return [.quit]
        case .inquire(let inquiries, let what):
            list.marks = []
            return inquiries.map { change($0, what: what) }
        }
    }
}
