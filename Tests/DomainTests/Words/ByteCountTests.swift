import Domain
import Testing

struct ByteCountTests {
    @Test(
        arguments: [
            (0, "0 B"), (812, "812 B"), (1023, "1023 B"), (1024, "1.0 KiB"), (1536, "1.5 KiB"),
            (19_083_264, "18.2 MiB"), (1 << 30, "1.0 GiB"), (-1536, "-1.5 KiB"), (-5, "-5 B"),
            (.max, "8192.0 PiB"), (.min, "-8192.0 PiB"),
        ] as [(Int64, String)])
    func `a count is written in the unit that suits it`(_ bytes: Int64, _ text: String) {
        #expect(ByteCount(bytes).description == text)
    }

    @Test(
        arguments: [(1_048_575, "1.0 MiB"), (1_048_524, "1023.9 KiB"), (1_073_741_823, "1.0 GiB")]
            as [(Int64, String)])
    func `rounding up reaches the next unit, never 1024`(_ bytes: Int64, _ text: String) {
        #expect(ByteCount(bytes).description == text)
    }

    @Test func `fewer bytes come first`() {
        #expect(ByteCount(1) < ByteCount(2))
    }
}
