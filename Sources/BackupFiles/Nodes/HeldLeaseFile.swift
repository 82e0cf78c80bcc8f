import Dispatch
import Domain
import Foundation
import Glibc
import Synchronization

/// A lease that is held. A thread of its own gives the signs of life until it is released.
final class HeldLeaseFile: HeldLease {
    let takeover: String?
    private let files: LeaseFiles
    private let number: Int
    private let isLost = Mutex(false)
    private let isReleased = Mutex(false)
    private let end = DispatchSemaphore(value: 0)

    init(_ files: LeaseFiles, number: Int, takeover: String?) {
        self.files = files
        self.number = number
        self.takeover = takeover
        let thread = Thread { [self] in
            while true {
                end.wait(atMost: LeaseRule.refreshSeconds)
                if isReleased.withLock({ $0 }) { return }
                refresh()
            }
        }
        thread.name = "lease"
        thread.start()
    }

    func check() throws {
        if isLost.withLock({ $0 }) { throw LeaseRule.lost(files.task) }
    }

    func confirm() throws {
        let highest = try files.highest()
        if highest != number {
            // With the whole destination gone, that is what has to be said.
            if highest == nil { try files.folder.requireDestination() }
            isLost.withLock { $0 = true }
        }
        try check()
    }

    func release() {
        let isFirst = isReleased.withLock { isReleased in
            defer { isReleased = true }
            return !isReleased
        }
        guard isFirst else { return }
        end.signal()
        // If that fails, the lease runs out by itself.
        _ = truncate("\(files.folder.path)/\(files.name(number))", 0)
    }

    private func refresh() {
        do {
            try confirm()
            try files.folder.touch(files.name(number))
        } catch {
            // A server that does not answer for a while is no loss; before the backup gets its name
            // the lease is looked at again.
        }
    }
}
