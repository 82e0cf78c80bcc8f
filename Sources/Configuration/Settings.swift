import Domain

/// What `stillpoint.yaml` says: the node's tag, how much its engine does at once, and the defaults
/// of tasks.
package struct Settings: Hashable, Sendable {
    /// The tag of this node.
    package var node = NodeTag.standard
    /// How many jobs an engine runs at a time, from 1 to 16.
    package var jobs = 2
    /// What tasks do about things that their own files do not mention.
    package var defaults = TaskDefaults()

    /// The settings without any file.
    package init() {}

    /// Reads the settings files; a missing one says nothing. Key by key, this user's file wins over
    /// the one for all users.
    ///
    /// - Throws: `configuration`, with file and line, for the first thing that is wrong.
    package init(from places: Places) throws {
        let (settings, failures) = Self.read(from: places)
        if let failure = failures.first { throw failure }
        self = settings
    }

    /// As far as the files can be read, the settings, and all that is wrong with the files.
    static func read(from places: Places) -> (settings: Settings, failures: [Failure]) {
        var settings = Settings()
        var failures: [Failure] = []
        var tag: NodeTag?
        var jobs: Int?
        for path in places.settingsFiles {
            let file = SettingsFile(path: path)
            do throws(Failure) {
                guard let text = try TextFile(path: path).read() else { continue }
                let parsed = file.parse(text)
                failures += parsed.failures
                tag = tag ?? parsed.node
                jobs = jobs ?? parsed.jobs
                settings.defaults = settings.defaults.completed(by: parsed.defaults)
            } catch {
                failures.append(error)
            }
        }
        settings.node = tag ?? settings.node
        settings.jobs = jobs ?? settings.jobs
        return (settings, failures)
    }
}

/// One settings file, apart from how it lies on disk.
struct SettingsFile {
    /// Its path, for what is said about it.
    let path: String

    /// What a file says; what it does not mention is missing.
    struct Content {
        var node: NodeTag?
        var jobs: Int?
        var defaults = TaskDefaults()
        /// All that is wrong with it.
        var failures: [Failure] = []
    }

    /// What `text` says as the content of the file.
    func parse(_ text: String) -> Content {
        var content = Content()
        var root: MappingReader
        do throws(Complaint) {
            root = try MappingReader(text: text, keys: ["node", "jobs", "defaults", "alerts"])
        } catch {
            content.failures = [error.failure(in: path)]
            return content
        }
        content.node = root.nodeTag("node")
        content.jobs = root.integer("jobs", in: 1...16)
        if var mapping = root.mapping("defaults", keys: TaskDefaults.keys) {
            content.defaults = TaskDefaults(from: &mapping)
            root.complain(of: mapping)
        }
        content.defaults.alerts = AlertDefaults(in: &root)
        let complaints = root.complaints.sorted { $0.line < $1.line }
        content.failures = complaints.map { $0.failure(in: path) }
        return content
    }
}
