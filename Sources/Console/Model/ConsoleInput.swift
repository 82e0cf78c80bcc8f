import Domain
import Screen

/// Something the console reacts to.
package enum ConsoleInput: Equatable, Sendable {
    /// A key, with seconds on a clock that never jumps.
    case key(Key, at: Double)
    /// Text that was pasted.
    case paste(String)
    /// The engine tells something.
    case event(EngineEvent)
    /// What the engine said at once about a command.
    case admitted(EngineCommand, Admission)
    /// The engine that is talked to from now on. `event(.lost)` takes it away again.
    case attachment(Attachment)
    /// What was done could not be kept.
    case notKept(Failure)
    /// The time now; comes about once a second while a job runs, and with other inputs.
    case time(LocalTime)
    /// Ctrl-Z was pressed while the process may not stop.
    case refusedSuspension
    /// The screen has another size.
    case size(Size)
}

/// Something the console wants done; the program around it does it.
package enum ConsoleEffect: Equatable, Sendable {
    /// Submit a command; an `admitted` input follows.
    case submit(EngineCommand)
    /// Ask a job to stop.
    case cancel(JobID, because: String)
    /// Make an inquiry; its answer comes as an event.
    case inquire(Inquiry, InquiryID)
    /// Put text on the terminal's clipboard.
    case copy(String)
    /// Draw with another theme from now on; `isChosen` if it is to be kept.
    case useTheme(String, isChosen: Bool)
    /// Keep what the operator did, for the next console; a `notKept` input follows where that fails.
    case keep(OperatorAction)
    /// End the console. Running jobs of its own engine end properly first.
    case quit
    /// Leave, while the engine of this process goes on without a screen.
    case detach
}
