import Foundation

/// The unit by which systemd runs the engine,
/// <https://www.freedesktop.org/software/systemd/man/latest/systemd.service.html>.
struct ServiceUnit {
    private let program: String
    private let home: String?
    private let onStop: Serve.Stop

    /// The unit for the program that runs now, in its place and with its environment.
    init(_ app: App, onStop: Serve.Stop) throws {
        program = try FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/exe")
        home = app.places.system == nil ? app.places.configuration : nil
        self.onStop = onStop
    }

    /// The unit's file.
    var text: String {
        """
        [Unit]
        Description=Stillpoint keeps databases backed up
        After=local-fs.target remote-fs.target

        [Service]
        Type=notify
        ExecStart=\(Self.quoted(program)) serve --on-stop \(onStop.rawValue)
        # For one user's own systemd (~/.config/systemd/user) take this line out.
        User=\(NSUserName())\(environment)
        WatchdogSec=60
        Restart=on-failure
        RestartSec=10
        # Wrong configuration, and another engine that runs already, do not mend themselves.
        RestartPreventExitStatus=2 75
        # The engine ends its jobs itself; what is left after the time below is killed.
        KillMode=mixed
        TimeoutStopSec=\(onStop == .finish ? "infinity" : "90")
        # To keep it from writing anywhere else, name the folders of databases, backups and state:
        #ProtectSystem=strict
        #ReadWritePaths=

        [Install]
        # For one user's own systemd: default.target
        WantedBy=multi-user.target
        """
    }

    private var environment: String {
        home.map { "\nEnvironment=\(Self.quoted("STILLPOINT_HOME=\($0)"))" } ?? ""
    }

    /// `text` as one word of a unit's file, in which % means something; $ does not in the path of the
    /// program and in an environment.
    private static func quoted(_ text: String) -> String {
        let escaped = text.replacing("\\", with: "\\\\").replacing("\"", with: "\\\"")
            .replacing("%", with: "%%")
        return escaped == text && !text.contains(" ") ? text : "\"\(escaped)\""
    }
}
