import Console
import Domain
import Engine
import EngineSocket
import Foundation
import Terminal

/// A console's place at an engine: one that runs already, or else its own.
///
/// Confined to the thread of the console.
final class ConsoleSeat {
    /// What an engine of the console's own process is there for.
    enum Use {
        /// All that an engine does, also after the console if the person wants it.
        case staying
        /// All that an engine does, as long as the console is there.
        case passing
        /// Looking only; nothing runs by schedule.
        case looking
    }

    /// The way to the engine; none while it is lost.
    private(set) var link: (any EngineLink)?
    /// The engine, if it is this process's own.
    private(set) var engine: Engine?
    /// What could not be done for the own engine to be reached by others; none if all is well.
    private(set) var warning: String?
    private(set) var attachment = Attachment.lost
    private var hosted: HostedEngine?
    private let app: App
    private let use: Use
    private let mailbox: EventMailbox
    private let waker: Waker

    /// How long the lock may be held by somebody who cannot be connected to yet.
    private static let patience = Duration.seconds(5)

    init(_ app: App, _ use: Use, _ mailbox: EventMailbox, _ waker: Waker) {
        self.app = app
        self.use = use
        self.mailbox = mailbox
        self.waker = waker
    }

    /// Whether the own engine has jobs that wait or run.
    var hasJobs: Bool { engine?.hasJobs == true }

    /// Whether the own engine is telling somebody something.
    var hasAlerts: Bool { engine?.hasAlerts == true }

    /// Whether front ends of other processes would lose the own engine.
    var hasClients: Bool { (hosted?.clients ?? 0) > 0 }

    /// Takes the place; an engine that is just starting or ending is waited for.
    ///
    /// - Throws: why there is no engine to be had.
    func take() throws {
        let deadline = ContinuousClock.now + Self.patience
        while true {
            do {
                return try tryToTake(patience: 10)
            } catch let failure as Failure where failure.code == .busy {
                guard ContinuousClock.now < deadline else { throw failure }
                usleep(20_000)
            }
        }
    }

    /// Tries once to have an engine again after the last one was lost.
    ///
    /// - Returns: whether there is one.
    func retake() -> Bool {
        do {
            try tryToTake(patience: 1)
            return true
        } catch {
            // It was said when the engine was lost; the next try is a second away.
            return false
        }
    }

    /// The engine has gone.
    func lose() {
        (link, attachment) = (nil, .lost)
    }

    /// Leaves: an own engine's socket goes.
    func leave() {
        hosted?.stop()
        link = nil
    }

    private func tryToTake(patience: Int32) throws {
        if let remote = try EngineSocketLink.connect(
            in: app.places.state, mailbox, patience: patience)
        {
            (link, attachment) = (remote, .attached(to: remote.holder.words))
            return
        }
        let engine = try ownEngine()
        self.engine = engine
        let stays = hosted != nil && use == .staying
        (link, attachment) = (engine.connect(mailbox, as: NSUserName()), stays ? .own : .alone)
    }

    /// Where the state folder cannot be used, the console works all the same, for itself. One that only
    /// looks is nobody's engine: it would run what is due.
    private func ownEngine() throws -> Engine {
        if use == .looking { return try app.engine(makesSurveys: true) }
        do {
            let hosted = try HostedEngine(app, as: .console) { [waker] in waker.wake() }
            self.hosted = hosted
            return hosted.engine
        } catch let error as SystemError {
            warning = "Other consoles cannot reach this one: \(error.failure.message)"
        } catch let error as CocoaError {
            warning = "Other consoles cannot reach this one: \(error.localizedDescription)"
        }
        return try app.engine(makesSurveys: true)
    }
}
