import Domain
import Foundation
import Glibc

/// The leases of one task at one destination, as numbered files.
///
/// The file with the highest number is the lease. A taker judges it and creates the one with the
/// next number, which only one of several can do. The highest file is never removed, so that a taker
/// that was slow finds a higher one than its own and gives up. A lease is released by emptying its
/// file, which also works on a full disk, and which is all that a power failure can do to it.
struct LeaseFiles {
    let task: TaskName
    let folder: NodeFolder
    let holder: LeaseHolder

    private static let attempts = 20
    /// One spelling of accents: two nodes may have typed the name differently.
    private var beginning: String { "lease-\(task.text.precomposedStringWithCanonicalMapping)." }
    private static let ending = ".json"
    private var rule: LeaseRule { LeaseRule(task: task, asker: holder) }
    /// The file that is going to be the lease, under a name that nobody else has.
    private var draft: String { "\(beginning)\(holder.token).new" }

    /// Takes the lease.
    ///
    /// - Throws: `busy`; `SystemError`.
    func take() throws -> HeldLeaseFile {
        try folder.create()
        defer { unlink("\(folder.path)/\(draft)") }
        for _ in 0..<Self.attempts {
            try folder.write(holder, to: draft)
            guard let (number, takeover) = try takeNext() else { continue }
            try tidy(below: number)
            return HeldLeaseFile(self, number: number, takeover: takeover)
        }
        throw rule.contested
    }

    /// The name of the lease with this number.
    func name(_ number: Int) -> String { "\(beginning)\(number)\(Self.ending)" }

    /// The highest number there is; none if there is no lease.
    func highest() throws -> Int? { try folder.names().compactMap(number).max() }

    /// One attempt.
    ///
    /// - Returns: the number of the lease that is held now, and from whom it was taken over;
    ///   nothing if somebody was quicker.
    private func takeNext() throws -> (number: Int, takeover: String?)? {
        let last = try highest()
        guard let verdict = try last.map(judge) ?? .free(nil) else { return nil }
        switch verdict {
        case .busy(let failure): throw failure
        case .free(let takeover):
            let next = (last ?? 0) + 1
            guard try create(next) else { return nil }
            guard try highest() == next else {
                unlink("\(folder.path)/\(name(next))")
                return nil
            }
            return (next, takeover)
        }
    }

    /// The verdict on a lease; nothing if it is gone, because there is a higher one.
    private func judge(_ number: Int) throws -> LeaseRule.Verdict? {
        // The draft was written just now.
        guard let now = try folder.read(draft)?.changedAt,
            let (found, changedAt) = try read(number)
        else { return nil }
        let silence = (Double(now) - Double(changedAt)) / 1_000_000
        return rule.verdict(on: found, silence: silence, isRunning: ProcessLook.isRunning)
    }

    /// A lease and when it changed; one that may not be read has changed when it says.
    private func read(_ number: Int) throws -> (LeaseRule.Found, Int64)? {
        do {
            guard let (bytes, changedAt) = try folder.read(name(number)) else { return nil }
            if bytes.isEmpty { return (.released, changedAt) }
            let holder = try? JSONDecoder().decode(LeaseHolder.self, from: Data(bytes))
            return (holder.map { .held($0) } ?? .unreadable, changedAt)
        } catch let error as SystemError where error.number == EACCES {
            guard let status = try FileOperations.status("\(folder.path)/\(name(number))") else {
                return nil
            }
            return (.unreadable, Int64(status.st_mtim.tv_sec) * 1_000_000)
        }
    }

    /// Makes the draft the lease with this number.
    ///
    /// - Returns: false if somebody else has that number.
    private func create(_ number: Int) throws -> Bool {
        let path = "\(folder.path)/\(name(number))"
        do {
            try FileOperations.renameWithoutReplacing("\(folder.path)/\(draft)", to: path)
            return true
        } catch let error as SystemError where error.number == EEXIST {
            // A server that is asked twice, because its answer was lost, says so of our own.
            guard case .held(let there)? = try read(number)?.0 else { return false }
            return there.token == holder.token
        }
    }

    /// Removes what earlier takers have left.
    private func tidy(below highest: Int) throws {
        for name in try folder.names() where name.hasPrefix(beginning) {
            if let number = number(name) {
                if number < highest { try FileOperations.remove("\(folder.path)/\(name)") }
            } else if name.hasSuffix(".new"), try isOld(name, than: highest) {
                try FileOperations.remove("\(folder.path)/\(name)")
            }
        }
    }

    private func isOld(_ name: String, than highest: Int) throws -> Bool {
        guard let now = try folder.read(self.name(highest))?.changedAt,
            let then = try folder.read(name)?.changedAt
        else { return false }
        return Double(now - then) / 1_000_000 > LeaseRule.expirySeconds
    }

    private func number(_ name: String) -> Int? {
        guard name.hasPrefix(beginning), name.hasSuffix(Self.ending) else { return nil }
        let digits = name.dropFirst(beginning.count).dropLast(Self.ending.count)
        guard (1...15).contains(digits.utf8.count),
            digits.utf8.allSatisfy({ (48...57).contains($0) })
        else { return nil }
        return Int(digits)
    }
}
