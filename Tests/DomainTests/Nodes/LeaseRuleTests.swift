import Domain
import Testing

@Suite struct LeaseRuleTests {
    /// What a holder has in common with the one who asks.
    enum Likeness: CaseIterable {
        case sameProcesses, sameMachineBefore, sameNameOnly, sameBootElsewhere, nothing
    }

    private func holder(_ likeness: Likeness) -> LeaseHolder {
        var holder = LeaseHolder(
            node: .standard, writer: Writer(host: "oak", pid: 7, bootID: "now"), machine: "m",
            processStart: 1, pidSpace: "p", since: LocalTime(microseconds: 0, offset: 0),
            token: "t")
        switch likeness {
        case .sameProcesses: break
        case .sameMachineBefore: holder.bootID = "before"
        case .sameNameOnly: (holder.bootID, holder.machine) = ("other", "other")
        case .sameBootElsewhere: holder.pidSpace = "container"
        case .nothing:
            (holder.host, holder.bootID, holder.machine, holder.pidSpace) = ("elm", "b", "x", "y")
        }
        return holder
    }

    private func isFree(_ likeness: Likeness, silence: Double, runs: Bool) throws -> Bool {
        let rule = LeaseRule(task: try TaskName("shop"), asker: holder(.sameProcesses))
        let found = LeaseRule.Found.held(holder(likeness))
        switch rule.verdict(on: found, silence: silence, isRunning: { _ in runs }) {
        case .free(let sentence): return sentence != nil
        case .busy: return false
        }
    }

    @Test(arguments: Likeness.allCases)
    func `only a holder that can be seen to be dead is not waited for`(
        likeness: Likeness
    ) throws {
        let isSeen = [.sameProcesses, .sameMachineBefore].contains(likeness)
        #expect(try isFree(likeness, silence: 1, runs: false) == isSeen)
    }

    @Test(arguments: Likeness.allCases)
    func `whoever says nothing for two minutes is not waited for any longer`(
        likeness: Likeness
    ) throws {
        #expect(try isFree(likeness, silence: 121, runs: true))
        #expect(try isFree(likeness, silence: -121, runs: true))
    }

    @Test func `a machine without an id of its own is no proof of a restart`() throws {
        var (asker, before) = (holder(.sameProcesses), holder(.sameMachineBefore))
        (asker.machine, before.machine) = ("", "")
        #expect(!before.isBeforeRestart(of: asker))
    }
}
