import Domain
import Screen

extension ConsoleState {
    mutating func openWizard(for task: BackupTask) -> [ConsoleEffect] { [] }
    mutating func openWizardOnPoint() -> [ConsoleEffect] { [] }
    mutating func pressInWizard(_ key: Key, at time: Double) -> [ConsoleEffect]? { nil }
    mutating func pasteInWizard(_ text: String) -> [ConsoleEffect] { [] }
    mutating func wizardTakes(_ answer: Answer) -> [ConsoleEffect] { [] }
    mutating func wizardTakes(_ job: JobID, _ outcome: JobOutcome) -> [ConsoleEffect] { [] }
    mutating func wizardAdmitted(_ job: JobID, _ command: EngineCommand) -> [ConsoleEffect] { [] }
    mutating func wizardSeesSurvey() -> [ConsoleEffect] { [] }
}
