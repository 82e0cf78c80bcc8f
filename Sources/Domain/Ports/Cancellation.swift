import Synchronization

/// A request to stop that any thread may make and the working thread looks for.
package final class Cancellation: Sendable {
    private let reason = Mutex<String?>(nil)

    /// Nobody has asked to stop yet.
    package init() {}

    /// Whether somebody has asked to stop.
    package var isRequested: Bool { reason.withLock { $0 != nil } }

    /// Asks to stop; `why` goes into the failure. The first reason stays.
    package func request(_ why: String) {
        reason.withLock { $0 = $0 ?? why }
    }

    /// Goes on unless somebody has asked to stop.
    ///
    /// - Throws: `cancelled`, with the reason.
    package func check() throws {
        guard let why = reason.withLock({ $0 }) else { return }
        throw Failure(
            .cancelled, "The job was cancelled: \(why).",
            next: "Run it again when it suits; nothing that was there before is lost.",
            canRetry: true)
    }
}
