import Domain
import Foundation
import TestSupport
import Testing

@testable import BackupFiles

@Suite struct FileUsersTests {
    let folder: TemporaryFolder
    let path: String

    init() throws {
        folder = try TemporaryFolder()
        path = folder.path("shop.db")
        try Data([1]).write(to: URL(fileURLWithPath: path))
    }

    /// Another program that has the file open until `body` is done.
    private func whileOpen(_ mode: String, _ body: (pid_t) throws -> Void) throws {
        let script = """
            import signal, sys
            file = open(sys.argv[1], sys.argv[2])
            print("open", flush=True)
            signal.pause()
            """
        let running = try Program("python3").start(["-c", script, path, mode])
        defer {
            running.send(SIGKILL)
            _ = try? running.wait()
        }
        _ = try running.output.next()
        try body(running.pid)
    }

    @Test(arguments: [("rb", false), ("r+b", true), ("ab", true)])
    func `a program that has it open is named, and whether it writes`(mode: String, writes: Bool)
        throws
    {
        try whileOpen(mode) { pid in
            let user = FileUser(pid: pid, program: "python3", writes: writes)
            #expect(FileUsers.users(of: path) == [user])
        }
    }

    @Test func `nobody, this process, or no file at all is no user`() throws {
        #expect(FileUsers.users(of: path).isEmpty)
        let file = try OpenFile(path, O_RDONLY)
        #expect(FileUsers.users(of: file.path).isEmpty)
        #expect(FileUsers.users(of: path + "-gone").isEmpty)
    }
}
