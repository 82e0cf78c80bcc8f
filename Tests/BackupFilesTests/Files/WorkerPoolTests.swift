import Dispatch
import Synchronization
import TestSupport
import Testing

@testable import BackupFiles

@Suite struct WorkerPoolTests {
    struct Odd: Error, Hashable {
        var number: Int
    }

    /// Tells when nobody holds it any more.
    final class Witness: Sendable {
        let gone = DispatchSemaphore(value: 0)
        var held: Held { Held(gone: gone) }

        final class Held: Sendable {
            let gone: DispatchSemaphore
            init(gone: DispatchSemaphore) { self.gone = gone }
            deinit { gone.signal() }
        }
    }

    @Test(arguments: [1, 2, 7])
    func `results come in the order of the work`(threads: Int) throws {
        let pool = WorkerPool<Int, Int>(threads: threads) { { $0 * 2 } }
        defer { pool.stop() }
        for number in 0..<500 { pool.submit(number) }
        #expect(try (0..<500).map { _ in try pool.next() } == (0..<500).map { $0 * 2 })
    }

    @Test func `work that ends late does not let later work pass`() throws {
        let gate = DispatchSemaphore(value: 0)
        let pool = WorkerPool<Int, Int>(threads: 2) {
            {
                if $0 == 0 { gate.wait() } else { gate.signal() }
                return $0
            }
        }
        defer { pool.stop() }
        pool.submit(0)
        pool.submit(1)
        #expect(try [pool.next(), pool.next()] == [0, 1])
    }

    @Test func `an error comes in the place of its result`() throws {
        let pool = WorkerPool<Int, Int>(threads: 2) {
            { number in
                guard number % 2 == 0 else { throw Odd(number: number) }
                return number
            }
        }
        defer { pool.stop() }
        for number in 0..<4 { pool.submit(number) }
        #expect(try pool.next() == 0)
        #expect(throws: Odd(number: 1)) { try pool.next() }
        #expect(try pool.next() == 2)
        #expect(throws: Odd(number: 3)) { try pool.next() }
    }

    @Test func `work is pending until its result is taken`() throws {
        let pool = WorkerPool<Int, Int>(threads: 1) { { $0 } }
        defer { pool.stop() }
        pool.submit(1)
        pool.submit(2)
        _ = try pool.next()
        #expect(pool.pending == 1)
    }

    @Test func `no more threads are used than asked for`() throws {
        let workers = Counter()
        let pool = WorkerPool<Int, Int>(threads: 3) {
            workers.add()
            return { $0 }
        }
        defer { pool.stop() }
        for number in 0..<200 { pool.submit(number) }
        for _ in 0..<200 { _ = try pool.next() }
        #expect(workers.count <= 3)
    }

    @Test(arguments: [0, 1, 50])
    func `every thread ends after a stop, whatever waits`(waiting: Int) {
        let witness = Witness()
        do {
            let held = witness.held
            let pool = WorkerPool<Int, Int>(threads: 4) {
                { number in withExtendedLifetime(held) { number } }
            }
            for number in 0..<waiting { pool.submit(number) }
            pool.stop()
            pool.stop()
        }
        #expect(witness.gone.wait(timeout: .now() + 30) == .success)
    }

    @Test func `a stop with work in hand lets that work end`() {
        let (begun, mayEnd, ended) = (
            DispatchSemaphore(value: 0), DispatchSemaphore(value: 0), DispatchSemaphore(value: 0)
        )
        let pool = WorkerPool<Int, Int>(threads: 1) {
            { number in
                begun.signal()
                mayEnd.wait()
                ended.signal()
                return number
            }
        }
        pool.submit(1)
        pool.submit(2)
        begun.wait()
        pool.stop()
        mayEnd.signal()
        #expect(ended.wait(timeout: .now() + 30) == .success)
        #expect(begun.wait(timeout: .now()) == .timedOut)
    }
}

/// Counts from any thread.
final class Counter: Sendable {
    private let mutex = Mutex(0)
    var count: Int { mutex.withLock { $0 } }
    func add() { mutex.withLock { $0 += 1 } }
}
