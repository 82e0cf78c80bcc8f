/// Why there is no terminal to draw on.
package enum TerminalError: Error, Equatable, Sendable {
    /// The device cannot be opened, or is no terminal.
    case noTerminal(device: String, errno: Int32)
    /// The terminal cannot place the cursor; `TERM` says so.
    case cannotPlaceCursor(type: String)
    /// Neither the type that `TERM` names nor any of the usual ones is described on this machine.
    case noDescription(type: String)
    /// The file for standard error cannot be opened.
    case cannotOpen(path: String, errno: Int32)
    /// The system refused something that only fails when it is out of resources.
    case system(call: String, errno: Int32)
}
