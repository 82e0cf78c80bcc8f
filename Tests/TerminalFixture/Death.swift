import Glibc

/// Ways for a process to end without saying goodbye.
enum Death: Character {
    case trap = "T"
    case index = "I"
    case nullPointer = "N"
    case abort = "A"
    case exit = "X"
    case busError = "B"

    /// Does not return.
    func die() {
        switch self {
        // Traps on purpose: the tests look at the terminal that it leaves.
        case .trap: fatalError("the fixture was told to trap")
        case .index: print([Int]()[CommandLine.arguments.count])
        case .nullPointer: Self.dereference(8)
        case .abort: Glibc.abort()
        case .exit: Glibc.exit(7)
        case .busError: raise(SIGBUS)
        }
    }

    @inline(never)
    private static func dereference(_ address: Int) {
        UnsafeMutablePointer<Int>(bitPattern: address)?.pointee = 1
    }
}
