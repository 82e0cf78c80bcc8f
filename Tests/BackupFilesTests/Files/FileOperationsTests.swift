import Domain
import Foundation
import TestSupport
import Testing

@testable import BackupFiles

@Suite struct FileOperationsTests {
    let folder: TemporaryFolder

    init() throws { folder = try TemporaryFolder() }

    @Test func `a rename without replacing refuses a name that is taken`() throws {
        try write([1], to: folder.path("a"))
        try write([2], to: folder.path("b"))
        #expect(throws: SystemError(EEXIST, "create", folder.path("b"))) {
            try FileOperations.renameWithoutReplacing(folder.path("a"), to: folder.path("b"))
        }
        #expect(try bytes(of: folder.path("b")) == [2])
    }

    @Test func `a rename without replacing gives a free name`() throws {
        try write([1], to: folder.path("a"))
        try FileOperations.renameWithoutReplacing(folder.path("a"), to: folder.path("b"))
        #expect(try names(in: folder.path) == ["b"])
    }

    @Test func `a small file is replaced and nothing is left beside it`() throws {
        try FileOperations.replace(folder.path("a"), with: [1])
        try FileOperations.replace(folder.path("a"), with: [2, 3])
        #expect(try bytes(of: folder.path("a")) == [2, 3])
        #expect(try names(in: folder.path) == ["a"])
    }

    @Test func `a file that cannot be replaced leaves nothing beside it`() throws {
        _ = try folder.folder("a/full")
        #expect(throws: SystemError.self) {
            try FileOperations.replace(folder.path("a"), with: [1])
        }
        #expect(try names(in: folder.path) == ["a"])
    }

    @Test func `folders are created with those above them`() throws {
        try FileOperations.createFolders(folder.path("a/b/c"))
        try FileOperations.createFolders(folder.path("a/b/c"))
        #expect(try names(in: folder.path("a/b")) == ["c"])
    }

    @Test func `a file in the place of a folder is named`() throws {
        try write([1], to: folder.path("a"))
        #expect(throws: SystemError(ENOTDIR, "create the folder", folder.path("a/b"))) {
            try FileOperations.createFolders(folder.path("a/b"))
        }
    }

    @Test func `removing a file that is gone is fine`() throws {
        try FileOperations.remove(folder.path("nothing"))
    }

    @Test func `names of any script and with any character are listed`() throws {
        let odd = ["a b", "new\nline", "läden", "店", "%41?#"].sorted()
        for name in odd { try write([1], to: folder.path(name)) }
        #expect(try FileOperations.names(in: folder.path) == odd)
    }

    @Test(
        arguments: [
            ("/a/b", "/a", "b"), ("/a", "/", "a"), ("a", nil, "a"), ("/a/", "/a", ""),
        ] as [(String, String?, String)])
    func `a path has a folder and a last part`(path: String, parent: String?, last: String) {
        #expect(path.parentFolder == parent)
        #expect(path.lastPathPart == last)
    }

    @Test func `a scratch file has no name`() throws {
        let scratch = try OpenFile.scratch(in: folder.path)
        try scratch.write([1, 2, 3], at: 0)
        #expect(try names(in: folder.path).isEmpty)
    }

    @Test func `a file that was replaced is not at its path any more`() throws {
        let file = try OpenFile.new(folder.path("a"))
        try FileOperations.replace(folder.path("a"), with: [1])
        #expect(!file.isStillAtItsPath())
    }

    @Test func `a lock ends with its file even if a child process has the descriptor`() throws {
        var file: OpenFile? = try OpenFile.new(folder.path("a"))
        _ = try file?.lock()
        let inherited = dup(file?.descriptor ?? -1)
        defer { close(inherited) }
        file = nil
        #expect(try OpenFile(folder.path("a"), O_RDWR).lock())
    }

    @Test func `a read past the end gives what there is`() throws {
        let file = try OpenFile.new(folder.path("a"), [1, 2, 3])
        #expect(try file.bytes(at: 1, count: 100) == [2, 3])
    }
}
