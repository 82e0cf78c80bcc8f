import Domain
import Testing

struct CancellationTests {
    @Test func `without a request the job goes on`() throws {
        let cancellation = Cancellation()
        #expect(!cancellation.isRequested)
        try cancellation.check()
    }

    @Test func `the first reason is the one that is told`() throws {
        let cancellation = Cancellation()
        cancellation.request("Ctrl-C")
        cancellation.request("the end of the program")
        #expect(cancellation.isRequested)
        let failure = try #require(failure { try cancellation.check() })
        #expect(failure.code == .cancelled)
        #expect(failure.message.contains("Ctrl-C"))
    }

    @Test func `a request from another task is seen`() async {
        let cancellation = Cancellation()
        await withTaskGroup(of: Void.self) { group in
            for number in 0..<8 { group.addTask { cancellation.request("\(number)") } }
        }
        #expect(cancellation.isRequested)
    }
}
