import Domain
import Screen

extension ConsoleState {
    mutating func pressInPalette(_ key: Key, _ palette: CommandPalette, at time: Double)
        -> [ConsoleEffect]
    {
        overlay = nil
        return []
    }
    mutating func openThemes() -> [ConsoleEffect] { [] }
    mutating func pressInThemes(_ key: Key, _ picker: ThemePicker) -> [ConsoleEffect] {
        overlay = nil
        return []
    }
}
