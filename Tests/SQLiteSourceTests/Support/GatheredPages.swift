import Domain

/// Takes pages and keeps them as an image.
final class GatheredPages: PageConsumer {
    /// How often a pass began.
    private(set) var passes = 0
    /// The pages of the last pass in the order they came.
    private(set) var order: [UInt32] = []
    private(set) var geometry = PageGeometry(pageSize: 0, pageCount: 0)
    private(set) var image: [UInt8] = []
    private(set) var frozenAt: LocalTime?
    private let keepsImage: Bool

    init(keepsImage: Bool = true) { self.keepsImage = keepsImage }

    func begin(_ geometry: PageGeometry, frozenAt time: LocalTime) {
        passes += 1
        order = []
        self.geometry = geometry
        frozenAt = time
        image = [UInt8](repeating: 0, count: keepsImage ? Int(geometry.imageBytes) : 0)
    }

    func receive(_ page: UInt32, _ bytes: UnsafeRawBufferPointer) {
        order.append(page)
        guard keepsImage else { return }
        let start = Int(page - 1) * geometry.pageSize
        image.withUnsafeMutableBytes { image in
            UnsafeMutableRawBufferPointer(rebasing: image[start..<start + bytes.count])
                .copyMemory(from: bytes)
        }
    }
}
