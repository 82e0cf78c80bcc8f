/// A program that has a file open.
package struct FileUser: Hashable, Sendable, Codable {
    /// Its process.
    package let pid: Int32
    /// Its name as the kernel has it.
    package let program: String
    /// Whether it opened the file for writing.
    package let writes: Bool

    /// A program of these facts.
    package init(pid: Int32, program: String, writes: Bool) {
        self.pid = pid
        self.program = program
        self.writes = writes
    }
}
