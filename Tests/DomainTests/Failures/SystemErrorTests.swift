import Domain
import Foundation
import Testing

struct SystemErrorTests {
    @Test(
        arguments: [
            (ENOSPC, .diskFull), (EDQUOT, .diskFull), (EACCES, .destinationUnwritable),
            (EROFS, .destinationUnwritable), (ENOENT, .destinationMissing),
            (ESTALE, .destinationMissing),
            (EEXIST, .fileExists), (EIO, .inputOutput),
        ] as [(Int32, Failure.Code)])
    func `what the system reports becomes a failure of its kind`(
        _ number: Int32, _ code: Failure.Code
    ) {
        let failure = SystemError(number, "write", "/b/a\nb").failure
        #expect(failure.code == code)
        #expect(failure.message.hasPrefix(#"Cannot write "/b/a\nb": "#))
        #expect(!failure.next.isEmpty)
    }
}
