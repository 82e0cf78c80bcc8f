import Domain

extension ByteCount {
    /// Short, for a column: `18.2M`, `40.1G`, `812B`.
    var short: String {
        description.replacing(" ", with: "").replacing("iB", with: "")
    }

    /// Bytes a second: `98.0 MiB/s`.
    static func rate(_ bytes: Double) -> String {
        "\(ByteCount(Int64(min(max(0, bytes.isFinite ? bytes : 0), 1e18))))/s"
    }
}
