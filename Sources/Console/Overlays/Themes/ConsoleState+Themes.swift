import Domain
import Screen

extension ConsoleState {
    mutating func openThemes() -> [ConsoleEffect] {
        overlay = .themes(ThemePicker(look.themes, current: look.theme))
        return []
    }

    mutating func pressInThemes(_ key: Key, _ picker: ThemePicker) -> [ConsoleEffect] {
        var picker = picker
        let request = picker.press(key)
        overlay = .themes(picker)
        return serve(request)
    }

    mutating func pasteInThemes(_ text: String) -> [ConsoleEffect] {
        guard case .themes(var picker) = overlay else { return [] }
        let request = picker.paste(text)
        overlay = .themes(picker)
        return serve(request)
    }

    /// Uses a theme from now on.
    mutating func use(theme name: String) -> [ConsoleEffect] {
        look.theme = name
        say("The colours are those of \(name).", .hint)
        return [.useTheme(name, isChosen: true)]
    }

    private mutating func serve(_ request: ThemePicker.Request) -> [ConsoleEffect] {
        switch request {
        case .stay: return []
        case .preview(let name):
            look.theme = name
            return [.useTheme(name, isChosen: false)]
        case .close(let name, isChosen: true):
            overlay = nil
            return use(theme: name)
        case .close(let name, isChosen: false):
            overlay = nil
            guard look.theme != name else { return [] }
            look.theme = name
            return [.useTheme(name, isChosen: false)]
        }
    }
}
