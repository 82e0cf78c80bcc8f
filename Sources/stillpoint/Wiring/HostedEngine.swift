import Domain
import Engine
import EngineSocket
import Foundation

/// The one engine of the state folder, run by this process: with the lock, and with the socket over
/// which other processes talk to it.
final class HostedEngine: Sendable {
    let engine: Engine
    private let lock: EngineLock
    private let server: EngineSocketServer

    /// How many front ends of other processes are connected.
    var clients: Int { server.clients }

    /// Takes the lock and opens the socket.
    ///
    /// - Parameter onChange: called, on some thread, when a front end came or went.
    /// - Throws: `busy`, naming the engine that runs already; `configuration`; `SystemError`.
    init(
        _ app: App, as role: EngineHolder.Role, onChange: @escaping @Sendable () -> Void = {}
    ) throws {
        try FileManager.default.createDirectory(
            atPath: app.places.state, withIntermediateDirectories: true,
            attributes: [.posixPermissions: 0o700])
        let holder = EngineHolder(app.writer, role, since: app.clock.now)
        lock = try EngineLock(in: app.places.state, for: holder)
        let engine = try app.engine(makesSurveys: true)
        self.engine = engine
        server = try EngineSocketServer(in: app.places.state, as: holder, onChange: onChange) {
            engine.connect($0, as: $1)
        }
        engine.startSchedules()
    }

    /// Takes the socket away; front ends are told that the engine is lost.
    func stop() { server.stop() }
}
