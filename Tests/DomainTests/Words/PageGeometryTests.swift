import Domain
import Testing

struct PageGeometryTests {
    @Test(arguments: [(512, 2_097_153), (4096, 262_145), (65536, 16385)] as [(Int, UInt32)])
    func `the lock page is the one that holds byte 2^30`(_ size: Int, _ page: UInt32) {
        #expect(PageGeometry(pageSize: size, pageCount: 1).lockPage == page)
    }

    @Test func `an empty database has neither pages nor bytes nor a lock page`() {
        let empty = PageGeometry(pageSize: 4096, pageCount: 0)
        #expect(empty == PageGeometry(pageSize: 0, pageCount: 0))
        #expect((empty.imageBytes, empty.lockPage) == (0, 0))
    }

    @Test func `the biggest database has more bytes than 32 bits can count`() {
        #expect(PageGeometry(pageSize: 65536, pageCount: .max).imageBytes == 281_474_976_645_120)
    }
}
