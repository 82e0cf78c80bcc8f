import Domain
import Screen
import Testing

@testable import Console

@Suite struct PointTableTests {
    private let size = Size(rows: 24, columns: 80)

    private func points(_ desk: RestoreDesk) -> [RestorePoint] {
        let table = RestoreRows(state: desk.state).table
        return desk.state.ids.compactMap(table.point)
    }

    @Test func `points are found by their rows, newest first`() {
        let table = PointTable(RestoreSamples.shop, runs: [])
        #expect(table.ids == table.points.map(\.id.description))
        #expect(table.point(table.ids[1]) == table.points[1])
        #expect(table.point("folder") == nil)
        #expect(table.points.map(\.facts.time) == table.points.map(\.facts.time).sorted(by: >))
    }

    @Test func `the restore points can be put in another order, the folder stays last`() throws {
        var desk = RestoreDesk(try RestoreSamples.survey(), size: size)
        desk.press(.character("s"), .character("s"))
        let sequences = points(desk).map(\.facts.sequence)
        #expect(sequences == sequences.sorted())
        #expect(desk.state.ids.last == RestoreRows.folderRow)
        desk.press(.character("S"))
        #expect(points(desk).map(\.facts.sequence) == sequences.sorted(by: >))
        #expect(desk.state.ids.last == RestoreRows.folderRow)
    }

    @Test func `a survey that comes while a restore is put together shows afterwards`() throws {
        var desk = RestoreDesk(try RestoreSamples.survey(), size: size)
        desk.press(.enter)
        desk.take(.event(.surveyed(try RestoreSamples.survey(RestoreSamples.shopWithGap))))
        for _ in 0..<6 where desk.state.wizard.isOpen { desk.press(.escape) }
        #expect(desk.state.screen == .restore && !desk.state.wizard.isOpen)
        #expect(points(desk).map(\.id) == RestoreRows(state: desk.state).points.map(\.id))
    }
}
