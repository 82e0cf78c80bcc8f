import Domain

/// Works out what a restore would do and what speaks against it, writing nothing.
struct RestorePlanner {
    let parts: EngineParts
    let request: RestoreRequest

    /// The plan.
    ///
    /// - Throws: `noPoints`, `unknownPoint`, `chainBroken` and the like: without a point and its
    ///   chain there is no plan.
    func plan() throws -> RestorePlan {
        let (catalog, _) = try parts.catalog(of: request.scope)
        let point = try catalog.point(request.choice)
        let chain = try catalog.chain(endingAt: point)
        let target = try parts.store.target(at: request.target)
        let checks = [
            chainCheck(chain), targetCheck(target), companionCheck(target), folderCheck(target),
            spaceCheck(target, point),
        ]
        return RestorePlan(
            point: point, chain: chain, target: request.target, check: request.check,
            checks: checks.compactMap { $0 })
    }

    private var name: String { request.target.quotedForDisplay }

    private func chainCheck(_ chain: [RestorePoint]) -> RestorePlan.Check {
        let bytes = chain.reduce(0) { $0 + $1.fileBytes }
        let files = chain.count == 1 ? "1 file" : "\(chain.count) files, every link matches"
        return RestorePlan.Check("chain", .ok, "\(files), \(ByteCount(bytes)) to read.")
    }

    private func targetCheck(_ target: TargetFacts) -> RestorePlan.Check {
        if target.exists {
            return RestorePlan.Check(
                "target",
                stop: Failure(
                    .targetExists, "There is already something at \(name).",
                    cause: "A restore never writes over anything.",
                    next: "Choose a new path. To put it in place of a database, stop the programs "
                        + "that use it, move the old file aside together with its -wal and -shm, "
                        + "then move the restored file there."))
        }
        if let obstacle = target.obstacle {
            return RestorePlan.Check(
                "target",
                stop: Failure(
                    .targetInUse, "The restore to \(name) cannot begin: \(obstacle)",
                    cause: "The image is built as an .in-progress file beside its final name.",
                    next: "Choose another path, or mend what is said above."))
        }
        return RestorePlan.Check("target", .ok, "\(name) is a new path.")
    }

    private func companionCheck(_ target: TargetFacts) -> RestorePlan.Check? {
        guard !target.companions.isEmpty else { return nil }
        let names = target.companions.map(\.quotedForDisplay).joined(separator: ", ")
        return RestorePlan.Check(
            "companions",
            stop: Failure(
                .targetInUse, "There is \(names) beside the path \(name).",
                cause: "It belongs to a database that was there before; SQLite would apply it to "
                    + "the restored one and silently undo the restore.",
                next: "Choose another path, or move these files aside first."))
    }

    private func folderCheck(_ target: TargetFacts) -> RestorePlan.Check {
        guard target.folderExists else {
            return RestorePlan.Check(
                "folder",
                stop: Failure(
                    .destinationMissing, "The folder of \(name) does not exist.",
                    cause: "The path is misspelt, or its file system is not mounted.",
                    next: "Create the folder first, or choose another path."))
        }
        guard target.isFolderWritable else {
            return RestorePlan.Check(
                "folder",
                stop: Failure(
                    .destinationUnwritable, "This user may not create files beside \(name).",
                    cause: "The folder belongs to somebody else, or is mounted read-only.",
                    next: "Choose another path, or run as the user who owns that folder."))
        }
        return RestorePlan.Check("folder", .ok, "Files can be created there.")
    }

    private func spaceCheck(_ target: TargetFacts, _ point: RestorePoint) -> RestorePlan.Check {
        // Beside the image: the digests of its pages, 16 bytes each.
        let geometry = point.facts.geometry
        let needed = geometry.imageBytes + 16 * Int64(geometry.pageCount)
        let free = target.freeBytes + target.replaceableBytes
        let sentence = "needs \(ByteCount(needed)), free \(ByteCount(free))"
        guard !target.folderExists || free >= needed else {
            return RestorePlan.Check(
                "space",
                stop: Failure(
                    .diskFull, "There is not enough space for \(name): \(sentence).",
                    cause: "The database is restored at its full size.",
                    next: "Free some space, or choose a path on another file system."))
        }
        return RestorePlan.Check("space", .ok, sentence + ".")
    }
}
