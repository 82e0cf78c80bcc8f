/// Which restore point a person means.
package enum PointChoice: Hashable, Sendable, Codable {
    /// The newest one.
    case newest
    /// The one with this id, or the only one whose id starts with this text.
    case id(String)
    /// The last one whose freeze is not after this instant.
    case at(LocalTime)
}

extension Catalog {
    /// The one restore point that `choice` means; never one that is merely close to it. Where its
    /// file lies there twice, the one that is whole.
    ///
    /// - Throws: `noPoints`, `unknownPoint`, or a usage failure when several tasks or ids fit.
    package func point(_ choice: PointChoice) throws -> RestorePoint {
        guard let newest = points.last else { throw noPoints }
        switch choice {
        case .id(let text): return try point(withID: text.lowercased())
        case .newest:
            try requireOneTask()
            return whole(newest)
        case .at(let time):
            try requireOneTask()
            guard let last = points.last(where: { $0.facts.time <= time }) else {
                throw Failure(
                    .unknownPoint, "There is no restore point at or before \(time.forPeople).",
                    cause: "The oldest one is of \(oldest.forPeople).",
                    next: "Choose a later time, or a point out of 'stillpoint points'.")
            }
            return whole(last)
        }
    }

    /// The files that restore `point`, full backup first.
    ///
    /// - Throws: `chainBroken`, naming the link that is missing, damaged or does not fit.
    package func chain(endingAt point: RestorePoint) throws -> [RestorePoint] {
        try ChainJudge(points: points).chain(endingAt: point)
    }

    private var oldest: LocalTime {
        points.map(\.facts.time).min() ?? LocalTime(microseconds: 0, offset: 0)
    }

    /// `point`, or a copy of it that can be restored where `point` itself cannot.
    private func whole(_ point: RestorePoint) -> RestorePoint {
        if point.state == .complete { return point }
        return points.first { $0.id == point.id && $0.state == .complete } ?? point
    }

    private func point(withID text: String) throws -> RestorePoint {
        let found = points.filter { $0.id.description.hasPrefix(text) }
        let ids = Set(found.map(\.id))
        if ids.count == 1, text.utf8.count >= 4, let point = found.first { return whole(point) }
        let isUnknown = ids.isEmpty || text.utf8.count < 4
        throw Failure(
            .unknownPoint,
            isUnknown
                ? "There is no restore point \(text.quotedForDisplay)."
                : "\(text.quotedForDisplay) stands for \(ids.count) restore points.",
            cause: isUnknown
                ? "The id is misspelt, shorter than 4 digits, or its file is gone."
                : "Several ids start with these digits.",
            next: "Take an id out of 'stillpoint points'; nothing was restored.")
    }

    private func requireOneTask() throws {
        let tasks = Set(
            points.map {
                "\($0.facts.task.quotedForDisplay) on node \($0.facts.node.quotedForDisplay)"
            }
        ).sorted()
        guard tasks.count > 1 else { return }
        throw Failure(
            .usage,
            "The folder holds backups of several tasks: \(tasks.joined(separator: ", ")).",
            cause: "Without a task's name the newest restore point could be of the wrong database.",
            next: "Name the point with --point, or give the folder of one chain.")
    }

    private var noPoints: Failure {
        Failure(
            .noPoints, "There is no restore point here.",
            cause: leftovers.isEmpty
                ? "Nothing was backed up to this folder yet, or it is the wrong folder."
                : "There are only leftovers of runs that did not complete.",
            next: "Check the folder, or look with 'stillpoint points --in FOLDER'.")
    }
}
