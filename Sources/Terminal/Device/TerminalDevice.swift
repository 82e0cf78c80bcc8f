import Glibc
import Screen

/// The terminal as a device: bytes in, bytes out, modes and size.
///
/// It is opened anew, so that not waiting for it concerns nobody who shares standard input with us.
final class TerminalDevice {
    /// What came of reading.
    enum Reading: Equatable {
        /// So many bytes, at least one.
        case bytes([UInt8])
        /// Nothing yet.
        case nothing
        /// Never anything again.
        case end
    }

    /// What came of writing.
    enum Writing: Equatable {
        /// The device took the first so many bytes, perhaps none.
        case took(Int)
        /// It will never take anything again.
        case end
    }

    /// The descriptor to sleep on.
    let descriptor: Int32

    /// The modes to be given back.
    private(set) var modes = termios()

    /// Opens the device without waiting and without taking it as controlling terminal.
    init(path: String) throws(TerminalError) {
        descriptor = open(path, O_RDWR | O_NOCTTY | O_CLOEXEC | O_NONBLOCK)
        guard descriptor >= 0 else { throw .noTerminal(device: path, errno: errno) }
        guard tcgetattr(descriptor, &modes) == 0 else {
            let reason = errno
            close(descriptor)
            throw .noTerminal(device: path, errno: reason)
        }
    }

    deinit { close(descriptor) }

    /// Notes the modes as they are now as the ones to be given back.
    func saveModes() { tcgetattr(descriptor, &modes) }

    /// Every key is a byte to us, and every byte reaches the screen as it is.
    func setRaw() {
        var raw = modes
        cfmakeraw(&raw)
        tcsetattr(descriptor, TCSANOW, &raw)
    }

    /// Gives the modes back.
    func restoreModes() { tcsetattr(descriptor, TCSANOW, &modes) }

    /// The size in cells. A terminal that does not know (a serial line) counts as 24 by 80.
    var size: Size {
        var window = winsize()
        guard ioctl(descriptor, UInt(TIOCGWINSZ), &window) == 0, window.ws_row > 0,
            window.ws_col > 0
        else { return Size(rows: 24, columns: 80) }
        return Size(rows: Int(window.ws_row), columns: Int(window.ws_col))
    }

    /// Reads what is there.
    func read() -> Reading {
        var buffer = [UInt8](repeating: 0, count: 4096)
        let count = Glibc.read(descriptor, &buffer, buffer.count)
        if count > 0 { return .bytes(Array(buffer.prefix(count))) }
        if count < 0 && (errno == EAGAIN || errno == EINTR) { return .nothing }
        return .end
    }

    /// Writes once.
    func write(_ bytes: ArraySlice<UInt8>) -> Writing {
        let count = bytes.withUnsafeBytes { Glibc.write(descriptor, $0.baseAddress, $0.count) }
        if count >= 0 { return .took(count) }
        return errno == EAGAIN || errno == EINTR ? .took(0) : .end
    }
}
