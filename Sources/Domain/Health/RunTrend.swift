/// What a task's runs since some time come to.
package struct RunTrend: Hashable, Sendable {
    /// When the first backup of that time began; none if there was none.
    package var firstBackup: LocalTime?
    /// Bytes of the files that the backups after the first one wrote.
    package var writtenBytes: Int64
    /// When the last drill that found nothing wrong began, however long ago; none if there was none.
    package var lastDrill: LocalTime?

    /// A trend of these facts.
    package init(firstBackup: LocalTime?, writtenBytes: Int64, lastDrill: LocalTime?) {
        self.firstBackup = firstBackup
        self.writtenBytes = writtenBytes
        self.lastDrill = lastDrill
    }

    /// Bytes a day that are written up to `now`; nothing before a day has passed.
    ///
    /// The first backup does not count: what is written over a time is what came after its start.
    package func bytesADay(at now: LocalTime) -> Int64? {
        guard let firstBackup else { return nil }
        let days = now.seconds(since: firstBackup) / 86_400
        return days < 1 ? nil : Int64(Double(writtenBytes) / days)
    }
}
