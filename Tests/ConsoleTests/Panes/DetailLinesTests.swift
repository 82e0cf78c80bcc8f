import Domain
import Testing

@testable import Console

struct DetailLinesTests {
    private func text(_ failures: [Failure]) -> [String] {
        var lines = DetailLines(cells: 60, glyphs: .unicode)
        lines.add(failures)
        return lines.lines.map { $0.map(\.text).joined() }
    }

    private func failure(_ message: String, cause: String = "It is gone.") -> Failure {
        Failure(.destinationMissing, message, cause: cause, next: "Mount it.")
    }

    @Test
    func `what failures have in common is said once`() {
        #expect(
            text([failure("Cannot list it."), failure("Cannot write to it.")]) == [
                "✗ Cannot list it.", "✗ Cannot write to it.", "  cause   It is gone.",
                "  next    Mount it.",
            ])
    }

    @Test
    func `failures with causes of their own say both`() {
        let other = failure("Cannot write to it.", cause: "It is full.")
        #expect(
            text([failure("Cannot list it."), other]) == [
                "✗ Cannot list it.", "  cause   It is gone.", "  next    Mount it.",
                "✗ Cannot write to it.", "  cause   It is full.", "  next    Mount it.",
            ])
    }
}
