import Domain
import Screen
import Testing

@testable import Console

/// Restoring out of a folder, on a machine that knows no task.
@Suite struct WizardFolderTests {
    private func bareDesk() -> RestoreDesk {
        RestoreDesk(
            Survey(
                time: RestoreSamples.now, entries: [], leftovers: [], runs: [], problems: [],
                draft: nil))
    }

    private func deskIn(_ folder: String) -> RestoreDesk {
        var desk = bareDesk()
        desk.press(.enter)
        desk.type(folder)
        desk.press(.enter)
        return desk
    }

    @Test func `a folder leads to a restore without any task`() throws {
        var desk = deskIn("/mnt/usb")
        desk.folderHolds(RestoreSamples.shop)
        #expect(desk.state.wizard.place == .point)
        desk.press(.enter)
        desk.targetIs(RestoreSamples.nowhere)
        desk.targetIs(RestoreSamples.free)
        desk.press(.enter)
        try desk.planIs()
        desk.press(.enter)
        desk.start()
        let request = RestoreRequest(
            scope: .folder("/mnt/usb"), choice: .id(RestoreSamples.id(2, 5).description),
            target: "/root/shop-restored-20261123-0900.db", check: .quick)
        #expect(desk.submitted == [.restore(request)])
    }

    @Test func `of several tasks in a folder one is chosen`() throws {
        var desk = deskIn("/mnt/usb")
        let mail = RestoreSamples.chain(
            9, from: "2026-11-20 03:00", incrementals: 1, task: "mail", database: "/srv/mail.db")
        desk.folderHolds(RestoreSamples.shop + mail)
        #expect(desk.state.wizard.place == .owners)
        desk.press(.enter)
        #expect(desk.state.wizard.points(in: desk.state.world).count == mail.count)
        desk.press(.character("b"), .down, .enter)
        #expect(desk.state.wizard.draft.task == "shop")
    }

    @Test func `the same task of two nodes is told apart`() throws {
        var desk = deskIn("/mnt/usb")
        let other = RestoreSamples.chain(9, from: "2026-11-20 03:00", incrementals: 0, node: "B")
        desk.folderHolds(RestoreSamples.shop + other)
        desk.press(.down, .enter)
        #expect(
            desk.state.wizard.points(in: desk.state.world).map(\.id) == [RestoreSamples.id(9, 0)])
    }

    @Test func `a folder without backups says so and can be mended`() throws {
        var desk = deskIn("/mnt/ubs")
        desk.folderHolds([])
        #expect(desk.screen.contains("There is no restore point in /mnt/ubs."))
        #expect(desk.state.wizard.place == .typingFolder)
    }

    @Test func `a folder that cannot be looked into says why`() throws {
        var desk = deskIn("/mnt/usb")
        desk.answer(
            .failed(Failure(.destinationMissing, "There is no folder.", next: "Mount it."))
        ) { $0.isCatalog }
        #expect(desk.screen.contains("Next: Mount it."))
    }

    @Test func `an answer about a folder that is no longer typed changes nothing`() throws {
        var desk = deskIn("/mnt/usb")
        desk.type("2")
        desk.folderHolds(RestoreSamples.shop)
        #expect(desk.state.wizard.place == .typingFolder)
        #expect(desk.state.wizard.source.look == .none)
    }

    @Test func `completions go as far as they agree, and late ones are dropped`() throws {
        var desk = bareDesk()
        desk.press(.enter)
        desk.type("/m")
        desk.press(.tab)
        desk.answer(.completions(["/media/", "/mnt/"])) { $0.isCompletion }
        #expect(desk.state.wizard.source.path.text == "/m")
        #expect(desk.state.wizard.source.path.offers == ["/media/", "/mnt/"])
        desk.press(.tab)
        desk.type("n")
        desk.answer(.completions(["/media/"])) { $0.isCompletion }
        #expect(desk.state.wizard.source.path.text == "/mn")
    }

    @Test func `a pasted path is typed, and is no key`() throws {
        var desk = bareDesk()
        desk.press(.enter)
        desk.take(.paste("/mnt/usb\nq"))
        #expect(desk.state.wizard.source.path.text == "/mnt/usb")
        desk.press(.escape)
        desk.take(.paste("q"))
        #expect(desk.state.wizard.isOpen)
    }

    @Test func `the slash behind a completed folder is no part of its path`() throws {
        var desk = deskIn("/mnt/usb//")
        desk.folderHolds(RestoreSamples.shop)
        #expect(desk.state.wizard.scope == .folder("/mnt/usb"))
    }
}
