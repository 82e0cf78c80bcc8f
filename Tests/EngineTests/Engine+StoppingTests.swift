import Domain
import Testing

@testable import Engine

@Suite struct EngineStoppingTests {
    private let world = SmallWorld()

    @Test func `an engine that stops ends what waits, lets run what runs, and takes no more`()
        throws
    {
        let (shop, mail) = (try world.add("shop"), try world.add("mail"))
        let engine = Engine(world.parts, limit: 1, makesSurveys: false)
        let door = Door()
        world.script.on(.freeze) { door.pass() }
        let listener = Listener(to: engine)
        let running = try #require(engine.submit(.backup(shop, nil)).accepted)
        let waiting = try #require(engine.submit(.backup(mail, nil)).accepted)
        engine.stopStarting(because: "the machine goes down")
        #expect(listener.outcome(of: waiting)?.failure?.code == .cancelled)
        let refusal = engine.submit(.backup(mail, nil))
        guard case .refused(let failure) = refusal else {
            return #expect(Bool(false), "\(refusal)")
        }
        #expect(failure.message.contains("the machine goes down"))
        door.letThrough()
        #expect(listener.outcome(of: running)?.backup != nil)
    }
}
