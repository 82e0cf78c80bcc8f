import Domain
import Foundation

/// Prints results and failures: for people, or as exactly one JSON document.
struct Printer {
    let isJSON: Bool

    func show(_ result: CommandResult) {
        for warning in result.warnings { printError("warning: \(warning)") }
        if isJSON {
            printJSON(Versioned(body: result.document))
        } else if !result.text.isEmpty {
            print(result.text)
        }
    }

    func show(_ failure: Failure) {
        if isJSON { return printJSON(Versioned(body: FailureDocument(failure))) }
        printError("error: \(failure.message)")
        if !failure.cause.isEmpty { printError("cause: \(failure.cause)") }
        if !failure.next.isEmpty { printError("next:  \(failure.next)") }
    }

    private func printJSON(_ document: some Encodable) {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
        do {
            print(String(decoding: try encoder.encode(document), as: UTF8.self))
        } catch {
            preconditionFailure("a document of plain values could not be encoded: \(error)")
        }
    }

    private func printError(_ line: String) {
        FileHandle.standardError.write(Data((line + "\n").utf8))
    }
}

/// A document with the version of its form.
private struct Versioned: Encodable {
    private enum Key: CodingKey { case schemaVersion }

    let body: any Encodable

    func encode(to encoder: any Encoder) throws {
        try body.encode(to: encoder)
        var container = encoder.container(keyedBy: Key.self)
        try container.encode(1, forKey: .schemaVersion)
    }
}

/// A failure as a document.
struct FailureDocument: Encodable {
    struct Body: Encodable {
        let code: String
        let message: String
        let cause: String
        let next: String
    }

    let error: Body

    init(_ failure: Failure) {
        error = Body(
            code: failure.code.rawValue, message: failure.message, cause: failure.cause,
            next: failure.next)
    }
}
