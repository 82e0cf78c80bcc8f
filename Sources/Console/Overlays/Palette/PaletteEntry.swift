import Domain

/// One line of the list of commands.
struct PaletteEntry: Equatable, Sendable {
    /// What is typed for it; a space at the end if more is needed.
    let text: String
    /// What stands in the list after that, for what is still needed.
    var needs = ""
    let help: String

    /// Whether it can be run as it is.
    var isComplete: Bool { needs.isEmpty }
}

/// All commands there are, for completing them.
struct PaletteCatalog {
    let tasks: [BackupTask]
    let themes: [String]
    let leftovers: [String]
    let screen: ScreenID

    /// The commands that `text` may mean, best first. Names of tasks come in once something is typed.
    func matches(_ text: String) -> [PaletteEntry] {
        let query = String(text.drop(while: \.isWhitespace)).lowercased()
        let all = heads + actions + (query.isEmpty ? [] : named + options(for: query))
        let costs = all.enumerated().compactMap { index, entry -> (Int, Int, Int)? in
            let name = entry.text.lowercased()
            // What stands in the line already and needs more is no help.
            if name == query, !entry.isComplete { return nil }
            return FuzzyMatch.cost(of: query, in: name).map {
                ($0, query.isEmpty ? 0 : name.count, index)
            }
        }
        return costs.sorted(by: <).prefix(Self.most).map { all[$0.2] }
    }

    private static let most = 50

    private var heads: [PaletteEntry] {
        [
            PaletteEntry(text: "backup ", needs: "NAME", help: help(.run)),
            PaletteEntry(text: "restore ", needs: "NAME", help: help(.restore)),
            PaletteEntry(text: "verify ", needs: "NAME", help: help(.verify)),
            PaletteEntry(text: "task add ", needs: "NAME", help: help(.new)),
            PaletteEntry(text: "task enable ", needs: "NAME", help: "Let a task run again."),
            PaletteEntry(text: "task disable ", needs: "NAME", help: "Keep a task from running."),
            PaletteEntry(text: "task remove ", needs: "NAME", help: "Forget a task."),
            PaletteEntry(
                text: "delay ", needs: "NAME 4h", help: "Put a task's scheduled runs off."),
            PaletteEntry(text: "leftovers", help: help(.screen3)),
            PaletteEntry(text: "leftovers remove ", needs: "FILE", help: "Delete a leftover."),
            PaletteEntry(text: "points", help: help(.screen4)),
            PaletteEntry(text: "history", help: help(.screen2)),
            PaletteEntry(text: "status", help: help(.screen1)),
            PaletteEntry(text: "log", help: help(.screen5)),
            PaletteEntry(text: "theme ", needs: "NAME", help: help(.themes)),
        ]
    }

    /// What has a key here and no command of its own.
    private var actions: [PaletteEntry] {
        let others: Set<ActionID> = [
            .screen1, .screen2, .screen3, .screen4, .screen5, .restore, .verify, .palette,
        ]
        return ActionTable.all.filter { $0.fits(screen) && !others.contains($0.id) }.map { action in
            let keys = action.keys.map(\.label).joined(separator: " ")
            return PaletteEntry(text: action.name, help: "\(action.help) (\(keys))")
        }
    }

    private var named: [PaletteEntry] {
        tasks.flatMap { task in
            [
                PaletteEntry(text: "backup \(task.name)", help: help(.run)),
                PaletteEntry(text: "restore \(task.name)", help: help(.restore)),
                PaletteEntry(text: "verify \(task.name)", help: help(.verify)),
                task.isEnabled
                    ? PaletteEntry(text: "task disable \(task.name)", help: "Keep it from running.")
                    : PaletteEntry(text: "task enable \(task.name)", help: "Let it run again."),
                PaletteEntry(text: "delay \(task.name) ", needs: "4h", help: "1h to 7d, or off."),
                PaletteEntry(text: "task remove \(task.name)", help: "Forget it; backups stay."),
            ]
        } + themes.map { PaletteEntry(text: "theme \($0)", help: "Use these colours.") }
    }

    /// What can follow the name of a task or of a command that was typed in full.
    private func options(for query: String) -> [PaletteEntry] {
        let files = leftovers.map { file in
            PaletteEntry(
                text: "leftovers remove \(CommandLineText.quoted(file))", help: "Delete it.")
        }
        let options = tasks.flatMap { task -> [PaletteEntry] in
            let name = task.name.text
            let levels = VerifyLevel.allCases.map {
                PaletteEntry(text: "verify \(name) --level \($0.rawValue)", help: $0.help)
            }
            return [
                PaletteEntry(text: "backup \(name) --full", help: help(.runFull)),
                PaletteEntry(text: "backup \(name) --incremental", help: "Go on with the chain."),
                PaletteEntry(text: "delay \(name) 4h", help: "Run nothing of it for so long."),
                PaletteEntry(text: "delay \(name) off", help: "Run it by schedule as ever."),
            ] + levels
        }
        return files.filter { _ in query.hasPrefix("leftovers ") }
            + options.filter { entry in
                let words = entry.text.split(separator: " ").prefix(2).joined(separator: " ")
                return query.hasPrefix(words.lowercased() + " ")
            }
    }

    private func help(_ id: ActionID) -> String { ActionTable.action(id)?.help ?? "" }
}

extension VerifyLevel {
    /// What is done at this level, in one sentence.
    fileprivate var help: String {
        switch self {
        case .bytes: "Compare every file with its digest."
        case .content: "Decode everything, and follow every link of the chains."
        case .drill: "Restore the newest point to a scratch place and check the database."
        }
    }
}
