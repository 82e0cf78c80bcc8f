extension BackupTask {
    /// Why `node` may not run the task; none if it may.
    package func refusal(on node: NodeTag) -> Failure? {
        guard let responsible = self.node, responsible != node else { return nil }
        return Failure(
            .otherNode, "The task \(name) is run by node \(responsible), and this is node \(node).",
            cause: "Its file has the line 'node: \(responsible)'.",
            next: "Run it there, or change that line to 'node: \(node)'. Restoring and verifying "
                + "work on any node.")
    }
}
