import Foundation
import TestSupport
import Testing

@testable import Domain

/// What front ends and engines of two processes say to each other arrives as it was.
@Suite struct EventCodingTests {
    private func expectRoundTrip<T: Codable & Equatable>(_ value: T) throws {
        let data = try JSONEncoder().encode(value)
        #expect(!data.contains(10))
        #expect(try JSONDecoder().decode(T.self, from: data) == value)
    }

    @Test(arguments: CodingSamples.commands)
    func `a command arrives as it was`(command: EngineCommand) throws {
        try expectRoundTrip(command)
    }

    @Test(arguments: CodingSamples.inquiries)
    func `an inquiry arrives as it was`(inquiry: Inquiry) throws { try expectRoundTrip(inquiry) }

    @Test(arguments: CodingSamples.answers)
    func `an answer arrives as it was`(answer: Answer) throws { try expectRoundTrip(answer) }

    @Test(arguments: CodingSamples.events)
    func `an event arrives as it was`(event: EngineEvent) throws { try expectRoundTrip(event) }

    @Test(arguments: ["\"../shop\"", "\"\"", "3"])
    func `what is no name of a task does not become one`(json: String) {
        #expect(throws: DecodingError.self) {
            try JSONDecoder().decode(TaskName.self, from: Data(json.utf8))
        }
    }
}
