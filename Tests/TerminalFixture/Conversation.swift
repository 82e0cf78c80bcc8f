import Glibc
import Screen
import Terminal

/// Draws, listens, and does what the keys ask for.
struct Conversation {
    private let session: TerminalSession
    private var picture: Picture
    private var ticking = false

    init(_ session: TerminalSession) {
        self.session = session
        picture = Picture(type: session.type, depth: session.depth, glyphs: session.glyphs)
    }

    /// Runs until something ends it; says what.
    mutating func run() -> String {
        while true {
            session.draw(picture.frame(session.size))
            let deadline = ticking ? ContinuousClock.now + .seconds(1) : nil
            for event in session.events(before: deadline) {
                picture.note(event)
                if let end = react(to: event) { return end }
            }
        }
    }

    private mutating func react(to event: TerminalEvent) -> String? {
        switch event {
        case .key(.character(let character)): return press(character)
        case .tick: picture.done += 1
        case .suspendRequested: session.suspend()
        case .signal(let signal): return "\(signal)"
        case .hungUp: return "hungUp"
        default: break
        }
        return nil
    }

    private mutating func press(_ character: Character) -> String? {
        switch character {
        case "q": return "quit"
        case "j": picture.selected += 1
        case "k": picture.selected -= 1
        case "i": picture.typing.toggle()
        case "p": ticking.toggle()
        case "m": session.use(.mono)
        case "s": storm()
        case "c": _ = session.copy("shop.db")
        case "e": perror("said on standard error")
        case "w": wakeFromElsewhere()
        default: Death(rawValue: character)?.die()
        }
        return nil
    }

    /// Draws whole screens faster than any terminal takes them, and says so on standard error.
    private mutating func storm() {
        for turn in 0..<300 {
            picture.selected = turn % 6
            session.use(turn.isMultiple(of: 2) ? .mono : .terminal)
            session.draw(picture.frame(session.size))
        }
        perror("the storm is over")
    }

    private func wakeFromElsewhere() {
        let waker = session.waker
        let holder = Unmanaged.passRetained(waker).toOpaque()
        var thread = pthread_t()
        pthread_create(
            &thread, nil,
            { context in
                guard let context else { return nil }
                Unmanaged<Waker>.fromOpaque(context).takeRetainedValue().wake()
                return nil
            }, holder)
        pthread_detach(thread)
    }
}
