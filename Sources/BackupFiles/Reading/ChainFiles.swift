import Domain

/// The files of one chain, opened and checked against each other and their digests.
struct ChainFiles {
    /// The files, full backup first.
    let readers: [BackupFileReader]

    /// Bytes of all files.
    var bytes: Int64 { readers.reduce(0) { $0 + $1.size } }

    /// Opens the files of `chain`, full backup first.
    ///
    /// - Throws: `DamagedFile`, `SystemError`; `chainBroken` if a file is not the one that was listed.
    init(_ chain: [RestorePoint]) throws {
        readers = try chain.map { point in
            let reader = try BackupFileReader(point.file)
            guard reader.trailer.facts == point.facts else {
                throw Failure(
                    .chainBroken,
                    "\(point.file.quotedForDisplay) is another backup than a moment ago.",
                    cause: "Somebody changes files in this folder.",
                    next: "Wait until that is over, then run it again.", canRetry: true)
            }
            return reader
        }
    }

    /// Reads every file and compares its digests with its own trailer and the next file's.
    ///
    /// - Parameter progress: called with the bytes read since the last call; what it throws ends it.
    func check(progress: (Int64) throws -> Void) throws {
        var digestBefore: Digest?
        for reader in readers {
            let digests = try Self.checkedDigests(of: reader, progress: progress)
            if let digestBefore, reader.trailer.facts.parentFile != digestBefore {
                throw Failure(
                    .chainBroken,
                    "\(reader.path.quotedForDisplay) does not go on from the file before it.",
                    cause: "One of the two was replaced.",
                    next: "Put the right file back, or restore an earlier point.")
            }
            digestBefore = digests.file
        }
    }

    /// The digests of one file, if its frames are what its trailer says.
    ///
    /// With the checks made when it was opened that covers every byte: frames by this digest, the
    /// table of frames and the trailer by theirs.
    static func checkedDigests(
        of reader: BackupFileReader, progress: (Int64) throws -> Void
    ) throws -> FileDigests {
        try DamagedFile.naming(reader.path) {
            let digests = try FileDigests(
                of: reader.file, size: reader.size, framesEnd: reader.framesEnd, progress: progress)
            guard digests.frames == reader.trailer.frames else { throw FormatError.framesChanged }
            return digests
        }
    }
}
