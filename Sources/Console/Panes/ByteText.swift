import Domain

extension ByteCount {
    /// Short, for a column: `18.2M`, `40.1G`, `812B`.
    var short: String {
        description.replacing(" ", with: "").replacing("iB", with: "")
    }
}
