/// For how long a task's scheduled runs may be put off: 1 hour to 7 days.
package struct DelaySpan: Hashable, Sendable, CustomStringConvertible {
    /// As it was written: "4h".
    package let description: String
    /// The hours, 1 to 168.
    package let hours: Int64

    /// Microseconds.
    package var microseconds: Int64 { hours * 3_600_000_000 }

    /// A number of hours or days, "4h" or "2d".
    ///
    /// - Throws: `usage`, for anything else and for what is too long.
    package init(_ text: String) throws(Failure) {
        let unit: Int64? = text.last == "h" ? 1 : text.last == "d" ? 24 : nil
        guard let unit, let number = Int64(text.dropLast()), (1...Self.most).contains(number),
            number * unit <= Self.most
        else {
            throw Failure(
                .usage, "\(text.quotedForDisplay) is no time a task can be put off for.",
                cause: "It must be 1 hour to 7 days, as a number and h or d.",
                next: "For example '4h' or '2d'; 'off' takes it back.")
        }
        description = text
        hours = number * unit
    }

    private static let most: Int64 = 168
}
