import Foundation
import TestSupport
import Testing

/// Backups of a database under constant writes, killed again and again, and all of them restored.
///
/// `STILLPOINT_SOAK_SECONDS` makes it long, and then the schedule's own runs are waited for, and
/// killed, too; `STILLPOINT_SOAK_SEED` makes its choices those of an earlier run.
@Suite(.serialized, .timeLimit(.minutes(720))) struct SoakTests {
    private static let environment = ProcessInfo.processInfo.environment
    private static let seconds = environment["STILLPOINT_SOAK_SECONDS"].flatMap { Int($0) }
    private static let seed =
        environment["STILLPOINT_SOAK_SEED"].flatMap { UInt64($0) } ?? UInt64.random(in: 0..<10_000)

    @Test(arguments: [seed])
    func `every restore point of a soak is a state that existed`(seed: UInt64) throws {
        let soak = try Soak(seed: seed, isScheduled: Self.seconds != nil)
        try soak.run(for: .seconds(Self.seconds ?? 7))
        let end = try SoakEnd(soak)
        #expect(soak.tally.problems == [])
        #expect(end.problems == [])
        print("seed \(seed): \(end); \(soak.tally)")
    }
}
