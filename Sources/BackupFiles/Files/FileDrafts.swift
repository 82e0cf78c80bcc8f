import Domain
import Foundation

/// The draft of a restore as a JSON file in the state folder, with mode 0600.
package struct FileDrafts: DraftStore {
    private let folder: String
    private var path: String { "\(folder)/restore-draft.json" }

    /// Drafts in `stateFolder`.
    package init(stateFolder: String) { folder = stateFolder }

    package func draft() -> RestoreDraft? {
        guard let file = try? OpenFile(path, O_RDONLY), let size = try? file.size(), size < 1 << 16,
            let bytes = try? file.bytes(at: 0, count: Int(size))
        else { return nil }
        return try? JSONDecoder().decode(RestoreDraft.self, from: Data(bytes))
    }

    package func save(_ draft: RestoreDraft) throws {
        try FileOperations.createFolders(folder)
        try FileOperations.replace(path, with: Array(try JSONEncoder().encode(draft)))
    }

    package func discard() throws { try FileOperations.remove(path) }
}
