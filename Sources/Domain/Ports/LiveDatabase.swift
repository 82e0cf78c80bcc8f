/// A live database that is held to be replaced. Confined to the thread that made it.
///
/// Other programs may have it open all the time: what they read from the replacement on is the new
/// contents.
package protocol LiveDatabase: AnyObject {
    /// Copies the database image at `path` into the database, in one transaction, and makes it
    /// durable. The image is prepared for that and changed in two bytes of its header.
    ///
    /// - Parameter progress: called with the bytes done and the total; what it throws ends it.
    /// - Throws: failures of the database; `CommittedMeanwhile`. The database then is what it was,
    ///   and is held again.
    func replace(withImage path: String, progress: (Int64, Int64) throws -> Void) throws

    /// Compares the database, page by page, with the image that replaced it.
    func verdict(onImage path: String) throws -> ReplacementVerdict

    /// Lets go of the database. Calling it again does nothing.
    func end()
}

/// Another program has committed in the instant between the hold and the replacement, and nothing
/// was replaced: what it committed is in no backup yet.
package struct CommittedMeanwhile: Error, Hashable {
    /// It has happened.
    package init() {}
}

/// What a look at a replaced database tells.
package enum ReplacementVerdict: Hashable, Sendable {
    /// It is the image, page by page.
    case same
    /// Other programs have written to it, so that it can no longer be compared.
    case changedSince
    /// It is something else, as one sentence tells.
    case different(String)
}
