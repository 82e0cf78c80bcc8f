import Foundation
import Screen
import Testing

@testable import Console

/// A golden screen of what lies over the screens, without what is behind it.
///
/// Text first, then one letter a cell for what it means. With `RECORD_SCREENS` in the environment
/// it is written and not compared.
struct OverlayFixture {
    /// The name of the fixture, without `overlays-`.
    let name: String

    private var file: URL {
        URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .appending(path: "Fixtures/overlays-\(name).txt")
    }

    /// Expects the overlay of `state` to be drawn as the fixture has it.
    func expect(_ state: ConsoleState, _ location: SourceLocation = #_sourceLocation) throws {
        var frame = Frame(state.size)
        let overlay = try #require(state.overlay, sourceLocation: location)
        OverlayView(state: state).draw(overlay, on: &frame)
        let picture = frame.text + "\n----\n" + frame.roles + "\n"
        if ProcessInfo.processInfo.environment["RECORD_SCREENS"] != nil {
            return try Data(picture.utf8).write(to: file)
        }
        let golden = try String(decoding: Data(contentsOf: file), as: UTF8.self)
        #expect(picture == golden, "\(name)", sourceLocation: location)
    }
}
