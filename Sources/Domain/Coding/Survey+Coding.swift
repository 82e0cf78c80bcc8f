extension Survey.Entry: Codable {
    private enum Key: String, CodingKey { case health, catalog, catalogFailure, runs }

    /// Writes the catalog or its failure, whichever there is.
    package func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: Key.self)
        try container.encode(health, forKey: .health)
        try container.encode(runs, forKey: .runs)
        switch catalog {
        case .success(let catalog): try container.encode(catalog, forKey: .catalog)
        case .failure(let failure): try container.encode(failure, forKey: .catalogFailure)
        }
    }

    /// Reads what `encode` wrote.
    package init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: Key.self)
        let failure = try container.decodeIfPresent(Failure.self, forKey: .catalogFailure)
        self.init(
            health: try container.decode(TaskHealth.self, forKey: .health),
            catalog: try failure.map { .failure($0) }
                ?? .success(container.decode(Catalog.self, forKey: .catalog)),
            runs: try container.decode([RunRecord].self, forKey: .runs))
    }
}
