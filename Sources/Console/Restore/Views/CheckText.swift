import Domain

/// What the levels of checking mean.
enum CheckText {
    static func meaning(_ check: ImageCheck) -> String {
        switch check {
        case .quick: "SQLite's quick_check before it gets its name: about 2 s a GiB."
        case .full: "SQLite's integrity_check before it gets its name: about 15 s a GiB."
        case .none: "Only the digests of all pages, which are always checked."
        }
    }

    /// What is checked, as a part of a sentence.
    static func done(_ check: ImageCheck) -> String {
        switch check {
        case .quick: "all digests match, and quick_check found nothing wrong"
        case .full: "all digests match, and integrity_check found nothing wrong"
        case .none: "all digests match; SQLite did not check it"
        }
    }
}
