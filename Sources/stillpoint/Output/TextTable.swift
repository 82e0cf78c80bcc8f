import Domain

/// Lines up texts in columns for people.
struct TextTable {
    private var rows: [[String]]

    init(_ header: String...) { rows = [header] }

    mutating func add(_ row: String...) { rows.append(row) }

    /// The table; the last column is not padded.
    var text: String {
        let columns = rows.map(\.count).max() ?? 0
        let widths = (0..<columns).map { column in
            rows.map { column < $0.count ? $0[column].count : 0 }.max() ?? 0
        }
        return rows.map { row in
            row.enumerated().map { index, cell in
                index == row.count - 1
                    ? cell : cell + String(repeating: " ", count: widths[index] - cell.count)
            }.joined(separator: "  ")
        }.joined(separator: "\n")
    }
}

extension String {
    /// A path or other foreign text for a line on a terminal: as it is if it is harmless, else quoted.
    var forTerminal: String {
        unicodeScalars.contains { $0.isUnsafeToPrint } ? quotedForDisplay : self
    }
}
