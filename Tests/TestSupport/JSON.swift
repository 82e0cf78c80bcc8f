import Foundation

/// A JSON document as it came, for looking into it in a test.
package enum JSON: Decodable, Hashable, Sendable {
    case null
    case bool(Bool)
    case number(Double)
    case string(String)
    case array([JSON])
    case object([String: JSON])

    /// Exactly one document, with nothing but white space around it.
    package init(_ data: Data) throws {
        self = try JSONDecoder().decode(JSON.self, from: data)
    }

    /// Exactly one document as text.
    package init(_ text: String) throws { try self.init(Data(text.utf8)) }

    package init(from decoder: any Decoder) throws {
        let container = try decoder.singleValueContainer()
        if container.decodeNil() {
            self = .null
        } else if let value = try? container.decode(Bool.self) {
            self = .bool(value)
        } else if let value = try? container.decode(Double.self) {
            self = .number(value)
        } else if let value = try? container.decode(String.self) {
            self = .string(value)
        } else if let value = try? container.decode([JSON].self) {
            self = .array(value)
        } else {
            self = .object(try container.decode([String: JSON].self))
        }
    }

    /// The value of a key; null where there is none.
    package subscript(key: String) -> JSON {
        if case .object(let members) = self { members[key] ?? .null } else { .null }
    }

    /// An element, from the end with a negative index; null where there is none.
    package subscript(index: Int) -> JSON {
        let elements = elements
        let position = index < 0 ? elements.count + index : index
        return elements.indices.contains(position) ? elements[position] : .null
    }

    /// The elements of an array; none for anything else.
    package var elements: [JSON] { if case .array(let elements) = self { elements } else { [] } }
    /// The keys of an object; none for anything else.
    package var keys: Set<String> {
        if case .object(let members) = self { Set(members.keys) } else { [] }
    }
    /// The text of a string; empty for anything else.
    package var text: String { if case .string(let text) = self { text } else { "" } }
    /// The number; NaN for anything else, so that no comparison holds.
    package var number: Double { if case .number(let number) = self { number } else { .nan } }
    /// Whether it is `true`.
    package var isTrue: Bool { self == .bool(true) }
}

extension JSON: ExpressibleByStringLiteral, ExpressibleByIntegerLiteral,
    ExpressibleByBooleanLiteral,
    ExpressibleByNilLiteral
{
    package init(stringLiteral text: String) { self = .string(text) }
    package init(integerLiteral number: Int) { self = .number(Double(number)) }
    package init(booleanLiteral value: Bool) { self = .bool(value) }
    package init(nilLiteral: ()) { self = .null }
}
