import Foundation
import Terminal

/// What a person should know when the console opens, one sentence each.
enum StartWarnings {
    /// - Parameters:
    ///   - type: the terminal's type, as it was found.
    ///   - themes: the theme files, as they were found.
    static func all(_ type: TerminalType, _ themes: ThemeFiles) -> [String] {
        var warnings = themes.problems
        if let name = type.unknownName {
            let known =
                name.isEmpty ? "TERM is not set" : "The terminal type '\(name)' is unknown here"
            warnings.append("\(known); it is driven as \(type.name).")
        }
        if isKilledAtLogout {
            warnings.append(
                "systemd ends all programs at logout here (KillUserProcesses): a job would not "
                    + "outlive a lost connection. 'loginctl enable-linger' changes that.")
        }
        return warnings
    }

    /// Whether systemd-logind is told to end a user's programs when the session ends,
    /// <https://www.freedesktop.org/software/systemd/man/latest/logind.conf.html>.
    private static var isKilledAtLogout: Bool {
        let folder = "/etc/systemd/logind.conf.d"
        let drops = ((try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []).sorted()
        let lines = (["/etc/systemd/logind.conf"] + drops.map { "\(folder)/\($0)" })
            .compactMap { try? String(contentsOfFile: $0, encoding: .utf8) }
            .flatMap { $0.split(separator: "\n") }
            .map { $0.filter { !$0.isWhitespace }.lowercased() }
        let setting = lines.last { $0.hasPrefix("killuserprocesses=") }
        let isLingering = FileManager.default.fileExists(
            atPath: "/var/lib/systemd/linger/\(NSUserName())")
        let isOn = setting.map { ["yes", "true", "on", "1"].contains($0.dropFirst(18)) } ?? false
        return isOn && !isLingering
    }
}
