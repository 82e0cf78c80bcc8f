import Domain
import Foundation
import Synchronization
import TestSupport
import Testing

@testable import Alerts

/// Hooks as real programs of a real shell.
struct HookRunTests {
    private let scene: AlertScene

    init() throws { scene = try AlertScene() }

    /// Whether a process ends; it closes its files a moment before it has.
    private func ends(_ name: String) throws -> Bool {
        let pid = try pid(name)
        let deadline = ContinuousClock.now + .seconds(20)
        while isAlive(pid) {
            guard ContinuousClock.now < deadline else { return false }
            sched_yield()
        }
        return true
    }

    private func isAlive(_ pid: pid_t) -> Bool {
        // An orphan that was killed may stay a zombie.
        let stat = try? String(contentsOfFile: "/proc/\(pid)/stat", encoding: .utf8)
        return stat.map { !$0.contains(") Z ") } ?? false
    }

    /// The process id that a hook wrote into a file.
    private func pid(_ name: String) throws -> pid_t {
        try pid_t(scene.text(name).trimmingCharacters(in: .newlines)).unwrapped
    }

    @Test func `a hook finds the facts on standard input, as one document`() throws {
        let path = scene.folder.path("got")
        #expect(try scene.hook("cat > '\(path)'").problem == nil)
        let document = try JSON(try scene.text("got"))
        #expect(document["schemaVersion"] == 1)
        #expect(document["event"] == "failure")
        #expect(document["test"] == false)
        #expect(document["task"] == "shop")
        #expect(document["node"] == "B")
        #expect(document["host"] == "oak")
        #expect(document["database"] == "/srv/shop.db")
        #expect(document["destination"] == "/mnt/backup")
        #expect(document["time"].text == AlertScene.time.iso8601)
        #expect(document["job"] == "backup")
        #expect(document["seconds"] == .number(1.5))
        #expect(document["error"]["code"] == "diskFull")
        #expect(document["error"]["cause"] == "A big\nfile.")
        #expect(!document.keys.contains("backup"))
    }

    @Test func `a hook finds the facts in its environment, and nothing of an outer alert`() throws {
        var scene = scene
        scene.environment["STILLPOINT_BACKUP"] = "/of/another"
        scene.environment["STILLPOINT_HOME"] = "/home"
        let path = scene.folder.path("got")
        #expect(try scene.hook("env > '\(path)'").problem == nil)
        let text = try scene.text("got")
        for line in [
            "STILLPOINT_EVENT=failure", "STILLPOINT_TASK=shop", "STILLPOINT_NODE=B",
            "STILLPOINT_HOST=oak", "STILLPOINT_ERROR_MESSAGE=It is \"full\".",
            "STILLPOINT_ERROR_CAUSE=A big\nfile.", "STILLPOINT_HOME=/home",
            "STILLPOINT_SUMMARY=shop: backup failed: It is \"full\".",
        ] {
            #expect(text.contains(line + "\n"), "\(line)")
        }
        #expect(!text.contains("STILLPOINT_BACKUP"))
        #expect(!text.contains("STILLPOINT_TEST"))
    }

    @Test func `a hook that does not read its input is well`() throws {
        #expect(try scene.hook("true") == AlertDelivery())
        #expect(try scene.hook("exec 0<&-; echo done").output == "done")
    }

    @Test func `a hook that fails says with what, and what it said last`() throws {
        let delivery = try scene.hook("echo out; echo 'no\tmail' >&2; exit 3")
        #expect(
            delivery.problem == "It ended with status 3. The last it said: \"out\\nno\\tmail\".")
    }

    @Test func `a program that does not exist is told`() throws {
        let problem = try #require(try scene.hook("/no/such/program").problem)
        #expect(problem.hasPrefix("It ended with status 127: there is no such program."))
    }

    @Test func `a hook that is killed says by which signal`() throws {
        #expect(try scene.hook("kill -9 $$").problem == "It was killed by signal 9.")
    }

    @Test func `of what it says the last KiB is kept`() throws {
        let delivery = try scene.hook("head -c 200000 /dev/zero | tr '\\0' x; echo end")
        #expect(delivery.problem == nil)
        #expect(delivery.output.hasSuffix("xend"))
        #expect(delivery.output.utf8.count == 1023)
    }

    @Test func `a hook that hangs is ended in time`() throws {
        let path = scene.folder.path("pid")
        let delivery = try scene.hook("echo $$ > '\(path)'; echo hanging; sleep 1000", timeout: 0.2)
        let problem = try #require(delivery.problem)
        #expect(
            problem == "It was ended because it took longer than 0.2 s. "
                + "The last it said: \"hanging\".")
        #expect(try ends("pid"))
    }

    @Test func `so is one that does not want to be ended, with its children`() throws {
        let pids = ["shell", "child"].map { scene.folder.path($0) }
        let delivery = try scene.hook(
            """
            trap '' TERM
            echo $$ > '\(pids[0])'
            sh -c "trap '' TERM; echo \\$\\$ > '\(pids[1])'; while :; do sleep 1000; done" &
            while :; do sleep 1000; done
            """, timeout: 0.5)
        #expect(delivery.problem != nil)
        #expect(try ends("shell"))
        #expect(try ends("child"))
    }

    @Test func `a child that holds the output when the shell has ended is ended, too`() throws {
        let path = scene.folder.path("pid")
        let delivery = try scene.hook("sleep 1000 & echo $! > '\(path)'", timeout: 0.5)
        #expect(delivery.problem != nil)
        #expect(try ends("pid"))
    }

    @Test func `a child that has let go of the output may go on`() throws {
        let path = scene.folder.path("pid")
        let delivery = try scene.hook("sleep 1000 >/dev/null 2>&1 & echo $! > '\(path)'")
        #expect(delivery.problem == nil)
        #expect(isAlive(try pid("pid")))
        kill(try pid("pid"), SIGKILL)
    }

    @Test func `a cancellation ends it`() throws {
        let pipe = scene.folder.path("pipe")
        #expect(mkfifo(pipe, 0o600) == 0)
        let cancellation = Cancellation()
        let thread = Thread {
            // Opens when the hook has begun.
            _ = FileManager.default.contents(atPath: pipe)
            cancellation.request("enough")
        }
        thread.start()
        let delivery = try scene.hook("echo > '\(pipe)'; sleep 1000", unless: cancellation)
        #expect(delivery.problem?.contains("because this program ends") == true)
    }

    @Test func `no signal is blocked or ignored in it, and no file of ours is open`() throws {
        let before = signal(SIGUSR1, SIG_IGN)
        defer { signal(SIGUSR1, before) }
        let open = Glibc.open("/dev/null", O_RDONLY)
        defer { close(open) }
        let delivery = try scene.hook(
            "grep -E '^Sig(Blk|Ign)' /proc/self/status; "
                + "for f in 3 4 5 6 7 8 9; do [ -e /proc/$$/fd/$f ] && echo open $f; done; true")
        let lines = delivery.output.split(separator: "\n")
        let masks = lines.map { UInt64($0.split(separator: "\t").last ?? "", radix: 16) }
        // glibc keeps signals 32 and 33 for itself.
        #expect(masks.map { $0.map { $0 & ~(3 << 31) } } == [0, 0], "\(delivery.output)")
    }

    @Test func `it leads a group of its own`() throws {
        let delivery = try scene.hook("echo $$; ps -o pgid= -p $$")
        let ids = delivery.output.split(whereSeparator: \.isWhitespace)
        #expect(ids.count == 2 && ids[0] == ids[1], "\(delivery.output)")
    }
}
