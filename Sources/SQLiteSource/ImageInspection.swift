import CSQLite
import Domain

/// Looks for what is wrong with a restored image, without leaving a trace beside it.
struct ImageInspection {
    let path: String
    let cancellation: Cancellation

    /// What `check` and `assertions` find, one sentence each.
    ///
    /// - Throws: `cancelled`; otherwise trouble with the image is a finding, not an error.
    func problems(check: ImageCheck, assertions: [String]) throws -> [String] {
        if check == .none, assertions.isEmpty { return [] }
        do {
            let connection = try SQLiteConnection(image: path)
            connection.watch(cancellation)
            return try structure(connection, check) + failed(assertions, connection)
        } catch let error as SQLiteError {
            try cancellation.check()
            return [error.failure.message]
        }
    }

    private func structure(_ connection: SQLiteConnection, _ check: ImageCheck) throws -> [String] {
        let pragma: String
        switch check {
        case .none: return []
        case .quick: pragma = "quick_check"
        case .full: pragma = "integrity_check"
        }
        return try connection.texts("PRAGMA \(pragma)(20)").filter { $0 != "ok" }
            .map { "\(pragma) says: \($0)" }
    }

    private func failed(_ assertions: [String], _ connection: SQLiteConnection) throws -> [String] {
        try assertions.compactMap { assertion in
            do {
                let holds = try connection.truths(assertion) == [true]
                return holds ? nil : "The assertion \(assertion.quotedForDisplay) does not hold."
            } catch let error as SQLiteError {
                try cancellation.check()
                return "The assertion \(assertion.quotedForDisplay) cannot be run: "
                    + error.failure.message
            }
        }
    }
}
