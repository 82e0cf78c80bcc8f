import Testing

@testable import Screen

@Suite struct ContrastTests {
    @Test func `contrast is that of WCAG`() {
        #expect(RGB(0).contrast(with: RGB(0xFFFFFF)) == 21)
        #expect(abs(RGB(0x767676).contrast(with: RGB(0xFFFFFF)) - 4.54) < 0.01)
    }

    @Test func `a colour that is readable stays as it is`() {
        #expect(RGB(0xD8D8D8).raised(toContrast: 4.5, on: RGB(0x181818)) == RGB(0xD8D8D8))
    }

    @Test(arguments: Array(stride(from: 0, through: 255, by: 5)))
    func `any colour can be raised on any grey`(level: Int) {
        let grey = RGB(red: UInt8(level), green: UInt8(level), blue: UInt8(level))
        let raised = RGB(0x808000).raised(toContrast: 4.5, on: grey)
        #expect(raised.contrast(with: grey) >= 4.5)
    }

    @Test(arguments: [("#a0b1C2", 0xA0B1C2), ("000001", 1)] as [(String, UInt32)])
    func `six hexadecimal digits are a colour`(text: String, value: UInt32) {
        #expect(RGB(hex: text) == RGB(value))
    }

    @Test(arguments: ["", "fff", "-12345", "12345g", "##11111", "1234567", "１２３４５６"])
    func `anything else is none`(text: String) {
        #expect(RGB(hex: text) == nil)
    }
}
