/// The machine and process that write a backup.
package struct Writer: Hashable, Sendable, Codable {
    /// The machine's host name.
    package let host: String
    /// The process id.
    package let pid: Int32
    /// The kernel's id of this boot, so that a process id is not mistaken for a later one's.
    package let bootID: String

    /// A writer of these facts.
    package init(host: String, pid: Int32, bootID: String) {
        self.host = host
        self.pid = pid
        self.bootID = bootID
    }
}
