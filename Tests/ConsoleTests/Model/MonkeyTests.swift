import Domain
import Screen
import Testing

@testable import Console

struct MonkeyTests {
    /// So many consoles for a seed, each with so many inputs; every so-manieth is followed by a
    /// picture.
    private static let lives = 20
    private static let inputs = 1250
    private static let pictureEvery = 50

    @Test(arguments: [1, 20_261_123, 0xC0FFEE, 77])
    func `no input in any state does harm, and every state can be drawn`(seed: UInt64) throws {
        var monkey = try ScreenMonkey(seed: seed)
        for _ in 0..<Self.lives {
            var state = try Scene.state()
            for number in 0..<Self.inputs {
                _ = state.take(monkey.next())
                guard number.isMultiple(of: Self.pictureEvery) else { continue }
                let frame = ConsoleView(state).frame
                #expect(frame.size == state.size)
            }
        }
    }
}
