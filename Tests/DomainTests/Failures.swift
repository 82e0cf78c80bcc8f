import Domain

/// The failure that `body` ends with; nothing if it ends well.
func failure<T>(_ body: () throws -> T) -> Failure? {
    do {
        _ = try body()
        return nil
    } catch {
        return Failure(describing: error)
    }
}

/// The code of the failure that `body` ends with; nothing if it ends well.
func code<T>(_ body: () throws -> T) -> Failure.Code? { failure(body)?.code }
