import TestSupport
import Testing

@testable import Domain
@testable import EngineSocket

@Suite struct EngineLockTests {
    private let holder = EngineHolder(
        Writer(host: "app-01", pid: 42, bootID: ""), .console,
        since: LocalTime(microseconds: 0, offset: 0))

    @Test func `a second engine is refused and told who the first is`() throws {
        let folder = try TemporaryFolder()
        let lock = try EngineLock(in: folder.path, for: holder)
        let failure = #expect(throws: Failure.self) {
            try EngineLock(in: folder.path, for: holder)
        }
        #expect(failure?.code == .busy)
        #expect(failure?.message.contains("process 42 on \"app-01\" (console)") == true)
        withExtendedLifetime(lock) {}
    }

    @Test func `the lock is free again when its holder is gone`() throws {
        let folder = try TemporaryFolder()
        _ = try EngineLock(in: folder.path, for: holder)
        _ = try EngineLock(in: folder.path, for: holder)
    }

    @Test func `a folder that is not there is a failure of the file system`() {
        #expect(throws: SystemError.self) { try EngineLock(in: "/nowhere", for: holder) }
    }
}
