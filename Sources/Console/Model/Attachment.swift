/// Where the engine is that a console talks to.
package enum Attachment: Equatable, Sendable {
    /// In the console's own process.
    case own
    /// In another process, named in a few words: "process 812, serve".
    case attached(to: String)
    /// Nowhere: the one in another process has gone, and another one is looked for.
    case lost
}
