import Domain
import Foundation

/// What the console remembers from one time to the next: the theme, and when it was left.
struct ConsoleMemory: Codable {
    /// The theme that was chosen last.
    var theme: String?
    /// When the console was left, microseconds since 1970.
    var lastSeen: Int64?

    /// Reads what is remembered in the state folder; nothing is as good as forgotten.
    static func recalled(from stateFolder: String) -> ConsoleMemory {
        let data = try? Data(contentsOf: URL(fileURLWithPath: path(stateFolder)))
        return data.flatMap { try? JSONDecoder().decode(ConsoleMemory.self, from: $0) }
            ?? ConsoleMemory()
    }

    /// Keeps it. Where that is not possible only comfort is lost.
    func keep(in stateFolder: String) {
        guard let data = try? JSONEncoder().encode(self) else { return }
        try? FileManager.default.createDirectory(
            atPath: stateFolder, withIntermediateDirectories: true,
            attributes: [.posixPermissions: 0o700])
        try? data.write(to: URL(fileURLWithPath: Self.path(stateFolder)), options: .atomic)
    }

    private static func path(_ stateFolder: String) -> String { "\(stateFolder)/console.json" }
}
