import Domain

/// What a file says about alerts; what it does not mention is said elsewhere or nowhere.
package struct AlertDefaults: Hashable, Sendable {
    /// What is said of one channel.
    package enum Choice<Value: Hashable & Sendable>: Hashable, Sendable {
        /// There is to be none, also where another file has one.
        case none
        /// This one.
        case use(Value)

        fileprivate var value: Value? { if case .use(let value) = self { value } else { nil } }
    }

    /// The commands.
    package var hooks: [AlertEvent: Choice<String>] = [:]
    /// The address of the heartbeat.
    package var heartbeat: Choice<HeartbeatURL>?
    /// How many seconds each may take, more than 0 and at most `AlertSettings.longestTimeout`.
    package var timeout: Double?

    /// Nothing is said.
    package init() {}

    /// These defaults, and where they say nothing, those of `other`.
    func completed(by other: AlertDefaults) -> AlertDefaults {
        var all = other
        all.hooks.merge(hooks) { $1 }
        all.heartbeat = heartbeat ?? other.heartbeat
        all.timeout = timeout ?? other.timeout
        return all
    }

    /// Sets in `alerts` what these defaults mention, and leaves the rest.
    func apply(to alerts: inout AlertSettings) {
        for (event, choice) in hooks { alerts.hooks[event] = choice.value }
        if let heartbeat { alerts.heartbeat = heartbeat.value }
        alerts.timeout = timeout ?? alerts.timeout
    }
}

extension AlertDefaults {
    private static let keys = AlertChannel.allCases.map(\.name) + ["timeout"]
    /// Stands in place of a command or an address where there is to be none.
    static let noneWord = "none"

    /// What the mapping `alerts` in `root` says; what it says wrongly is complained of there.
    init(in root: inout MappingReader) {
        guard var mapping = root.mapping("alerts", keys: Self.keys) else { return }
        for event in AlertEvent.allCases {
            hooks[event] = mapping.command(event.rawValue).map {
                $0 == Self.noneWord ? .none : .use($0)
            }
        }
        heartbeat =
            mapping.isWord(Self.noneWord, at: "heartbeat")
            ? Choice.none : mapping.heartbeat("heartbeat").map { .use($0) }
        timeout = mapping.seconds("timeout", upTo: AlertSettings.longestTimeout)
        root.complain(of: mapping)
    }
}

extension MappingReader {
    /// The command for a shell at `key`.
    fileprivate mutating func command(_ key: String) -> String? {
        guard let text = text(key) else { return nil }
        if text.contains(where: { !$0.isWhitespace }), !text.utf8.contains(0) { return text }
        complain(key, "must be a command for /bin/sh, or 'none'")
        return nil
    }

    /// The address at `key`. It is not repeated in a complaint: it may hold secrets.
    fileprivate mutating func heartbeat(_ key: String) -> HeartbeatURL? {
        guard let text = text(key) else { return nil }
        if let url = HeartbeatURL(text) { return url }
        complain(
            key, "must be an http or https address, or 'none'",
            next: "Write it whole, as in 'https://example.org/ping'; what is not ASCII or a space "
                + "is written as %XX.")
        return nil
    }
}
