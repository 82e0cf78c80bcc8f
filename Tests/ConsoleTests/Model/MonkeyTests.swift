import Domain
import Screen
import Testing

@testable import Console

struct MonkeyTests {
    /// So many inputs in all; every so-manieth is followed by a picture.
    private static let inputs = 25_000
    private static let pictureEvery = 50

    @Test(arguments: [1, 20_261_123, 0xC0FFEE, 77])
    func `no input in any state does harm, and every state can be drawn`(seed: UInt64) throws {
        var monkey = try ScreenMonkey(seed: seed)
        var state = try Scene.state()
        for number in 0..<Self.inputs {
            _ = state.take(monkey.next())
            guard number.isMultiple(of: Self.pictureEvery) else { continue }
            let frame = ConsoleView(state).frame
            #expect(frame.size == state.size)
        }
    }
}
