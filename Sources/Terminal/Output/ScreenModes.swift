/// What is sent to a terminal around everything that is drawn.
struct ScreenModes {
    /// Takes the screen: the alternate one where there is one, no cursor, pastes in brackets.
    let enter: [UInt8]
    /// Gives it back, from whatever state a frame that was cut off left.
    let leave: [UInt8]
    /// Before a frame: the terminal shows nothing of it until all is there.
    let beginFrame: [UInt8]
    /// After a frame.
    let endFrame: [UInt8]
    /// Shows the cursor.
    let showCursor: [UInt8]
    /// Hides it.
    let hideCursor: [UInt8]
    /// Whether the terminal is of xterm's kin, which skip the private modes they do not know.
    let isXtermKin: Bool

    /// Reads the capabilities of the open window's terminal.
    ///
    /// Where a terminal speaks xterm's private modes they are used bare: terminfo's `smcup` also
    /// pushes the window title, and its `cnorm` changes how the cursor blinks.
    init() {
        let smcup = Capability.bytes("smcup")
        let kin = smcup.contains(Self.alternate + [0x68])
        let hidesByMode = Capability.bytes("civis").contains(Self.bytes("[?25l"))
        isXtermKin = kin
        showCursor = hidesByMode ? Self.bytes("[?25h") : Capability.bytes("cnorm")
        hideCursor = hidesByMode ? Self.bytes("[?25l") : Capability.bytes("civis")
        beginFrame = kin ? Self.bytes("[?2026h") : []
        endFrame = kin ? Self.bytes("[?2026l") : []
        enter =
            (kin ? Self.bytes("[?1049h") + Self.bytes("[?2004h") : smcup) + hideCursor
        // Row 999 is the last one: terminals stop there.
        let repair = ["rmir", "smam", "csr", "sgr0", "op"].map { name in
            name == "csr" ? Self.wholeScrollingRegion() : Capability.bytes(name)
        }
        let goodbye =
            smcup.isEmpty
            ? Capability.bytes("cup", 998, 0) + Capability.bytes("el") + Array("\r\n".utf8)
            : (kin ? Self.bytes("[?1049l") : Capability.bytes("rmcup"))
        leave =
            endFrame + (kin ? Self.bytes("[?2004l") : []) + repair.flatMap { $0 } + showCursor
            + goodbye
    }

    private static let alternate = bytes("[?1049")

    /// DECSTBM without parameters, for every terminal that has scrolling regions of that form.
    private static func wholeScrollingRegion() -> [UInt8] {
        Capability.bytes("csr", 0, 1) == bytes("[1;2r") ? bytes("[r") : []
    }

    private static func bytes(_ text: String) -> [UInt8] { [0x1B] + Array(text.utf8) }
}
