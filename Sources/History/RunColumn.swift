/// The columns of the table `runs`, in the order in which they are read.
///
/// They are read by number: a name would be looked up anew in each row, which took longer than all
/// the rest.
enum RunColumn: Int, CaseIterable {
    case action, task, kind, reason, origin, outcome
    case started, startedOffset, seconds, freezeSeconds, logBytes
    case pages, changedPages, imageBytes, fileBytes
    case point, file
    case failureCode, failureMessage, failureCause, failureNext, failureCanRetry

    /// What it is called in the table.
    var name: String {
        "\(self)".reduce(into: "") { $0 += $1.isUppercase ? "_" + $1.lowercased() : String($1) }
    }

    /// All names, for a query.
    static let list = allCases.map(\.name).joined(separator: ", ")
}
