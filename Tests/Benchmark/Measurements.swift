import Foundation
import TestSupport

/// The measurements, one after another.
struct Measurements {
    let folder: String
    let subject: Subject
    let runs: Int

    private var home: String { "\(folder)/home" }
    private var backups: String { "\(folder)/backups" }
    private var stillpoint: Program {
        Program.built("stillpoint", environment: ["STILLPOINT_HOME": home])
    }

    /// Measures everything.
    ///
    /// - Returns: a line for each figure: what, the figure, the target, whether it is met.
    func all() throws -> [String] {
        try prepare()
        let start = try samples { try stillpoint.run("points") }
        try check(
            stillpoint.run("task", "add", "bench", "--database", subject.database, "--to", backups))
        return [
            Figure.header, Figure.seconds("start-up of 'points', empty home", start, atMost: 0.05),
        ]
            + (try fullFigures()) + (try smallFigures()) + (try restoreFigures())
    }

    private func prepare() throws {
        for path in [home, backups] {
            try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
        }
        // Everything that follows reads the database from the cache.
        try check(Program("sh").run("-c", "cat '\(subject.database)' > /dev/null"))
    }

    private func fullFigures() throws -> [String] {
        let (copy, packed) = ("\(folder)/copy.db", "\(folder)/copy.zst")
        var (full, pair, alone): ([Sample], [Sample], [Sample]) = ([], [], [])
        for _ in 0..<runs {
            full.append(try measure { try stillpoint.run("backup", "bench", "--full") })
            try? FileManager.default.removeItem(atPath: copy)
            pair.append(
                try measure {
                    try Program("sh").run(
                        "-c",
                        "sqlite3 '\(subject.database)' \".backup '\(copy)'\" "
                            + "&& zstd -3 -T2 -q -f '\(copy)' -o '\(packed)'")
                })
            alone.append(
                try measure { try Program("zstd").run("-3", "-T2", "-q", "-f", copy, "-o", packed) }
            )
        }
        let size = Double(bytes(try newest(".full-backup.sqlite.zst"))) / Double(bytes(packed))
        return [
            Figure.ratio("full / (.backup, then zstd -3 -T2)", full, pair, atMost: 0.65),
            Figure.ratio("full / zstd -3 -T2 of the image", full, alone, atMost: 1.25),
            Figure.number("size of full / size by zstd -3 -T2", size, atMost: 1.02),
            Figure.memory("peak memory of full", full, atMost: 96),
        ]
    }

    private func smallFigures() throws -> [String] {
        var (full, changed, unchanged): ([Sample], [Sample], [Sample]) = ([], [], [])
        for _ in 0..<runs {
            full.append(try measure { try stillpoint.run("backup", "bench", "--full") })
            unchanged.append(try measure { try stillpoint.run("backup", "bench") })
            try check(Program("sh").run("-c", subject.touch))
            changed.append(try measure { try stillpoint.run("backup", "bench", "--incremental") })
        }
        return [
            Figure.ratio("incremental after 1 % / full", changed, full, atMost: 0.3),
            Figure.ratio("unchanged / full", unchanged, full, atMost: 0.25),
            Figure.memory("peak memory of incremental", changed, atMost: 96),
        ]
    }

    private func restoreFigures() throws -> [String] {
        try check(stillpoint.run("backup", "bench", "--full"))
        let file = try newest(".full-backup.sqlite.zst")
        let (ours, theirs) = ("\(folder)/ours.db", "\(folder)/theirs.db")
        var (restore, plain): ([Sample], [Sample]) = ([], [])
        for _ in 0..<runs {
            for path in [ours, theirs] { try? FileManager.default.removeItem(atPath: path) }
            restore.append(
                try measure {
                    try stillpoint.run("restore", "bench", "--to", ours, "--check", "none")
                })
            plain.append(
                try measure {
                    try Program("sh").run(
                        "-c", "zstd -d -q '\(file)' -o '\(theirs)' && sync -d '\(theirs)'")
                })
        }
        return [
            Figure.ratio("restore / (zstd -d, then fsync)", restore, plain, atMost: 1.0),
            Figure.memory("peak memory of restore", restore, atMost: 96),
        ]
    }

    private func newest(_ ending: String) throws -> String {
        let names =
            FileManager.default.enumerator(atPath: backups)?.compactMap { $0 as? String } ?? []
        guard let name = names.filter({ $0.hasSuffix(ending) }).max() else {
            throw BenchFailure(what: "there is no backup that ends in \(ending)")
        }
        return "\(backups)/\(name)"
    }

    private func bytes(_ path: String) -> Int64 {
        let attributes = try? FileManager.default.attributesOfItem(atPath: path)
        return (attributes?[.size] as? NSNumber)?.int64Value ?? 0
    }

    private func samples(_ body: () throws -> Program.Result) throws -> [Sample] {
        try (0..<runs).map { _ in try measure(body) }
    }

    /// Measures one command, which starts with nothing left to write by those before it: what one
    /// leaves to the kernel would be waited for by the next that flushes its own file.
    private func measure(_ body: () throws -> Program.Result) throws -> Sample {
        try check(Program("sync").run())
        let result = try body()
        try check(result)
        return Sample(
            seconds: result.seconds, processorSeconds: result.processorSeconds,
            peakMemory: result.peakMemory)
    }

    private func check(_ result: Program.Result) throws {
        if result.status != 0 { throw BenchFailure(what: result.errorText) }
    }
}
