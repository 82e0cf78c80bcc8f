import Domain
import Testing

struct FailureTests {
    private struct Leaf: FailureDescribing {
        var failure: Failure { Failure(.diskFull, "It is full.", canRetry: true) }
    }

    private enum Foreign: Error { case strange }

    @Test func `a failure stays as it is`() {
        let failure = Failure(.busy, "It is busy.", cause: "c", next: "n", canRetry: true)
        #expect(Failure(describing: failure) == failure)
    }

    @Test func `an error of a leaf module speaks for itself`() {
        #expect(Failure(describing: Leaf()) == Leaf().failure)
    }

    @Test func `any other error is a defect of ours`() {
        let failure = Failure(describing: Foreign.strange)
        #expect(failure.code == .internal)
        #expect(failure.message.contains("strange"))
        #expect(failure.next.contains("report"))
    }
}
