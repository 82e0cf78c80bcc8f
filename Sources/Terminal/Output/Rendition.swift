/// What a terminal draws characters with: the graphic rendition of ECMA-48, 8.3.117 (SGR).
struct Rendition: Equatable {
    /// Bold 1, faint 2, underlined 4, reversed 7; sorted.
    private var attributes: [Int] = []
    /// The parameters that select the colours; the terminal's own ones when there are none.
    private var foreground: String?
    private var background: String?

    private static let underline = 4
    private static let reverse = 7
    /// ECMA-48's ways to take one attribute back that terminfo has, too, as `rmul` and `rmso`.
    private static let ends = [underline: "24", reverse: "27"]

    /// Whether a blank looks the same: boldness shows on characters only, and their colour on blanks
    /// only where it fills them.
    func looksSameOnBlanks(as other: Rendition) -> Bool {
        background == other.background
            && has(Self.underline) == other.has(Self.underline)
            && has(Self.reverse) == other.has(Self.reverse)
            && (foreground == other.foreground || !has(Self.reverse) && !has(Self.underline))
    }

    /// What is selected in the fewest bytes to make blanks look as in another rendition: that one, or
    /// this one on the other's background.
    func dressed(forBlanksOf look: Rendition) -> Rendition {
        var dressed = self
        dressed.background = look.background
        guard dressed.looksSameOnBlanks(as: look) else { return look }
        let isShorter =
            dressed.selection(from: self).utf8.count < look.selection(from: self).utf8.count
        return isShorter ? dressed : look
    }

    /// Takes over what the parameters of a selection say, with the colours that `slots` lends.
    ///
    /// - Returns: False, and is unchanged, if there is one among them that it does not know.
    mutating func apply(_ parameters: String, with slots: ColorSlots) -> Bool {
        var result = self
        var rest = parameters.split(separator: ";", omittingEmptySubsequences: false)[...]
        while let first = rest.popFirst() {
            // The form with colons, of terminals with direct colour, is one parameter.
            let number = first.isEmpty ? 0 : Int(first.prefix { $0 != ":" }) ?? -1
            switch number {
            case 0: result = Rendition()
            case 1, 2, 4, 7: result.add(number)
            case 10: break  // The font that is always used.
            case 24: result.attributes.removeAll { $0 == Self.underline }
            case 27: result.attributes.removeAll { $0 == Self.reverse }
            case 30...37, 90...97: result.foreground = String(first)
            case 39: result.foreground = nil
            case 40...47, 100...107: result.background = String(first)
            case 49: result.background = nil
            case 38 where first.contains(":"): result.foreground = String(first)
            case 48 where first.contains(":"): result.background = String(first)
            case 38, 48:
                guard let color = Self.color(&rest, slots) else { return false }
                if number == 38 { result.foreground = "38;" + color }
                if number == 48 { result.background = "48;" + color }
            default: return false
            }
        }
        self = result
        return true
    }

    /// The shortest selection that leads from another rendition to this one; none if they are equal.
    func selection(from other: Rendition) -> String {
        guard self != other else { return "" }
        guard self != Rendition() else { return "\u{1B}[m" }
        let anew = "\u{1B}[" + ([0].map(String.init) + parameters).joined(separator: ";") + "m"
        guard let changes = changes(from: other) else { return anew }
        let changed = "\u{1B}[" + changes.joined(separator: ";") + "m"
        return changed.utf8.count <= anew.utf8.count ? changed : anew
    }

    private var parameters: [String] {
        attributes.map(String.init) + [foreground, background].compactMap { $0 }
    }

    /// What has to be said on top; nothing where only a new start can take an attribute back.
    private func changes(from other: Rendition) -> [String]? {
        var changes: [String] = []
        for attribute in other.attributes where !has(attribute) {
            guard let end = Self.ends[attribute] else { return nil }
            changes.append(end)
        }
        changes += attributes.filter { !other.has($0) }.map(String.init)
        if foreground != other.foreground { changes.append(foreground ?? "39") }
        if background != other.background { changes.append(background ?? "49") }
        return changes
    }

    private func has(_ attribute: Int) -> Bool { attributes.contains(attribute) }

    private mutating func add(_ attribute: Int) {
        guard !has(attribute) else { return }
        attributes = (attributes + [attribute]).sorted()
    }

    /// `5;number` or `2;red;green;blue`, taken from the front.
    private static func color(_ rest: inout ArraySlice<Substring>, _ slots: ColorSlots) -> String? {
        switch rest.popFirst() {
        case "5":
            guard let number = rest.popFirst().flatMap({ Int($0) }) else { return nil }
            return slots.color(number).map { "2;\($0.red);\($0.green);\($0.blue)" } ?? "5;\(number)"
        case "2":
            let parts = (0..<3).compactMap { _ in rest.popFirst() }
            return parts.count == 3 ? "2;" + parts.joined(separator: ";") : nil
        default: return nil
        }
    }
}
