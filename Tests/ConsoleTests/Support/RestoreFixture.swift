import Foundation
import Screen
import Testing

@testable import Console

/// A golden screen of the restore screen: text first, then one letter a cell for what it means.
///
/// With `RECORD_SCREENS` in the environment it is written and not compared.
struct RestoreFixture {
    /// The name of the fixture, without `restore-`.
    let name: String

    private var file: URL {
        URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .appending(path: "Fixtures/restore-\(name).txt")
    }

    /// Expects the screen of `state` to be drawn as the fixture has it.
    func expect(_ state: ConsoleState, _ location: SourceLocation = #_sourceLocation) throws {
        let frame = ConsoleView(state).frame
        let picture = frame.text + "\n----\n" + frame.roles + "\n"
        if ProcessInfo.processInfo.environment["RECORD_SCREENS"] != nil {
            return try Data(picture.utf8).write(to: file)
        }
        let golden = try String(decoding: Data(contentsOf: file), as: UTF8.self)
        #expect(
            picture == golden, "\(name) looks different:\n\(frame.text)", sourceLocation: location)
    }
}
