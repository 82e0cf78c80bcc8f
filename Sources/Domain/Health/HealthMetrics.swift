/// The health of tasks in Prometheus' text format, as node_exporter's textfile collector reads it,
/// <https://prometheus.io/docs/instrumenting/exposition_formats/#text-based-format>.
///
/// What is not known of a task has no line; times are seconds since 1970, sizes bytes.
package struct HealthMetrics {
    /// The text, which ends with a newline.
    package private(set) var text = ""

    /// The metrics of all that `survey` found.
    package init(_ survey: Survey) {
        let entries = survey.entries
        add("stillpoint_status_timestamp_seconds", "When this was found out.")
        text += "stillpoint_status_timestamp_seconds \(Self.seconds(survey.time))\n"
        add("stillpoint_problems", "Problems of the configuration or the history.")
        text += "stillpoint_problems \(survey.problems.count)\n"
        add("stillpoint_schedules_kept", "0 if tasks have schedules and no engine keeps them.")
        text += "stillpoint_schedules_kept \(survey.isUnattended ? 0 : 1)\n"
        addSet(
            "stillpoint_task_state", "Whether the task is in this state.", "state", entries,
            TaskHealth.State.allCases.map(\.rawValue)
        ) { [$0.health.state.rawValue] }
        addSet(
            "stillpoint_task_warning", "Whether there is such a warning.", "kind", entries,
            TaskWarning.Kind.allCases.map(\.rawValue)
        ) { $0.health.warnings.map(\.kind.rawValue) }
        for metric in Self.metrics { add(metric, entries) }
    }

    private struct Metric: Sendable {
        let name: String
        let help: String
        let value: @Sendable (Survey.Entry) -> String?
    }

    private static let metrics = [
        Metric(
            name: "last_good_timestamp_seconds",
            help: "When the newest good backup was made or confirmed."
        ) { $0.health.lastGood.map(seconds) },
        Metric(
            name: "next_due_timestamp_seconds", help: "When the schedules ask for the next backup."
        ) { $0.health.nextDue.map(seconds) },
        Metric(name: "last_run_duration_seconds", help: "How long the last backup took.") {
            lastBackup($0).map { "\($0.seconds)" }
        },
        Metric(name: "last_freeze_seconds", help: "How long the last backup held the freeze.") {
            lastBackup($0).map { "\($0.freezeSeconds)" }
        },
        Metric(name: "database_bytes", help: "Size of the database at its newest restore point.") {
            points($0)?.last.map { "\($0.facts.geometry.imageBytes)" }
        },
        Metric(name: "backup_bytes", help: "Size of all files of its restore points.") {
            points($0).map { "\($0.reduce(0) { $0 + $1.fileBytes })" }
        },
        Metric(name: "restore_points", help: "Restore points that are complete.") {
            points($0) == nil ? nil : "\($0.health.points)"
        },
        Metric(name: "leftovers", help: "Files that failed runs left behind.") {
            points($0) == nil ? nil : "\($0.health.leftovers)"
        },
    ]

    private static func lastBackup(_ entry: Survey.Entry) -> RunRecord? {
        entry.runs.first { $0.action == .backup }
    }

    private static func points(_ entry: Survey.Entry) -> [RestorePoint]? {
        (try? entry.catalog.get())?.points
    }

    private static func seconds(_ time: LocalTime) -> String {
        "\(Double(time.microseconds) / 1_000_000)"
    }

    private mutating func add(_ metric: Metric, _ entries: [Survey.Entry]) {
        let name = "stillpoint_task_\(metric.name)"
        add(name, metric.help)
        for entry in entries {
            guard let value = metric.value(entry) else { continue }
            text += "\(name){\(Self.task(entry))} \(value)\n"
        }
    }

    /// A line for each of `values`: 1 for those that the task has, 0 for the others.
    private mutating func addSet(
        _ name: String, _ help: String, _ label: String, _ entries: [Survey.Entry],
        _ values: [String], _ own: (Survey.Entry) -> [String]
    ) {
        add(name, help)
        for entry in entries {
            let own = own(entry)
            for value in values {
                text +=
                    "\(name){\(Self.task(entry)),\(label)=\"\(value)\"} "
                    + "\(own.contains(value) ? 1 : 0)\n"
            }
        }
    }

    private mutating func add(_ name: String, _ help: String) {
        text += "# HELP \(name) \(help)\n# TYPE \(name) gauge\n"
    }

    private static func task(_ entry: Survey.Entry) -> String {
        "task=\"\(escaped(entry.health.task.name.text))\""
    }

    /// A label's value as the format wants it: backslash, quote and newline escaped.
    static func escaped(_ text: String) -> String {
        text.replacing("\\", with: "\\\\").replacing("\"", with: "\\\"")
            .replacing("\n", with: "\\n")
    }
}
