import Domain
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
    /// Who sits before it, for the log.
    package var user: String
    /// When the last console was left; none if there was none. What ended since is told at the
    /// first survey.
    package var lastSeen: LocalTime?
    /// What should be known from the start, one sentence each.
    package var warnings: [String]
    /// What was done from consoles before, oldest first.
    package var pastActions: [OperatorAction]
    /// A task with the defaults of the configuration, for the form of a new one; only the settings
    /// that it has without being asked for count.
    package var newTask: BackupTask?

    /// A look of these parts.
    package init(
        host: String, badge: String? = nil, isReadOnly: Bool = false, glyphs: GlyphSet = .unicode,
        themes: [ThemeChoice] = [ThemeChoice("terminal"), ThemeChoice("mono")],
        theme: String = "terminal", zone: TimeZone = .gmt, workingFolder: String = "/",
        user: String = "operator", lastSeen: LocalTime? = nil, warnings: [String] = [],
        pastActions: [OperatorAction] = [], newTask: BackupTask? = nil
    ) {
        self.pastActions = pastActions
        self.newTask = newTask
        self.workingFolder = workingFolder
        self.host = host
        self.badge = badge
        self.isReadOnly = isReadOnly
        self.glyphs = glyphs
        self.themes = themes
        self.theme = theme
        self.zone = zone
        self.user = user
        self.lastSeen = lastSeen
        self.warnings = warnings
    }

    /// The machine and its environment, as dialogs name them: `app-01 [PROD]`.
    var place: String { host + (badge.map { " [\($0)]" } ?? "") }
}
