import Domain

extension BackupFacts {
    /// Whether a backup can be like that at all: kind, place in the chain and parent agree, and the
    /// sizes are such as SQLite can have.
    ///
    /// A digest tells that bytes are as they were written, and a sidecar has not even that. Whoever
    /// calculates with facts of a file may rely on these limits.
    var isPossible: Bool {
        let isFull = kind == .full
        return isFull == (sequence == 0) && isFull == (parent == nil) && sequence < .max
            && geometry.isPossible && pagesBefore <= PageGeometry.mostPages
            && Self.times.contains(time.microseconds)
    }

    /// 1970 to 9999, with room for every offset from UTC.
    private static let times: ClosedRange<Int64> = -86_400_000_000...253_402_300_800_000_000
}

extension PageGeometry {
    /// The most pages a SQLite database can have, <https://www.sqlite.org/limits.html>.
    static let mostPages: UInt32 = 0xFFFF_FFFE

    /// Whether SQLite has pages of that size and so many of them.
    var isPossible: Bool {
        if pageCount == 0 { return pageSize == 0 }
        let isPowerOfTwo = pageSize > 0 && pageSize & (pageSize - 1) == 0
        return isPowerOfTwo && (512...65536).contains(pageSize) && pageCount <= Self.mostPages
    }
}
