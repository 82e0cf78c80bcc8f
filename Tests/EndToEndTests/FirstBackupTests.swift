import Foundation
import TestSupport
import Testing

@Suite struct FirstBackupTests {
    @Test func `without arguments the program prints its help`() throws {
        let result = try Program.built("stillpoint").run()
        #expect(result.status == 0)
        #expect(result.text.contains("stillpoint task add"))
    }
}
