/// Where the engine is that a console talks to.
package enum Attachment: Equatable, Sendable {
    /// In the console's own process, where it can go on without the console.
    case own
    /// In the console's own process, and it ends with the console.
    case alone
    /// In another process, named in a few words: "process 812, serve".
    case attached(to: String)
    /// Nowhere: the one in another process has gone, and another one is looked for.
    case lost
}
