import Screen
import TerminalSupport
import TestSupport

extension PseudoTerminal {
    /// The fixture, which lies beside the tests.
    static func fixture(
        _ arguments: [String] = [], size: Size = Size(rows: 24, columns: 80),
        environment: [String: String] = [:]
    ) throws -> PseudoTerminal {
        try PseudoTerminal(fixturePath, arguments, size: size, environment: environment)
    }

    static var fixturePath: String { Program.built("TerminalFixture").path }
}
