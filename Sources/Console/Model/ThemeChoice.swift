import Screen

/// A theme that can be chosen, and how readable it is.
package struct ThemeChoice: Equatable, Sendable {
    /// Its name, by which the program around the console knows it.
    package let name: String
    /// How readable it is on this terminal; none when only the terminal knows its colours.
    package let contrast: ContrastSummary?

    /// A theme of that name.
    package init(_ name: String, contrast: ContrastSummary? = nil) {
        self.name = name
        self.contrast = contrast
    }

    /// `theme` under a name, on a terminal of that many colours.
    package init(_ name: String, _ theme: Theme, depth: ColorDepth) {
        self.init(name, contrast: theme.contrastReport(for: depth).map(ContrastSummary.init))
    }
}

/// What a person who chooses a theme needs to know of its contrast report.
package struct ContrastSummary: Equatable, Sendable {
    /// How many pairs of a role and a ground were looked at.
    package let pairs: Int
    /// The pairs whose own colours were too close, the faintest first.
    package let raised: [ContrastReport.Entry]
    /// The pairs that are too close even so.
    package let failing: [ContrastReport.Entry]

    /// What matters of `report`.
    package init(_ report: ContrastReport) {
        pairs = report.entries.count
        raised = report.raised.sorted { $0.original < $1.original }
        failing = report.failing
    }
}
