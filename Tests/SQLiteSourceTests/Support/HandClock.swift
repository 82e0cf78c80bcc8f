import Domain
import Foundation
import Synchronization

/// A clock that is moved by hand.
final class HandClock: Sendable {
    private let uptime = Mutex(0.0)

    /// The clock as others see it.
    var clock: NodeClock {
        NodeClock(
            zone: .gmt,
            date: { [self] in Date(timeIntervalSince1970: 1_795_395_600 + uptime.withLock { $0 }) },
            uptime: { [self] in uptime.withLock { $0 } })
    }

    func advance(by seconds: Double) { uptime.withLock { $0 += seconds } }
}
