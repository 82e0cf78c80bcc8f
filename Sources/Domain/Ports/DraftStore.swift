/// Where the draft of a restore survives a lost connection.
package protocol DraftStore: Sendable {
    /// The kept draft; none if there is none or it cannot be read any more.
    func draft() -> RestoreDraft?

    /// Keeps a draft in place of the one before, readable for this user only.
    func save(_ draft: RestoreDraft) throws

    /// Forgets the draft.
    func discard() throws
}
