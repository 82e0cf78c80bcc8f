import Console
import Domain
import Engine
import Screen

/// One picture of the README: a state of the console, reached by the same inputs as any other.
struct DemoScene {
    /// The name of the picture's file, without its ending.
    let name: String
    /// What it shows.
    let state: ConsoleState

    /// The pictures, always the same ones: time, sizes and ids are fixed.
    static func all() throws -> [DemoScene] {
        [
            try scene("tasks", Size(rows: 24, columns: 80)) { state in
                state.begin(try DemoScript.shopJob())
                state.press("jjj")
            },
            try scene("leftovers", Size(rows: 24, columns: 80)) { $0.press("3") },
            try scene("restore", Size(rows: 24, columns: 80)) { $0.press("jjR") },
            try scene("wide", Size(rows: 50, columns: 200)) { state in
                state.begin(try DemoScript.shopJob())
                state.press("jjj")
            },
        ]
    }

    /// The scenes as SVG pictures in the colours of `theme`.
    static func pictures(in theme: Theme) throws -> [(file: String, svg: String)] {
        try all().map { scene in
            let picture = FramePicture(ConsoleView(scene.state).frame, theme: theme)
            return ("\(scene.name).svg", picture.svg)
        }
    }

    private static func scene(
        _ name: String, _ size: Size, _ act: (inout ConsoleState) throws -> Void
    ) throws -> DemoScene {
        let look = Look(host: "app-01", badge: "PROD")
        var state = ConsoleState(look: look, now: DemoScript.now, size: size)
        _ = state.take(.event(.surveyed(try DemoScript.survey())))
        try act(&state)
        return DemoScene(name: name, state: state)
    }
}

extension ConsoleState {
    /// Presses keys, a second apart.
    fileprivate mutating func press(_ keys: String) {
        for character in keys { _ = take(.key(.character(character), at: 1)) }
    }

    /// Has a job begin and get on.
    fileprivate mutating func begin(_ events: [EngineEvent]) {
        for event in events { _ = take(.event(event)) }
    }
}
