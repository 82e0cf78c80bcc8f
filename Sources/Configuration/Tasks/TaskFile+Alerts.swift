import Domain

extension TaskFile {
    /// The lines of a file that say what `alerts` has and `standard` has not.
    static func lines(of alerts: AlertSettings, unlike standard: AlertSettings) -> [String] {
        var lines = AlertEvent.allCases.filter { alerts.hooks[$0] != standard.hooks[$0] }.map {
            "\($0.rawValue): \(alerts.hooks[$0].map(quoted) ?? AlertDefaults.noneWord)"
        }
        if alerts.heartbeat != standard.heartbeat {
            let text = alerts.heartbeat.map { quoted($0.text) }
            lines.append("heartbeat: \(text ?? AlertDefaults.noneWord)")
        }
        if alerts.timeout != standard.timeout { lines.append("timeout: \(alerts.timeout)") }
        return lines.isEmpty ? [] : ["alerts:"] + lines.map { "  " + $0 }
    }
}
