/// The fifth step: everything once more, in words.
struct ReviewStep: Equatable, Sendable {
    /// When it appeared, on the clock of the keys.
    var openedAt = 0.0

    /// Whether a key at `time` may be left from before.
    func isDeaf(at time: Double) -> Bool { time - openedAt < Dialog.deafness }
}
