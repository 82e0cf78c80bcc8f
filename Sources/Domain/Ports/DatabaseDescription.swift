/// What a database is, for a person who is about to back it up.
package struct DatabaseDescription: Hashable, Sendable, Codable {
    /// The kind of database, as in "SQLite".
    package let kind: String
    /// Its size.
    package let geometry: PageGeometry
    /// How it keeps commits safe: "wal", "delete", "truncate", …
    package let journalMode: String

    /// A description of these facts.
    package init(kind: String, geometry: PageGeometry, journalMode: String) {
        self.kind = kind
        self.geometry = geometry
        self.journalMode = journalMode
    }
}
