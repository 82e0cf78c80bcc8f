import Domain

/// Where configuration and state live.
///
/// None of the folders need to exist: what is missing is read as empty, and is made when something
/// is first kept in it.
package struct Places: Hashable, Sendable {
    /// The folder of this user's configuration, as an absolute path.
    package let configuration: String
    /// The folder of this user's state, as an absolute path.
    package let state: String
    /// The folder of the configuration for all users; none where `STILLPOINT_HOME` holds everything.
    package let system: String?

    /// The settings files, the one that wins first.
    package var settingsFiles: [String] { folders.map { Self.joined($0, "stillpoint.yaml") } }

    /// The folders of task files, the one that wins first. New tasks go to the first.
    package var taskFolders: [String] { folders.map { Self.joined($0, "tasks") } }

    /// The places that an environment names.
    ///
    /// `STILLPOINT_HOME` holds everything, also when it is relative to `workingDirectory`. Without
    /// it the folders are those of the XDG Base Directory Specification,
    /// <https://specifications.freedesktop.org/basedir-spec/latest/>, which has relative paths
    /// ignored. Empty variables count as unset.
    ///
    /// - Throws: `configuration` when neither `HOME` nor the variables above say where.
    package init(
        environment: [String: String], workingDirectory: String, system: String = "/etc/stillpoint"
    ) throws {
        let set = environment.filter { !$0.value.isEmpty }
        if let home = set["STILLPOINT_HOME"] {
            configuration = Self.absolute(home, in: workingDirectory)
            state = Self.joined(configuration, "state")
            self.system = nil
            return
        }
        let base = { (variable: String, standard: String) throws -> String in
            if let path = set[variable], path.hasPrefix("/") { return path }
            guard let home = set["HOME"], home.hasPrefix("/") else { throw Self.homeless(variable) }
            return Self.joined(home, standard)
        }
        configuration = Self.joined(try base("XDG_CONFIG_HOME", ".config"), "stillpoint")
        state = Self.joined(try base("XDG_STATE_HOME", ".local/state"), "stillpoint")
        self.system = system
    }

    private var folders: [String] { [configuration] + (system.map { [$0] } ?? []) }

    private static func absolute(_ path: String, in folder: String) -> String {
        withoutFinalSlashes(path.hasPrefix("/") ? path : joined(folder, path))
    }

    private static func joined(_ folder: String, _ rest: String) -> String {
        let folder = withoutFinalSlashes(folder)
        return folder == "/" ? "/" + rest : folder + "/" + rest
    }

    private static func withoutFinalSlashes(_ path: String) -> String {
        var path = path
        while path.utf8.count > 1, path.hasSuffix("/") { path.removeLast() }
        return path
    }

    private static func homeless(_ variable: String) -> Failure {
        Failure(
            .configuration, "Cannot tell where the configuration is.",
            cause: "The environment has neither STILLPOINT_HOME nor \(variable) nor HOME.",
            next: "Set STILLPOINT_HOME to the folder that is to hold configuration and state.")
    }
}
