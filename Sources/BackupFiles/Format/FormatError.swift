/// What can be wrong with the contents of a backup file.
///
/// It knows nothing of files and chains; who reads a file adds which one it was.
enum FormatError: Error, Hashable {
    /// The file is shorter than what its end promises, or has no end that can be read.
    case truncated
    /// The end of the file belongs to no backup of ours.
    case notABackup
    /// A later version of the format, with its number.
    case unsupportedVersion(UInt16)
    /// The trailer does not match its own digest, or its fields contradict each other.
    case badTrailer
    /// The table of frames does not match its digest or the file.
    case badSeekTable
    /// The frames do not match the digest in the trailer.
    case framesChanged
    /// zstd refused a frame, with its words.
    case zstd(String)
    /// A frame has another size than the table of frames says.
    case wrongFrameSize(expected: Int, found: Int)
    /// A frame of an incremental backup has records that make no sense.
    case badRecords
    /// The pages that were rebuilt do not match the image's digest in the trailer.
    case wrongImage

    /// The problem as a part of a sentence about the file.
    var problem: String {
        switch self {
        case .truncated: "it is cut short"
        case .notABackup: "it is no backup of Stillpoint, or its end is missing"
        case .unsupportedVersion(let version):
            "it is of format version \(version), which this Stillpoint does not know"
        case .badTrailer: "its trailer is damaged"
        case .badSeekTable: "its table of frames is damaged"
        case .framesChanged: "its contents do not match their digest"
        case .zstd(let words): "zstd cannot decode it (\(words))"
        case .wrongFrameSize: "a frame has another size than it should"
        case .badRecords: "its page records are damaged"
        case .wrongImage: "the database it gives does not match its digest"
        }
    }
}
