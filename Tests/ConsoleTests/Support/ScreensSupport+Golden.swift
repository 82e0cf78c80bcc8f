import Domain
import Foundation
import Screen
import Testing

@testable import Console

/// Frames as they are kept: the text, then one letter of meaning a cell.
enum GoldenScreen {
    /// Where the screens are kept.
    private static let folder = URL(filePath: #filePath).deletingLastPathComponent()
        .deletingLastPathComponent().appending(path: "Fixtures")

    /// Compares what `state` looks like with the screen that was kept under a name.
    ///
    /// With `RECORD_SCREENS` in the environment it is kept anew instead; the difference
    /// is then for a person to look at.
    static func check(
        _ state: ConsoleState, _ name: String, at location: SourceLocation = #_sourceLocation
    ) throws {
        let frame = ConsoleView(state).frame
        let seen = frame.text + "\n\n--- roles\n" + frame.roles + "\n"
        let file = folder.appending(path: "screens-\(name).txt")
        if ProcessInfo.processInfo.environment["RECORD_SCREENS"] != nil {
            try Data(seen.utf8).write(to: file)
        }
        let kept = try? String(contentsOf: file, encoding: .utf8)
        #expect(kept == seen, "\(name) looks different:\n\(frame.text)", sourceLocation: location)
    }
}

extension ConsoleState {
    /// Takes keys one after another, a second apart. What is to be kept for the next console is left
    /// out of the effects.
    mutating func press(_ keys: Key...) -> [ConsoleEffect] {
        keys.flatMap { key in
            take(.key(key, at: (lastKey?.time ?? 0) + 1))
        }.filter { if case .keep = $0 { false } else { true } }
    }

    /// Takes characters as keys, a second apart.
    mutating func type(_ text: String) -> [ConsoleEffect] {
        text.flatMap { press(.character($0)) }
    }
}
