import Domain

/// Which files describe tasks, and of which names. Their contents are not looked at.
struct TaskListing {
    /// The files, by name; where a name is in several folders, the one that wins.
    private(set) var files: [TaskFile] = []
    /// What is wrong with the names of files.
    private(set) var failures: [Failure] = []
    /// What is legal, yet surely not meant.
    private(set) var doubts: [Failure] = []

    /// Lists `folders`, the one that wins first.
    init(folders: [String]) {
        for folder in folders {
            do throws(SystemError) {
                let names = try Folder(path: folder).names().filter { !$0.hasPrefix(".") }
                let found = names.compactMap { file(named: $0, in: folder) }
                checkDoubles(found)
                files += found.filter { file in !files.contains { $0.name == file.name } }
            } catch {
                var failure = error.failure
                failure.code = .configuration
                failures.append(failure)
            }
        }
        files.sort { $0.name < $1.name }
    }

    /// The file of the task `name`.
    ///
    /// - Throws: `unknownTask`, with the names that are near.
    func file(of name: TaskName) throws(Failure) -> TaskFile {
        if let file = files.first(where: { $0.name == name }) { return file }
        let names = files.map(\.name.text)
        let near = NearWords(words: names).near(name.text)
        let next =
            if names.isEmpty {
                "Add one first: none is configured yet."
            } else if near.isEmpty {
                "Choose one of: \(names.joined(separator: ", "))."
            } else {
                "Did you mean \(near.joined(separator: " or "))?"
            }
        throw Failure(
            .unknownTask, "There is no task \(name.text.quotedForDisplay).",
            cause: "The name is misspelt, or the task was removed.", next: next)
    }

    private mutating func file(named name: String, in folder: String) -> TaskFile? {
        let path = folder + "/" + name
        if name.hasSuffix(".yml") {
            doubts.append(
                Failure(
                    .configuration, "\(path.plainForDisplay):1: this file is not read.",
                    cause: "The names of task files end in '.yaml'.", next: "Rename it."))
        }
        guard name.hasSuffix(".yaml") else { return nil }
        do {
            return TaskFile(path: path, name: try TaskName(String(name.dropLast(5))))
        } catch {
            let why = Failure(describing: error)
            failures.append(
                Failure(
                    .configuration, "\(path.plainForDisplay):1: \(why.message)", cause: why.cause,
                    next: "Rename the file. " + why.next))
            return nil
        }
    }

    /// Names that look the same may differ in their bytes: é is one character or two.
    private mutating func checkDoubles(_ files: [TaskFile]) {
        for (index, file) in files.enumerated()
        where files[..<index].contains(where: { $0.name == file.name }) {
            failures.append(
                Failure(
                    .configuration,
                    "\(file.path.plainForDisplay):1: another file describes the task \(file.name) too.",
                    next: "Remove one of them."))
        }
    }
}
