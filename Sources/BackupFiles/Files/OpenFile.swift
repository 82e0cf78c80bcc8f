import CSystem
import Domain
import Glibc

/// An open file. It closes itself; locks on it end then, or with the process.
///
/// Calls are positioned, so several threads may use one file for different places at once.
final class OpenFile: Sendable {
    /// The path it was opened by, for messages.
    let path: String
    /// The file descriptor, open as long as the object lives.
    let descriptor: Int32

    /// Opens the file at `path` with the flags of open(2).
    init(_ path: String, _ flags: Int32, mode: mode_t = 0o600, to operation: String = "open") throws
    {
        self.path = path
        descriptor = open(path, flags | O_CLOEXEC, mode)
        if descriptor < 0 { throw SystemError.last(operation, path) }
    }

    private init(path: String, descriptor: Int32) {
        self.path = path
        self.descriptor = descriptor
    }

    deinit {
        // A child process that is being started has the descriptor, too, until it becomes another
        // program: closing alone would leave the lock to it.
        flock(descriptor, LOCK_UN)
        close(descriptor)
    }

    /// A nameless file in `folder`, gone when it is closed, whatever happens to the process.
    static func scratch(in folder: String) throws -> OpenFile {
        let descriptor = csystem_open_scratch(folder)
        guard descriptor >= 0 else { throw SystemError.last("make a scratch file in", folder) }
        return OpenFile(path: folder, descriptor: descriptor)
    }

    /// Bytes of the file.
    func size() throws -> Int64 {
        var status = stat()
        guard fstat(descriptor, &status) == 0 else { throw SystemError.last("look at", path) }
        return Int64(status.st_size)
    }

    /// Reads up to `buffer.count` bytes at `offset`; fewer only at the end of the file.
    func read(into buffer: UnsafeMutableRawBufferPointer, at offset: Int64) throws -> Int {
        var done = 0
        while done < buffer.count, let base = buffer.baseAddress {
            let count = pread(
                descriptor, base + done, buffer.count - done, off_t(offset) + off_t(done))
            if count < 0, errno == EINTR { continue }
            guard count >= 0 else { throw SystemError.last("read", path) }
            if count == 0 { break }
            done += count
        }
        return done
    }

    /// Reads up to `count` bytes at `offset`; fewer only at the end of the file.
    func bytes(at offset: Int64, count: Int) throws -> [UInt8] {
        try [UInt8](unsafeUninitializedCapacity: count) { buffer, initialized in
            initialized = try read(into: UnsafeMutableRawBufferPointer(buffer), at: offset)
        }
    }

    /// Writes all `bytes` at `offset`.
    func write(_ bytes: UnsafeRawBufferPointer, at offset: Int64) throws {
        var done = 0
        while done < bytes.count, let base = bytes.baseAddress {
            let count = pwrite(
                descriptor, base + done, bytes.count - done, off_t(offset) + off_t(done))
            if count < 0, errno == EINTR { continue }
            guard count >= 0 else { throw SystemError.last("write", path) }
            done += count
        }
    }

    /// Writes all `bytes` at `offset`.
    func write(_ bytes: [UInt8], at offset: Int64) throws {
        try bytes.withUnsafeBytes { try write($0, at: offset) }
    }

    /// Makes the file `size` bytes long.
    func truncate(to size: Int64) throws {
        guard ftruncate(descriptor, off_t(size)) == 0 else { throw SystemError.last("cut", path) }
    }

    /// Waits until the file is on the device.
    func sync() throws {
        guard fsync(descriptor) == 0 else { throw SystemError.last("flush", path) }
    }

    /// Lets the kernel begin to write a part to the device, so that `sync` finds less to do.
    func startWriting(at offset: Int64, count: Int64) {
        csystem_start_writing(descriptor, offset, count)
    }

    /// Takes the advisory lock flock(2) on the file.
    ///
    /// - Returns: false if another open file holds it and `waiting` is false.
    func lock(_ kind: Int32 = LOCK_EX, waiting: Bool = false) throws -> Bool {
        while flock(descriptor, waiting ? kind : kind | LOCK_NB) != 0 {
            if errno == EINTR { continue }
            if errno == EWOULDBLOCK { return false }
            throw SystemError.last("lock", path)
        }
        return true
    }

    /// Whether `path` still names this very file.
    func isStillAtItsPath() -> Bool {
        var here = stat()
        var there = stat()
        return fstat(descriptor, &here) == 0 && lstat(path, &there) == 0
            && here.st_ino == there.st_ino && here.st_dev == there.st_dev
    }
}
