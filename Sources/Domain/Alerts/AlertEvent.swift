/// What somebody can be told of.
package enum AlertEvent: String, Hashable, Sendable, Codable, CaseIterable {
    /// A backup ended well.
    case success
    /// A backup or a verification failed, or found something wrong.
    case failure
    /// A backup is overdue.
    case late
    /// What had failed or was late ended well.
    case recovered
}
