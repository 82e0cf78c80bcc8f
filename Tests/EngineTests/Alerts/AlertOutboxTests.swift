import Domain
import Synchronization
import Testing

@testable import Engine

struct AlertOutboxTests {
    private let outbox = AlertOutbox()

    @Test func `what is for one task is done in its order, one at a time`() throws {
        let task = try TaskName("shop")
        let (door, sent) = (Door(), Written())
        for word in ["a", "b", "c"] {
            let isTaken = outbox.post(for: task) {
                if word == "a" { door.pass() }
                sent.add(word)
            }
            #expect(isTaken)
        }
        #expect(outbox.isBusy && sent.words.isEmpty)
        door.letThrough()
        #expect(outbox.wait(seconds: 30))
        #expect(sent.words == ["a", "b", "c"])
        #expect(!outbox.isBusy)
    }

    @Test func `one that hangs keeps no other task waiting`() throws {
        let (door, done) = (Door(), Door())
        _ = outbox.post(for: try TaskName("hangs")) { door.pass() }
        _ = outbox.post(for: try TaskName("other")) { done.letThrough() }
        done.pass()
        #expect(outbox.isBusy)
        door.letThrough()
        #expect(outbox.wait(seconds: 30))
    }

    @Test func `of many tasks four are told at once`() throws {
        let (door, begun) = (Door(), Door())
        let running = Written()
        for number in 1...6 {
            _ = outbox.post(for: try TaskName("t\(number)")) {
                running.add("\(number)")
                begun.letThrough()
                door.pass()
            }
        }
        for _ in 1...4 { begun.pass() }
        #expect(Set(running.words) == ["1", "2", "3", "4"])
        door.letThrough(6)
        #expect(outbox.wait(seconds: 30))
        #expect(running.words.count == 6)
    }

    @Test func `too much for one task is not taken`() throws {
        let door = Door()
        let task = try TaskName("shop")
        let taken = (1...30).map { _ in outbox.post(for: task) { door.pass() } }
        // One may be sent already.
        #expect([20, 21].contains(taken.count(where: \.self)))
        #expect(outbox.post(for: try TaskName("other")) {})
        door.letThrough(30)
        #expect(outbox.wait(seconds: 30))
    }

    @Test func `who waits also waits for what is only expected`() {
        outbox.hold()
        #expect(!outbox.wait(seconds: 0))
        outbox.release()
        #expect(outbox.wait(seconds: 0))
    }
}

/// Words that threads wrote down.
private final class Written: Sendable {
    private let list = Mutex<[String]>([])

    var words: [String] { list.withLock { $0 } }

    func add(_ word: String) { list.withLock { $0.append(word) } }
}
