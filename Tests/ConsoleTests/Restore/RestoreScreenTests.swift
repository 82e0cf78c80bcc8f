import Domain
import Screen
import Testing

@testable import Console

/// Every place of the restore screen, drawn at every size of the ladder.
@Suite struct RestoreScreenTests {
    static let sizes = [
        Size(rows: 24, columns: 80), Size(rows: 50, columns: 200), Size(rows: 12, columns: 40),
    ]

    private func check(_ name: String, _ desk: RestoreDesk) throws {
        let size = desk.state.size
        try RestoreFixture(name: "\(name)-\(size.rows)x\(size.columns)").expect(desk.state)
    }

    @Test(arguments: sizes) func `the list shows points of all tasks and a calendar`(
        _ size: Size
    ) throws {
        try check("list", RestoreDesk(try RestoreSamples.survey(), size: size))
    }

    @Test(arguments: sizes) func `points that cannot be restored stand out`(_ size: Size) throws {
        var desk = RestoreDesk(try RestoreSamples.survey(RestoreSamples.shopWithGap), size: size)
        for _ in 0..<10 { desk.press(.down) }
        try check("damaged", desk)
    }

    @Test(arguments: sizes) func `points of another zone are shown with theirs`(
        _ size: Size
    ) throws {
        var points = RestoreSamples.shop
        for index in points.indices.suffix(2) {
            let time = points[index].facts.time.microseconds
            points[index].facts.node = "B"
            points[index].facts.time = LocalTime(microseconds: time, offset: 9 * 3600)
        }
        try check("zones", RestoreDesk(try RestoreSamples.survey(points), size: size))
    }

    @Test(arguments: sizes) func `a kept draft is offered first`(_ size: Size) throws {
        var draft = RestoreDraft()
        (draft.step, draft.task, draft.savedAt) = (.target, "shop", "2026-11-23T03:12:00+01:00")
        draft.point = RestoreSamples.id(2, 5).description
        try check("draft", RestoreDesk(try RestoreSamples.survey(draft: draft), size: size))
    }

    @Test(arguments: sizes) func `the source is a task or a folder`(_ size: Size) throws {
        var desk = RestoreDesk(try RestoreSamples.survey(), size: size)
        desk.press(.character("f"), .escape)
        try check("source", desk)
    }

    @Test(arguments: sizes) func `a folder is typed, with paths to choose from`(
        _ size: Size
    ) throws {
        var desk = RestoreDesk(try RestoreSamples.survey(), size: size)
        desk.press(.character("f"))
        desk.type("/mnt/b")
        desk.press(.tab)
        desk.answer(.completions(["/mnt/backup-2025/", "/mnt/backup/"])) { $0.isCompletion }
        try check("folder", desk)
    }

    @Test(arguments: sizes) func `a point is chosen`(_ size: Size) throws {
        var desk = RestoreDesk(try RestoreSamples.survey(), size: size)
        desk.press(.enter, .escape, .character("b"))
        try check("point", desk)
    }

    @Test(arguments: sizes) func `the target is typed`(_ size: Size) throws {
        var desk = RestoreDesk(try RestoreSamples.survey(), size: size)
        desk.press(.enter)
        desk.targetIs(RestoreSamples.free)
        try check("target", desk)
    }

    @Test(arguments: sizes) func `the preflight stops a restore`(_ size: Size) throws {
        var desk = RestoreDesk(try RestoreSamples.survey(), size: size)
        desk.press(.enter)
        desk.targetIs(RestoreSamples.free)
        desk.press(.enter)
        try desk.planIs([RestoreSamples.newerWork, RestoreSamples.inUse])
        try check("preflight", desk)
    }

    @Test(arguments: sizes) func `the review says everything in words`(_ size: Size) throws {
        var desk = RestoreDesk(try RestoreSamples.survey(), size: size)
        try desk.goToReview()
        try check("review", desk)
    }

    @Test(arguments: sizes) func `a restore runs`(_ size: Size) throws {
        var desk = RestoreDesk(try RestoreSamples.survey(), size: size)
        try desk.goToReview()
        desk.start()
        for step in 1...6 {
            let progress = JobProgress(
                phase: .reading, done: Int64(step) * 100 << 20, total: 1 << 30,
                seconds: Double(step))
            desk.take(.event(.progressed(JobID(rawValue: 1), progress)))
        }
        try check("running", desk)
    }

    @Test(arguments: sizes) func `the result says how to go on`(_ size: Size) throws {
        var desk = RestoreDesk(try RestoreSamples.survey(), size: size)
        try desk.goToReview()
        desk.start()
        try desk.end()
        try check("result", desk)
    }

    @Test(arguments: sizes) func `a failure says why and where to mend it`(_ size: Size) throws {
        var desk = RestoreDesk(try RestoreSamples.survey(), size: size)
        try desk.goToReview()
        desk.start()
        desk.end(
            Failure(
                .diskFull, "There is no space left for \"/srv/shop/shop-restored.db\".",
                cause: "Something else filled the disk meanwhile.",
                next: "Free some space, or choose a path on another file system."))
        try check("failed", desk)
    }

    @Test(arguments: sizes) func `the live database is chosen as target`(_ size: Size) throws {
        var desk = RestoreDesk(try RestoreSamples.survey(), size: size)
        desk.press(.enter)
        desk.targetIs(RestoreSamples.free)
        desk.press(.control("o"))
        desk.targetIs(RestoreSamples.live)
        try check("replace-target", desk)
    }

    @Test(arguments: sizes) func `the review of a replacement says what is lost and kept`(
        _ size: Size
    ) throws {
        var desk = RestoreDesk(try RestoreSamples.survey(), size: size)
        try desk.goToReplaceReview()
        try check("replace-review", desk)
    }

    @Test(arguments: sizes) func `a replacement takes the name, typed`(_ size: Size) throws {
        var desk = RestoreDesk(try RestoreSamples.survey(), size: size)
        try desk.goToReplaceReview()
        desk.press(.character("y"), .character("s"), .character("h"))
        try check("replace-question", desk)
    }

    @Test(arguments: sizes) func `the result of a replacement says how to go back`(
        _ size: Size
    ) throws {
        var desk = RestoreDesk(try RestoreSamples.survey(), size: size)
        try desk.goToReplaceReview()
        desk.start(typing: "shop")
        try desk.end()
        try check("replace-result", desk)
    }

    @Test func `nothing but ASCII is drawn where nothing else can be`() throws {
        var desk = RestoreDesk(try RestoreSamples.survey(), glyphs: .ascii)
        try RestoreFixture(name: "list-ascii").expect(desk.state)
        desk.press(.enter)
        desk.targetIs(RestoreSamples.free)
        desk.press(.enter)
        try desk.planIs([RestoreSamples.inUse])
        try RestoreFixture(name: "preflight-ascii").expect(desk.state)
    }

    @Test func `the help of the wizard lists its own keys and what reaches through`() throws {
        var desk = RestoreDesk(try RestoreSamples.survey())
        try desk.goToReview()
        desk.press(.character("?"))
        try check("help", desk)
        #expect(!desk.screen.contains("Move to the first row."))
    }
}
