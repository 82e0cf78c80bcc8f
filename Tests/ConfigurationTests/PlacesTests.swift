import Configuration
import Domain
import Testing

struct PlacesTests {
    private func places(_ environment: [String: String]) throws -> Places {
        try Places(environment: environment, workingDirectory: "/here")
    }

    @Test func `without anything said the places are those of XDG under the home`() throws {
        let places = try places(["HOME": "/home/ann"])
        #expect(places.configuration == "/home/ann/.config/stillpoint")
        #expect(places.state == "/home/ann/.local/state/stillpoint")
        #expect(places.system == "/etc/stillpoint")
    }

    @Test func `XDG's variables come before the home, which then need not be set`() throws {
        let places = try places(["XDG_CONFIG_HOME": "/c/", "XDG_STATE_HOME": "/s"])
        #expect(places.configuration == "/c/stillpoint")
        #expect(places.state == "/s/stillpoint")
    }

    @Test func `a relative or empty variable of XDG is ignored`() throws {
        let places = try places(["HOME": "/", "XDG_CONFIG_HOME": "c", "XDG_STATE_HOME": ""])
        #expect(places.configuration == "/.config/stillpoint")
        #expect(places.state == "/.local/state/stillpoint")
    }

    @Test(arguments: [
        ("/srv/sp", "/srv/sp"), ("/srv/sp//", "/srv/sp"), ("sp", "/here/sp"),
        ("../sp", "/here/../sp"),
        ("/", "/"),
    ])
    func `one variable holds everything`(_ home: String, _ folder: String) throws {
        let places = try places([
            "STILLPOINT_HOME": home, "HOME": "/home/ann", "XDG_CONFIG_HOME": "/c",
        ])
        #expect(places.configuration == folder)
        #expect(places.state == (folder == "/" ? "/state" : folder + "/state"))
        #expect(places.system == nil)
        #expect(places.taskFolders == [folder == "/" ? "/tasks" : folder + "/tasks"])
    }

    @Test func `the user's files come before those for all users`() throws {
        let places = try places(["HOME": "/home/ann"])
        #expect(
            places.settingsFiles == [
                "/home/ann/.config/stillpoint/stillpoint.yaml", "/etc/stillpoint/stillpoint.yaml",
            ])
        #expect(
            places.taskFolders == ["/home/ann/.config/stillpoint/tasks", "/etc/stillpoint/tasks"])
    }

    @Test(arguments: [
        [:], ["HOME": ""], ["HOME": "ann"], ["STILLPOINT_HOME": ""], ["XDG_CONFIG_HOME": "/c"],
    ])
    func `an environment that says too little is refused`(_ environment: [String: String]) {
        #expect(failure { try places(environment) }?.code == .configuration)
    }
}
