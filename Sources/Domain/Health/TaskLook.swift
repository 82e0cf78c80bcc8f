import Foundation

/// What a look at a task found: the facts its health is judged by.
package struct TaskLook: Hashable, Sendable {
    /// What is being done about the task right now.
    package enum Activity: Hashable, Sendable {
        /// A job of it is going on, here or in another process.
        case running
        /// A job of it waits for its turn.
        case waiting
    }

    /// What lies at its destination, and only its own; the failure if that cannot be told.
    package var catalog: Result<Catalog, Failure>
    /// Its last runs, newest first.
    package var runs: [RunRecord]
    /// What its earlier runs come to; none if that is not known.
    package var trend: RunTrend?
    /// The newest alert by each channel.
    package var alerts: [AlertRecord] = []
    /// What its destination is; none if it could not be looked at.
    package var destination: DestinationFacts?
    /// Bytes a day that all tasks write to the device of its destination; none if it is not known.
    package var bytesADay: Int64?
    /// What is being done about it; none if nothing is.
    package var activity: Activity?
    /// When was looked.
    package var time: LocalTime
    /// Where its schedules are read.
    package var zone: TimeZone

    /// A look that found these; what else was found is set afterwards.
    package init(
        catalog: Result<Catalog, Failure>, runs: [RunRecord], at time: LocalTime, in zone: TimeZone
    ) {
        self.catalog = catalog
        self.runs = runs
        self.time = time
        self.zone = zone
    }
}
