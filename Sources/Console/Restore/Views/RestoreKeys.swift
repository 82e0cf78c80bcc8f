import Screen

extension ConsoleState {
    /// The restore screen's own keys, for the footer; nothing on other screens.
    ///
    /// In the list they come before those of the whole console; in the wizard there are no others.
    var restoreKeys: [WizardAction] {
        guard screen == .restore else { return [] }
        return WizardTable.actions(at: wizard.place).filter { !$0.name.isEmpty }
    }

    /// All keys of the restore screen, for the help; nothing on other screens.
    var restoreHelp: [WizardAction] {
        screen == .restore ? WizardTable.actions(at: wizard.place) : []
    }
}
