/// Looks at folders for a person who is typing a path.
package protocol FolderLooking: Sendable {
    /// What the folder at `path` is as a destination for the database at `database`.
    func destination(at path: String, for database: String) throws -> DestinationFacts

    /// Makes sure that backups can be written into the folder at `path`; creates its last part.
    ///
    /// - Throws: failures of the file system.
    func makeDestination(at path: String) throws

    /// Paths that begin with `text`, sorted, folders with a slash at the end; at most `limit`.
    ///
    /// A folder that may not be listed gives none.
    func completions(of text: String, onlyFolders: Bool, limit: Int) -> [String]
}
