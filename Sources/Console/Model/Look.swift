import Foundation
import Screen

/// What a console needs to know of where it runs, before it knows anything of the tasks.
package struct Look: Equatable, Sendable {
    /// The machine's name, for the header and for dialogs.
    package var host: String
    /// The environment, as in "PROD"; none if nobody named it.
    package var badge: String?
    /// Whether nothing may be changed from here.
    package var isReadOnly: Bool
    /// What the screen is drawn with.
    package var glyphs: GlyphSet
    /// The themes that can be chosen.
    package var themes: [ThemeChoice]
    /// The theme in use.
    package var theme: String
    /// The zone of the clock by which schedules go.
    package var zone: TimeZone

    /// The absolute path of the folder it was started in: where a database is restored to when
    /// the folder it came from is not there.
    package var workingFolder: String

    /// A look of these parts.
    package init(
        host: String, badge: String? = nil, isReadOnly: Bool = false, glyphs: GlyphSet = .unicode,
        themes: [ThemeChoice] = [ThemeChoice("terminal"), ThemeChoice("mono")],
        theme: String = "terminal", zone: TimeZone = .gmt, workingFolder: String = "/"
    ) {
        self.workingFolder = workingFolder
        self.host = host
        self.badge = badge
        self.isReadOnly = isReadOnly
        self.glyphs = glyphs
        self.themes = themes
        self.theme = theme
        self.zone = zone
    }
}
