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
        if request.mode == .replace, target.exists {
            guard let file = target.file else { return plan(chain, [notAFile()]) }
            return try replacing(file, target, chain, point)
        }
        let checks = [
            chainCheck(chain), targetCheck(target), companionCheck(target), folderCheck(target),
            spaceCheck(target, point), timeCheck(point),
        ]
        return plan(chain, checks.compactMap { $0 })
    }

    /// The plan for the last point of `chain`.
    func plan(
        _ chain: [RestorePoint], _ checks: [RestorePlan.Check], _ replaced: ReplacedDatabase? = nil
    ) -> RestorePlan {
        // A chain that was found has a last point.
        RestorePlan(
            point: chain[chain.count - 1], chain: chain, target: request.target,
            check: request.check, checks: checks, replaced: replaced)
    }

    /// The target as it goes into sentences.
    var name: String { request.target.quotedForDisplay }

    private func notAFile() -> RestorePlan.Check {
        RestorePlan.Check(
            "target",
            stop: Failure(
                .notADatabase, "\(name) is not a file.",
                cause: "It is a folder, a device, or a link to nowhere.",
                next: "Give the path of the database file itself."))
    }

    func chainCheck(_ chain: [RestorePoint]) -> RestorePlan.Check {
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
                    cause: "A restore writes over nothing unless it is told to replace it.",
                    next: "Choose a new path; or replace the database that is there with "
                        + "'--replace', which backs it up first."))
        }
        if let obstacle = target.obstacle {
            return RestorePlan.Check("target", stop: blocked(by: obstacle))
        }
        return RestorePlan.Check("target", .ok, "\(name) is a new path.")
    }

    /// Something has the place of the image.
    func blocked(by obstacle: String) -> Failure {
        Failure(
            .targetInUse, "The restore to \(name) cannot begin: \(obstacle)",
            cause: "The image is built as an .in-progress file beside its final name.",
            next: "Choose another path, or mend what is said above.")
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

    func folderCheck(_ target: TargetFacts) -> RestorePlan.Check {
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

    /// - Parameter log: bytes needed there beside the image.
    func spaceCheck(
        _ target: TargetFacts, _ point: RestorePoint, log: Int64 = 0
    ) -> RestorePlan.Check {
        // Beside the image: the digests of its pages, 16 bytes each.
        let geometry = point.facts.geometry
        let needed = geometry.imageBytes + 16 * Int64(geometry.pageCount) + log
        let free = target.freeBytes + target.replaceableBytes
        let sentence = "needs \(ByteCount(needed)), free \(ByteCount(free))"
        guard !target.folderExists || free >= needed else {
            return RestorePlan.Check(
                "space",
                stop: Failure(
                    .diskFull, "There is not enough space for \(name): \(sentence).",
                    cause: "The database is restored at its full size"
                        + (log > 0 ? ", and copied into the live one in one transaction." : "."),
                    next: "Free some space, or choose a path on another file system."))
        }
        return RestorePlan.Check("space", .ok, sentence + ".")
    }
}
