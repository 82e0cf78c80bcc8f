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

    /// Whether an action of the whole console can be asked for here; few can be in the wizard.
    func isReachable(_ action: Action) -> Bool {
        let isWizard = screen == .restore && wizard.isOpen
        return action.fits(screen) && (!isWizard || Self.passedByWizard.contains(action.id))
    }
}
