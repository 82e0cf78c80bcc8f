import Foundation
import Glibc
import TestSupport
import Testing

/// A place in the middle of a backup's file where its job waits, while its process goes on.
struct Gate {
    private let path: String
    /// What makes a program's first backup wait there.
    let environment: [String: String]

    /// A closed gate for backups into the destination of `home`.
    init(in home: Home) throws {
        path = home.folder.path("gate")
        try #require(mkfifo(path, 0o600) == 0)
        environment = [
            "LD_PRELOAD": "\(Program.buildFolder)/libFaultyMachine.so",
            "FAULTY_DISK_FOLDERS": home.destination, "FAULTY_DISK_CALL": "24",
            "FAULTY_DISK_ERROR": "hold", "FAULTY_DISK_GATE": path,
        ]
    }

    /// Waits until the job has come to the gate, and lets it through.
    func letThrough() throws {
        let gate = open(path, O_WRONLY | O_CLOEXEC)
        try #require(gate >= 0)
        close(gate)
    }
}
