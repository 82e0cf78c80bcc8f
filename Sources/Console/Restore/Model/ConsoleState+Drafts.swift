import Domain
import Screen

extension ConsoleState {
    /// The draft that can be gone on with; nothing if none was begun or kept.
    var keptDraft: RestoreDraft? {
        if wizard.isBegun { return wizard.run.isUnderWay ? nil : wizard.draft }
        guard let draft = world.survey?.draft, draft.savedAt != wizard.forgotten else { return nil }
        return draft
    }

    /// Keeps the draft as it is now, so that it survives a lost connection.
    ///
    /// - Parameter step: the step it is to be gone on with; the one it is at unless given.
    mutating func keepDraft(at step: RestoreDraft.Step? = nil) -> [ConsoleEffect] {
        guard !look.isReadOnly, wizard.isBegun, wizard.scope != nil else { return [] }
        wizard.draft.savedAt = now.iso8601
        var draft = wizard.draft
        draft.step = step ?? draft.step
        return [inquire(.saveDraft(draft), for: .change("Keeping the draft"))]
    }

    /// Keeps the draft because somebody asked for it.
    mutating func saveDraft() -> [ConsoleEffect] {
        guard !look.isReadOnly else {
            say("Read-only: drafts are not kept.", .late)
            return []
        }
        let effects = keepDraft()
        say(effects.isEmpty ? "Nothing is chosen yet." : "The draft is kept.", .hint)
        return effects
    }

    /// Forgets the draft; `u` brings it back.
    mutating func discardDraft() -> [ConsoleEffect] {
        guard let draft = keptDraft else {
            say("There is no draft to discard.", .hint)
            return []
        }
        guard !look.isReadOnly else {
            say("Read-only: the draft stays.", .late)
            return []
        }
        undo = Undo(
            what: "The draft of \(DraftText.subject(draft)) is back.", inquiry: .saveDraft(draft))
        wizard = wizard.replaced
        wizard.forgotten = draft.savedAt
        list.selected = ListSource(state: self).rows(of: .restore).first?.id
        say("The draft is discarded. u brings it back.", .hint)
        return [inquire(.discardDraft, for: .change("Discarding the draft"))]
    }

    /// Whether another restore can be begun; if there is a draft, offers that first.
    mutating func mayBegin() -> Bool {
        guard let draft = keptDraft, draft.step > .point, !look.isReadOnly else { return true }
        screen = .restore
        list.selected = RestoreRows.draftRow
        say(DraftText.offer(draft, self) + " Enter goes on, d discards it.", .late)
        return false
    }

    /// Tells of a draft that an earlier console kept, once.
    mutating func offerDraft() {
        if world.survey?.draft == nil { wizard.forgotten = nil }
        guard !wizard.hasOffered else { return }
        wizard.hasOffered = true
        guard let draft = world.survey?.draft, !wizard.isBegun else { return }
        say(DraftText.offer(draft, self) + " 4 shows it.", .late)
    }
}
