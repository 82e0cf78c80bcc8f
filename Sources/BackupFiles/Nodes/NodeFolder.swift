import Domain
import Foundation
import Glibc

/// The hidden folder of a destination in which nodes leave leases and signs of life.
struct NodeFolder {
    /// Its name. Nothing in it is a backup.
    static let name = ".stillpoint"

    /// Its path.
    let path: String
    private let destination: String

    /// The folder in `destination`, which need not be there yet.
    init(in destination: String) {
        self.destination = destination
        path = "\(destination)/\(Self.name)"
    }

    /// - Throws: `destinationMissing` unless the destination is a folder.
    func requireDestination() throws {
        guard let status = try FileOperations.status(destination) else {
            throw SystemError(ENOENT, "write to", destination)
        }
        guard status.st_mode & S_IFMT == S_IFDIR else {
            throw SystemError(ENOTDIR, "write to", destination)
        }
    }

    /// Makes it.
    ///
    /// - Throws: `destinationMissing` and other failures of the file system.
    func create() throws {
        try requireDestination()
        guard mkdir(path, 0o700) == 0 || errno == EEXIST else {
            throw SystemError.last("create the folder", path)
        }
    }

    /// The names in it; none if it is not there.
    func names() throws -> [String] {
        do {
            return try FileOperations.names(in: path)
        } catch let error as SystemError where error.number == ENOENT {
            return []
        }
    }

    /// Writes a small file. It is not flushed: what a power failure leaves of it, at worst an empty
    /// file, harms nobody.
    func write(_ value: some Encodable, to name: String) throws {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
        let bytes = Array(try encoder.encode(value)) + [10]
        // Closed at the end of the scope: then other machines see it, too.
        let file = try OpenFile("\(path)/\(name)", O_WRONLY | O_CREAT | O_TRUNC, to: "create")
        try file.write(bytes, at: 0)
    }

    /// What a small file holds and when it changed, in microseconds of the file system's clock;
    /// nothing if it is not there.
    func read(_ name: String) throws -> (bytes: [UInt8], changedAt: Int64)? {
        do {
            // Opened and not only looked at: network file systems ask their server then.
            let file = try OpenFile("\(path)/\(name)", O_RDONLY | O_NONBLOCK, to: "read")
            return (try file.bytes(at: 0, count: 1 << 16), try file.changedAt())
        } catch let error as SystemError where error.number == ENOENT {
            return nil
        }
    }

    /// Has the file system give a file its time now.
    func touch(_ name: String) throws {
        let file = "\(path)/\(name)"
        guard utimensat(AT_FDCWD, file, nil, 0) == 0 else {
            throw SystemError.last("set the time of", file)
        }
    }
}

extension OpenFile {
    /// When the file changed, in microseconds since 1970 on the file system's clock.
    fileprivate func changedAt() throws -> Int64 {
        var status = stat()
        guard fstat(descriptor, &status) == 0 else { throw SystemError.last("look at", path) }
        return Int64(status.st_mtim.tv_sec) * 1_000_000 + Int64(status.st_mtim.tv_nsec) / 1000
    }
}
