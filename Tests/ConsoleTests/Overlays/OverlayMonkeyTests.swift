import Domain
import Screen
import TestSupport
import Testing

@testable import Console

struct OverlayMonkeyTests {
    @Test(arguments: UInt64(1)...12)
    func `whatever is typed at whatever size, it is drawn and can be left`(_ seed: UInt64) throws {
        var random = SeededRandom(seed: seed)
        var state = try OverlaySamples.state()
        for step in 0..<300 {
            // Far enough apart that every key of a dialog counts.
            let key = Self.keys.randomElement(using: &random) ?? .enter
            for case .inquire(let inquiry, let id) in state.take(.key(key, at: Double(step))) {
                guard Bool.random(using: &random) else { continue }
                _ = state.take(.event(.answered(id, Self.answer(inquiry))))
            }
            if step.isMultiple(of: 20) {
                let rows = Int.random(in: 1...50, using: &random)
                let columns = Int.random(in: 1...200, using: &random)
                _ = state.take(.size(Size(rows: rows, columns: columns)))
            }
            #expect(ConsoleView(state).frame.size == state.size, "seed \(seed), step \(step)")
        }
        for step in 0..<6 where state.overlay != nil {
            let key: Key = state.form?.question == nil ? .escape : .character("y")
            _ = state.press(key, at: Double(1000 + step))
        }
        #expect(state.overlay == nil, "seed \(seed)")
    }

    private static func answer(_ inquiry: Inquiry) -> Answer {
        switch inquiry {
        case .completions(let text, _): .completions([text + "a/", text + "b"])
        case .database: TaskFormTests.found
        case .destination: .destination(TaskFormTests.facts)
        default: .failed(Failure(.internal, "No."))
        }
    }

    private static let keys: [Key] =
        "neT:?/ab 0*\u{301}数".map { .character($0) } + [
            .enter, .escape, .tab, .backTab, .up, .down, .left, .right, .home, .end, .backspace,
            .delete, .pageUp, .pageDown, .control("u"), .control("w"), .named(.enter, .alt),
            .named(.function(2), []),
        ]
}
