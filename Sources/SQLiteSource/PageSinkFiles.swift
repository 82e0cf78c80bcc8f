import CSQLite
import Glibc
import Synchronization

/// A SQLite file system (VFS) whose files are `PageSink`s.
///
/// <https://www.sqlite.org/vfs.html>. It is registered once for the process and never taken away;
/// a sink is found by the name that `add` gave it.
final class PageSinkFiles: Sendable {
    /// The one file system of the process.
    static let shared = PageSinkFiles()
    /// What SQLite knows it by.
    static let name = "stillpoint-pages"

    private struct Sinks {
        var next = 0
        var byName: [String: Unmanaged<PageSink>] = [:]
    }

    private let sinks = Mutex(Sinks())

    private init() { Self.register() }

    /// Runs `body` with the name under which SQLite can open `sink`.
    func with<T>(_ sink: PageSink, _ body: (String) throws -> T) rethrows -> T {
        let reference = Unmanaged.passUnretained(sink)
        let name = add(UInt(bitPattern: reference.toOpaque()))
        defer { sinks.withLock { _ = $0.byName.removeValue(forKey: name) } }
        return try withExtendedLifetime(sink) { try body(name) }
    }

    private func add(_ address: UInt) -> String {
        sinks.withLock { sinks in
            sinks.next += 1
            let name = "/\(Self.name)/\(sinks.next)"
            if let pointer = UnsafeRawPointer(bitPattern: address) {
                sinks.byName[name] = Unmanaged<PageSink>.fromOpaque(pointer)
            }
            return name
        }
    }

    /// The address of the sink called `name`.
    fileprivate func address(of name: String) -> UInt? {
        sinks.withLock { $0.byName[name].map { UInt(bitPattern: $0.toOpaque()) } }
    }

    private static func register() {
        let vfs = UnsafeMutablePointer<sqlite3_vfs>.allocate(capacity: 1)
        var methods = sqlite3_vfs()
        methods.iVersion = 1
        methods.szOsFile = Int32(MemoryLayout<PageSinkFile>.size)
        methods.mxPathname = 256
        methods.zName = UnsafePointer(strdup(name))
        methods.xOpen = { _, name, file, flags, outFlags in
            PageSinkFile.open(name, file, flags, outFlags)
        }
        methods.xDelete = { _, _, _ in SQLITE_OK }
        methods.xAccess = { _, _, _, result in
            result?.pointee = 0
            return SQLITE_OK
        }
        methods.xFullPathname = { _, name, count, out in
            guard let name, let out, strlen(name) < Int(count) else { return SQLITE_CANTOPEN }
            strcpy(out, name)
            return SQLITE_OK
        }
        let system = sqlite3_vfs_find(nil)?.pointee
        methods.xRandomness = system?.xRandomness
        methods.xSleep = system?.xSleep
        methods.xCurrentTime = system?.xCurrentTime
        methods.xGetLastError = { _, _, _ in 0 }
        vfs.initialize(to: methods)
        sqlite3_vfs_register(vfs, 0)
    }
}

/// SQLite's view of an open sink: its `sqlite3_file` with a reference behind it.
private struct PageSinkFile {
    var base: sqlite3_file
    var sink: Unmanaged<PageSink>

    static func open(
        _ name: UnsafePointer<CChar>?, _ file: UnsafeMutablePointer<sqlite3_file>?, _ flags: Int32,
        _ outFlags: UnsafeMutablePointer<Int32>?
    ) -> Int32 {
        guard let name, let file else { return SQLITE_CANTOPEN }
        // Without methods SQLite does not call xClose on a file that failed to open.
        file.pointee.pMethods = nil
        guard flags & SQLITE_OPEN_MAIN_DB != 0,
            let address = PageSinkFiles.shared.address(of: String(cString: name)),
            let pointer = UnsafeRawPointer(bitPattern: address)
        else { return SQLITE_CANTOPEN }
        let opened = PageSinkFile(
            base: sqlite3_file(pMethods: PageSinkMethods.shared.pointer), sink: .fromOpaque(pointer)
        )
        UnsafeMutableRawPointer(file).initializeMemory(
            as: PageSinkFile.self, repeating: opened, count: 1)
        outFlags?.pointee = flags
        return SQLITE_OK
    }

    /// The sink behind `file`.
    static func sink(of file: UnsafeMutablePointer<sqlite3_file>?) -> PageSink? {
        file.map {
            UnsafeMutableRawPointer($0).assumingMemoryBound(to: PageSinkFile.self)
                .pointee.sink.takeUnretainedValue()
        }
    }
}

/// The functions SQLite calls on an open sink, <https://www.sqlite.org/c3ref/io_methods.html>.
///
// Written once before it is shared and never changed, so any thread may read it.
private struct PageSinkMethods: @unchecked Sendable {
    static let shared = PageSinkMethods()
    let pointer: UnsafePointer<sqlite3_io_methods>

    private init() {
        var methods = sqlite3_io_methods()
        methods.iVersion = 1
        methods.xClose = { _ in SQLITE_OK }
        methods.xRead = { file, bytes, count, offset in
            guard let sink = PageSinkFile.sink(of: file), let bytes else { return SQLITE_IOERR }
            return sink.read(into: bytes, count: Int(count), at: offset)
        }
        methods.xWrite = { file, bytes, count, offset in
            guard let sink = PageSinkFile.sink(of: file), let bytes else { return SQLITE_IOERR }
            return sink.write(bytes, count: Int(count), at: offset)
        }
        methods.xTruncate = { file, size in
            PageSinkFile.sink(of: file)?.truncate(to: size)
            return SQLITE_OK
        }
        methods.xSync = { _, _ in SQLITE_OK }
        methods.xFileSize = { file, size in
            size?.pointee = PageSinkFile.sink(of: file)?.fileSize() ?? 0
            return SQLITE_OK
        }
        methods.xLock = { _, _ in SQLITE_OK }
        methods.xUnlock = { _, _ in SQLITE_OK }
        methods.xCheckReservedLock = { _, result in
            result?.pointee = 0
            return SQLITE_OK
        }
        methods.xFileControl = { _, _, _ in SQLITE_NOTFOUND }
        methods.xSectorSize = { _ in 512 }
        // A sector is never wider than a page, so that small pages are not written in groups.
        methods.xDeviceCharacteristics = { _ in
            SQLITE_IOCAP_POWERSAFE_OVERWRITE | SQLITE_IOCAP_SAFE_APPEND | SQLITE_IOCAP_SEQUENTIAL
        }
        let allocated = UnsafeMutablePointer<sqlite3_io_methods>.allocate(capacity: 1)
        allocated.initialize(to: methods)
        pointer = UnsafePointer(allocated)
    }
}
