import Domain
import TestSupport
import Testing

/// A database image of made-up pages: as good as a real one to those who only carry pages.
struct MadeUpImage: Hashable, Sendable, CustomTestStringConvertible {
    var pageSize: Int
    var pages: [[UInt8]]

    var testDescription: String { "\(pages.count) pages of \(pageSize) bytes" }
    var geometry: PageGeometry {
        PageGeometry(pageSize: pageSize, pageCount: UInt32(pages.count))
    }
    /// The image as the bytes of one file.
    var bytes: [UInt8] { pages.reduce(into: []) { $0.append(contentsOf: $1) } }

    /// An image without a single page.
    static let empty = MadeUpImage(pageSize: 0, pages: [])

    init(pageSize: Int, pages: [[UInt8]]) {
        self.pageSize = pageSize
        self.pages = pages
    }

    /// Random pages.
    init(pageSize: Int, pageCount: Int, using random: inout SeededRandom) {
        self.pageSize = pageSize
        pages = (0..<pageCount).map { _ in Self.page(pageSize, using: &random) }
    }

    /// A page with some noise at its start, and behind it one byte over and over.
    static func page(_ size: Int, using random: inout SeededRandom) -> [UInt8] {
        let noise = BackupFilesTests.noise(min(size / 2, 256), using: &random)
        let filler = UInt8.random(in: 0...255, using: &random)
        return noise + [UInt8](repeating: filler, count: size - noise.count)
    }

    /// Gives the page with this number new contents.
    mutating func change(_ number: Int, using random: inout SeededRandom) {
        pages[number - 1] = Self.page(pageSize, using: &random)
    }

    /// Adds pages at the end.
    mutating func grow(by count: Int, using random: inout SeededRandom) {
        pages += (0..<count).map { _ in Self.page(pageSize, using: &random) }
    }

    /// Hands all pages over as a frozen database does: 2, 3, 4, … and page 1 last.
    func read(into consumer: any PageConsumer, at time: LocalTime) throws {
        try consumer.begin(geometry, frozenAt: time)
        for (index, page) in pages.enumerated().dropFirst() {
            try page.withUnsafeBytes { try consumer.receive(UInt32(index + 1), $0) }
        }
        if let first = pages.first {
            try first.withUnsafeBytes { try consumer.receive(1, $0) }
        }
    }
}
