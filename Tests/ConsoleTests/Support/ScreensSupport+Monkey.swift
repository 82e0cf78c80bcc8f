import Domain
import Screen
import TestSupport

@testable import Console

/// Presses keys, pastes, resizes and tells things that cannot be, by a seed.
struct ScreenMonkey {
    private var random: SeededRandom
    private var clock = 0.0
    private let surveys: [Survey]
    private let commands: [EngineCommand]

    private static let keys: [Key] =
        ([
            .enter, .escape, .tab, .backTab, .backspace, .delete, .up, .down, .left, .right, .home,
            .end, .pageUp, .pageDown, .named(.function(5), []), .named(.insert, .control),
        ] as [Key]) + "aclrdusqb".map { Key.control($0) } + "xé".map { Key.alt($0) }
        + (32..<127).compactMap { Unicode.Scalar($0).map { Key.character(Character($0)) } }
    /// Keys that lead somewhere come more often than chance would have it.
    private static let paths = "jjjkk12345?: nN/sSrFpxRvdudyyYzz[]!gGhl\tq".map(Key.character)
    private static let numbers: [Int64] = [0, 1, -1, 4096, 1 << 40, .max, .min, .max - 1]
    private static let seconds: [Double] = [
        0, 0.001, 1, 3600, -5, .infinity, -.infinity, .nan, .greatestFiniteMagnitude,
    ]

    init(seed: UInt64) throws {
        random = SeededRandom(seed: seed)
        let full = try Scene.survey()
        let problem = Failure(.configuration, "x\u{1B}[2J:1: \u{202E}wrong")
        var odd = try Scene.survey(problems: [problem, problem])
        odd.entries.removeAll { $0.health.task.name.text != "shop" }
        odd.runs = odd.runs.map { run in
            var run = run
            (run.seconds, run.imageBytes) = (.nan, .min)
            return run
        }
        surveys = [full, odd, SceneValues.survey([]), SceneValues.survey([full.entries[1]])]
        let shop = try TaskName("shop")
        commands = [
            .backup(shop, nil), .backup(try TaskName("gone"), .full),
            .verify(VerifyRequest(scope: .folder("/\u{7}"), level: .drill)),
            .restore(
                RestoreRequest(
                    scope: .task(shop), choice: .newest, target: "/tmp/ü 漢.db", check: .quick)),
        ]
    }

    mutating func next() -> ConsoleInput {
        clock += pick([0, 0.01, 0.3, 2])
        switch Int.random(in: 0..<100, using: &random) {
        case ..<45: return .key(pick(Self.keys), at: clock)
        case ..<75: return .key(pick(Self.paths), at: clock)
        case ..<78: return .paste(pick(["", "shop", "a\nb", "\u{1B}[31m漢\u{301}\u{301}"]))
        case ..<81: return .size(pick(sizes))
        case ..<83: return .time(pick([SceneTime.now, time(.min), time(.max), time(0)]))
        case ..<85: return .admitted(pick(commands), pick(admissions))
        default: return .event(event())
        }
    }

    private let sizes = [(0, 0), (1, 1), (5, 20), (8, 36), (12, 40), (24, 80), (14, 132)]
        .map { Size(rows: $0, columns: $1) }

    private let admissions: [Admission] = [
        .accepted(JobID(rawValue: 3)), .joined(JobID(rawValue: .max)),
        .refused(Failure(.busy, "It is busy.")),
    ]

    private mutating func event() -> EngineEvent {
        let job = JobID(rawValue: pick([1, 2, 3, .max, .random(in: 1...12, using: &random)]))
        switch Int.random(in: 0..<7, using: &random) {
        case 0: return .queued(job, pick(commands), .person("ada"), at: SceneTime.now)
        case 1: return .started(job, at: time(pick(Self.numbers)))
        case 2: return .ended(job, .failed(Failure(pick([.cancelled, .diskFull]), "It is over.")))
        case 3: return .surveyed(pick(surveys))
        case 4: return .answered(InquiryID(rawValue: pick([1, 2, 3])), pick([.done, failed]))
        default: return .progressed(job, progress())
        }
    }

    private let failed = Answer.failed(Failure(.internal, "No."))

    private mutating func progress() -> JobProgress {
        JobProgress(
            phase: pick([.preparing, .copying, .checking]), done: pick(Self.numbers),
            total: pick(Self.numbers), written: pick(Self.numbers), seconds: pick(Self.seconds),
            freezeSeconds: pick(Self.seconds), logBytes: pick(Self.numbers))
    }

    private func time(_ microseconds: Int64) -> LocalTime {
        LocalTime(microseconds: microseconds, offset: 3600)
    }

    private mutating func pick<T>(_ values: [T]) -> T {
        values[Int.random(in: values.indices, using: &random)]
    }
}
