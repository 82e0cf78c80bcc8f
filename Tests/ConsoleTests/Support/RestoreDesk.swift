import Domain
import Screen

@testable import Console

/// A console on the restore screen, and what it asked for: answers are given when a test says so.
struct RestoreDesk {
    private(set) var state: ConsoleState
    /// All effects so far.
    private(set) var effects: [ConsoleEffect] = []
    private var seconds = 1.0

    /// A console that saw `survey` and shows the restore screen.
    init(
        _ survey: Survey, size: Size = Size(rows: 24, columns: 80), isReadOnly: Bool = false,
        glyphs: GlyphSet = .unicode
    ) {
        let look = Look(
            host: "app-01", badge: "PROD", isReadOnly: isReadOnly, glyphs: glyphs,
            workingFolder: "/root")
        state = ConsoleState(look: look, now: RestoreSamples.now, size: size)
        take(.event(.surveyed(survey)))
        press(.character("4"))
    }

    /// Takes an input.
    mutating func take(_ input: ConsoleInput) { effects += state.take(input) }

    /// Presses keys, a second apart.
    mutating func press(_ keys: Key...) {
        for key in keys {
            seconds += 1
            take(.key(key, at: seconds))
        }
    }

    /// Types a text, a key after the other.
    mutating func type(_ text: String) {
        for character in text { press(.character(character)) }
    }

    /// Presses a key so soon after the last one that nobody meant it.
    mutating func pressAtOnce(_ key: Key) {
        seconds += 0.01
        take(.key(key, at: seconds))
    }

    /// The last inquiry of a kind, and its number.
    func asked(_ matches: (Inquiry) -> Bool) -> (inquiry: Inquiry, id: InquiryID)? {
        for case .inquire(let inquiry, let id) in effects.reversed() where matches(inquiry) {
            return (inquiry, id)
        }
        return nil
    }

    /// Answers the last inquiry of a kind.
    mutating func answer(_ answer: Answer, to matches: (Inquiry) -> Bool) {
        guard let asked = asked(matches) else { return }
        take(.event(.answered(asked.id, answer)))
    }

    /// Says what stands at the target that was asked about last.
    mutating func targetIs(_ facts: TargetFacts) {
        answer(.target(facts)) { if case .target = $0 { true } else { false } }
    }

    /// Answers the last look into a folder.
    mutating func folderHolds(_ points: [RestorePoint]) {
        answer(.catalog(Catalog(points: points))) { $0.isCatalog }
    }

    /// Answers the last dry run with a plan that has more checks than those that pass.
    mutating func planIs(_ more: [RestorePlan.Check] = []) throws {
        guard case .plan(let request)? = asked({ $0.isPlan })?.inquiry else { return }
        answer(.plan(try RestoreSamples.plan(request, more))) { $0.isPlan }
    }

    /// The draft that was saved last.
    var savedDraft: RestoreDraft? {
        if case .saveDraft(let draft)? = asked({ $0.isSaving })?.inquiry { draft } else { nil }
    }

    /// The restores that were submitted.
    var submitted: [EngineCommand] {
        effects.compactMap { if case .submit(let command) = $0 { command } else { nil } }
    }

    /// The screen as text.
    var screen: String { ConsoleView(state).frame.text }

    /// The line above the footer.
    var notice: String { state.notice?.text ?? "" }
}

extension RestoreDesk {
    /// Goes from the list to the review of the newest point of shop.
    mutating func goToReview() throws {
        press(.enter)
        targetIs(RestoreSamples.free)
        press(.enter)
        try planIs()
        press(.enter)
    }

    /// Goes from the list to the review of replacing the live database by its newest point.
    mutating func goToReplaceReview() throws {
        press(.enter)
        targetIs(RestoreSamples.free)
        press(.control("o"))
        targetIs(RestoreSamples.live)
        press(.enter)
        try planIs([RestoreSamples.newerWork])
        press(.enter)
    }

    /// Goes on from the review: the restore is started and is a job.
    mutating func start(typing name: String = "") {
        press(.character("y"))
        type(name)
        guard let command = submitted.last else { return }
        take(.admitted(command, .accepted(JobID(rawValue: 1))))
        take(.event(.queued(JobID(rawValue: 1), command, .person("ada"), at: RestoreSamples.now)))
        take(.event(.started(JobID(rawValue: 1), at: RestoreSamples.now)))
    }

    /// The restore ends well.
    mutating func end() throws {
        guard case .restore(let request)? = submitted.last else { return }
        let isReplaced = request.mode == .replace
        let safety =
            isReplaced ? RestoreSamples.chain(3, from: "2026-11-23 10:42", incrementals: 0) : []
        let report = RestoreReport(
            plan: try RestoreSamples.plan(request), seconds: 41, safety: safety.first)
        take(.event(.ended(JobID(rawValue: 1), .restored(report))))
    }

    /// The restore ends with a failure.
    mutating func end(_ failure: Failure) {
        take(.event(.ended(JobID(rawValue: 1), .failed(failure))))
    }
}

extension Inquiry {
    var isPlan: Bool { if case .plan = self { true } else { false } }
    var isCatalog: Bool { if case .catalog = self { true } else { false } }
    var isSaving: Bool { if case .saveDraft = self { true } else { false } }
    var isTarget: Bool { if case .target = self { true } else { false } }
    var isCompletion: Bool { if case .completions = self { true } else { false } }
}
