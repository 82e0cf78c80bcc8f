import Domain
import Screen

extension ConsoleState {
    /// A key goes to what lies on top: an overlay, the filter, the wizard, the screen.
    mutating func press(_ key: Key, at time: Double) -> [ConsoleEffect] {
        let press = KeyPress(key, at: time, after: lastKey)
        lastKey = press
        if let overlay { return take(press, on: overlay) }
        notice = nil
        if list.isFiltering { return pressInFilter(key) }
        if screen == .restore, let effects = pressInRestore(key, at: time) { return effects }
        guard let action = ActionTable.action(for: key, on: place) else {
            sayWhere(key)
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

    /// Says that a key does nothing here, and where it does something.
    private mutating func sayWhere(_ key: Key) {
        let screens = ActionTable.screens(for: key)
        guard let screen = screens.first, let action = ActionTable.action(for: key, on: screen)
        else { return say("\(key.label) does nothing here. ? lists the keys.", .hint) }
        let names = screens.map { "\($0.rawValue) \($0.title)" }.joined(separator: ", ")
        say("\(key.label) (\(action.name)) does nothing here; it works on \(names).", .hint)
    }

    private mutating func take(_ press: KeyPress, on overlay: Overlay) -> [ConsoleEffect] {
        switch overlay {
        case .help(let offset): return pressInHelp(press.key, offset)
        case .dialog(var dialog):
            let reply = dialog.press(press.key, at: press.time, repeats: press.repeats)
            self.overlay = reply == .stay ? .dialog(dialog) : nil
            return reply == .accept ? perform(dialog.deed) : []
        case .palette(let palette): return pressInPalette(press.key, palette, at: press.time)
        case .themes(let picker): return pressInThemes(press.key, picker)
        case .form(let form): return pressInForm(press.key, form, at: press.time)
        }
    }

    private mutating func pressInHelp(_ key: Key, _ offset: Int) -> [ConsoleEffect] {
        let page = max(1, size.rows - 4)
        let step: Int
        switch ActionTable.action(for: key, on: place)?.id {
        case .down: step = 1
        case .up: step = -1
        case .pageDown: step = page
        case .pageUp: step = -page
        case .top: step = -offset
        case .bottom: step = HelpText(state: self).lines.count
        default:
            overlay = nil
            return []
        }
        let most = max(0, HelpText(state: self).lines.count - HelpText.rows(in: size))
        overlay = .help(offset: min(max(0, offset + step), most))
        return []
    }

    private mutating func pressInFilter(_ key: Key) -> [ConsoleEffect] {
        switch key {
        case .character(let character): list.filter.append(character)
        case .backspace: list.filter = String(list.filter.dropLast())
        case .control("u"): list.filter = ""
        case .down: list.move(by: 1, in: ids)
        case .up: list.move(by: -1, in: ids)
        case .enter: list.isFiltering = false
        case .escape, .control("c"):
            list.isFiltering = false
            list.filter = ""
        default: break
        }
        return []
    }
}
