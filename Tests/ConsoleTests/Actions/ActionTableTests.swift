import Screen
import Testing

@testable import Console

struct ActionTableTests {
    @Test
    func `every action is in the table once`() {
        #expect(
            ActionTable.all.map(\.id.rawValue).sorted()
                == ActionID.allCases.map(\.rawValue).sorted())
    }

    @Test(arguments: ScreenID.allCases)
    func `a key asks for one thing on a screen`(screen: ScreenID) {
        let keys = ActionTable.all.filter { $0.fits(screen) }.flatMap(\.keys)
        #expect(keys.count == Set(keys).count)
    }

    @Test
    func `nothing is on keys that terminals and multiplexers take, or on a function key`() {
        let keys = Set(ActionTable.all.flatMap(\.keys))
        for character in "absq" { #expect(!keys.contains(.control(character))) }
        for number in 1...24 { #expect(!keys.contains(.named(.function(number), []))) }
    }

    @Test
    func `the keys of the specification are all bound`() {
        let bound = Set(ActionTable.all.flatMap(\.keys))
        let wanted = "jkgGhl12345[]zq /nNsSrepxRvduyYDQ?:T!".map(Key.character)
        #expect(bound.isSuperset(of: wanted))
        #expect(
            bound.isSuperset(of: [
                .pageUp, .pageDown, .control("d"), .control("u"), .tab, .enter, .escape,
                .control("c"),
            ]))
    }
}
