import Testing

@testable import Domain

struct HealthMetricsTests {
    private func metrics(_ look: TaskLook) throws -> [String] {
        let health = TaskHealth(of: try Looks.task(), look)
        let entry = Survey.Entry(health: health, catalog: look.catalog, runs: look.runs)
        let survey = Survey(
            time: Looks.ago(0), entries: [entry], leftovers: [], runs: [], problems: [], draft: nil)
        return HealthMetrics(survey).text.split(separator: "\n").map(String.init)
    }

    @Test(arguments: [
        "# HELP stillpoint_task_state Whether the task is in this state.",
        "# TYPE stillpoint_task_state gauge",
        "stillpoint_task_state{task=\"shop\",state=\"good\"} 1",
        "stillpoint_task_state{task=\"shop\",state=\"late\"} 0",
        "stillpoint_task_warning{task=\"shop\",kind=\"drill\"} 0",
        "stillpoint_task_last_good_timestamp_seconds{task=\"shop\"} 1795426860.0",
        "stillpoint_task_next_due_timestamp_seconds{task=\"shop\"} 1795428000.0",
        "stillpoint_task_last_run_duration_seconds{task=\"shop\"} 2.0",
        "stillpoint_task_backup_bytes{task=\"shop\"} 3000",
        "stillpoint_task_restore_points{task=\"shop\"} 3",
        "stillpoint_task_leftovers{task=\"shop\"} 0",
        "stillpoint_problems 0", "stillpoint_schedules_kept 1",
    ])
    func `a good task has these lines`(_ line: String) throws {
        let lines = try metrics(Looks.good(runs: [Looks.backup(60)]))
        #expect(lines.count { $0 == line } == 1, "\(lines.joined(separator: "\n"))")
    }

    @Test func `every line is a comment or a metric that was announced`() throws {
        var announced: Set<Substring> = []
        for line in try metrics(Looks.good(runs: [Looks.backup(60)])) {
            if line.hasPrefix("# TYPE ") { announced.insert(line.split(separator: " ")[2]) }
            guard !line.hasPrefix("#") else { continue }
            let name = line.prefix { $0 != "{" && $0 != " " }
            #expect(announced.contains(name))
            #expect(line.split(separator: " ").last.flatMap { Double($0) } != nil)
        }
        #expect(announced.count == 13)
    }

    @Test func `what is not known of a task has no line`() throws {
        var look = Looks.good()
        look.catalog = .failure(Failure(.destinationMissing, "It is gone."))
        let lines = try metrics(look)
        for name in ["last_good", "last_run", "backup_bytes", "restore_points"] {
            #expect(!lines.contains { $0.hasPrefix("stillpoint_task_\(name)") })
        }
        #expect(lines.contains("stillpoint_task_state{task=\"shop\",state=\"failed\"} 1"))
    }

    @Test func `labels are escaped`() {
        #expect(HealthMetrics.escaped("a\\b\"c\nd") == "a\\\\b\\\"c\\nd")
    }
}
