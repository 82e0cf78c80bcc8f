import Domain

/// What `stillpoint.yaml` says: the node's tag and the defaults of tasks.
package struct Settings: Hashable, Sendable {
    /// The tag of this node.
    package var node = NodeTag.standard
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
        for path in places.settingsFiles {
            let file = SettingsFile(path: path)
            do throws(Failure) {
                guard let text = try TextFile(path: path).read() else { continue }
                let parsed = file.parse(text)
                failures += parsed.failures
                tag = tag ?? parsed.node
                settings.defaults = settings.defaults.completed(by: parsed.defaults)
            } catch {
                failures.append(error)
            }
        }
        settings.node = tag ?? .standard
        return (settings, failures)
    }
}

/// One settings file, apart from how it lies on disk.
struct SettingsFile {
    /// Its path, for what is said about it.
    let path: String

    /// What `text` says as the content of the file, and all that is wrong with it.
    func parse(_ text: String) -> (node: NodeTag?, defaults: TaskDefaults, failures: [Failure]) {
        var root: MappingReader
        do throws(Complaint) {
            root = try MappingReader(text: text, keys: ["node", "defaults", "alerts"])
        } catch {
            return (nil, TaskDefaults(), [error.failure(in: path)])
        }
        let node = root.nodeTag("node")
        var defaults = TaskDefaults()
        if var mapping = root.mapping("defaults", keys: TaskDefaults.keys) {
            defaults = TaskDefaults(from: &mapping)
            root.complain(of: mapping)
        }
        defaults.alerts = AlertDefaults(in: &root)
        let complaints = root.complaints.sorted { $0.line < $1.line }
        return (node, defaults, complaints.map { $0.failure(in: path) })
    }
}
