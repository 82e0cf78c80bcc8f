import Testing

@testable import Console

struct FuzzyMatchTests {
    @Test(arguments: [
        ("ba", ["backup", "task backup", "tabac", "b--a"]),
        ("bsh", ["a bshop", "b shop", "backup shop", "task disable shop"]),
        ("log", ["log", "catalog", "l-o-g"]),
    ])
    func `what is meant more likely costs less`(_ query: String, _ texts: [String]) {
        let costs = texts.compactMap { FuzzyMatch.cost(of: query, in: $0) }
        #expect(costs.count == texts.count)
        #expect(costs == costs.sorted() && Set(costs).count == costs.count, "\(costs)")
    }

    @Test(arguments: [("ab", "ba"), ("aa", "a"), ("a", "")])
    func `characters that are not there in their order mean something else`(
        _ query: String, _ text: String
    ) {
        #expect(FuzzyMatch.cost(of: query, in: text) == nil)
    }

    @Test func `nothing typed may mean everything`() {
        #expect(FuzzyMatch.cost(of: "", in: "") == 0)
        #expect(FuzzyMatch.cost(of: "", in: "x") == 0)
    }
}
