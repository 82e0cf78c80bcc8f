import Domain

/// Looks for what is wrong with complete backups.
struct BackupVerifier {
    /// The points to look at, with all that their chains need.
    let points: [RestorePoint]
    /// The folder for nameless scratch files.
    let scratchFolder: String
    /// Called with the bytes done and the total; what it throws ends the verification.
    let progress: (Int64, Int64) throws -> Void

    /// What is wrong, in the order of the points.
    func findings(_ level: VerifyLevel) throws -> [Finding] {
        let known = points.filter { $0.state != .complete }
        var findings = known.map { finding($0.file, $0.problem ?? "It cannot be restored.") }
        let whole = points.filter { $0.state == .complete }
        let bytes = whole.reduce(0) { $0 + $1.fileBytes }
        var done: Int64 = 0
        func advance(_ count: Int64) throws {
            done += count
            try progress(done, level == .bytes ? bytes : max(done, 2 * bytes))
        }
        var digests: [BackupID: Digest] = [:]
        for point in whole {
            do {
                let reader = try BackupFileReader(point.file)
                let digest = try ChainFiles.checkedDigests(of: reader, progress: advance).file
                digests[point.id] = digest
                if let problem = brokenLink(point, digests) {
                    findings.append(finding(point.file, problem))
                }
                if let listed = point.fileDigest, listed != digest {
                    findings.append(wrongSidecar(of: point))
                }
            } catch let damaged as DamagedFile {
                findings.append(finding(point.file, damaged.sentence))
            }
        }
        guard level != .bytes, findings.isEmpty else { return findings }
        return try contentFindings(whole, progress: advance)
    }

    private func brokenLink(_ point: RestorePoint, _ digests: [BackupID: Digest]) -> String? {
        guard let parent = point.facts.parent, let digest = digests[parent],
            digest != point.facts.parentFile
        else { return nil }
        return "It does not go on from the file before it in its chain: one of them was replaced."
    }

    /// Decodes every chain from its full backup to each of its ends.
    private func contentFindings(
        _ whole: [RestorePoint], progress: (Int64) throws -> Void
    ) throws -> [Finding] {
        let catalog = Catalog(points: whole)
        return try catalog.tips.compactMap { tip in
            let replay = ChainReplay(image: nil, scratch: try .scratch(in: scratchFolder))
            do {
                for reader in try ChainFiles(catalog.chain(endingAt: tip)).readers {
                    try replay.apply(reader, progress: progress)
                }
                return nil
            } catch let damaged as DamagedFile {
                return finding(damaged.path, damaged.sentence)
            }
        }
    }

    private func wrongSidecar(of point: RestorePoint) -> Finding {
        Finding(
            file: point.file + BackupName.sidecarEnding,
            problem: "The digest in this sidecar is not that of the backup beside it.",
            consequence:
                "The backup itself is whole and can be restored; only its sidecar is wrong.")
    }

    private func finding(_ file: String, _ problem: String) -> Finding {
        let id = points.first { $0.file == file }?.id
        let needing = points.filter { $0.id == id || needs($0, id) }.count
        return Finding(
            file: file, problem: problem,
            consequence: needing == 1
                ? "The restore point it makes cannot be restored."
                : "\(needing) restore points that need it cannot be restored.")
    }

    private func needs(_ point: RestorePoint, _ id: BackupID?) -> Bool {
        let parents = Dictionary(
            points.map { ($0.id, $0.facts.parent) }, uniquingKeysWith: { first, _ in first })
        var (current, steps) = (point.facts.parent, 0)
        while let here = current, steps <= points.count {
            if here == id { return true }
            current = parents[here] ?? nil
            steps += 1
        }
        return false
    }
}
