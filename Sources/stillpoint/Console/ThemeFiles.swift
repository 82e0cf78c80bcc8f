import Domain
import Foundation
import Screen

/// The themes that can be found: built in, in the user's folder, beside the program, in the checkout.
struct ThemeFiles {
    /// The themes by the names people choose them by, in the order in which they are offered.
    let themes: [(name: String, theme: Theme)]
    /// What is wrong with files that cannot be used, one sentence each.
    let problems: [String]

    /// Looks for theme files; of two with one name, the one in the earlier folder counts.
    init(folders: [String]) {
        var themes: [(name: String, theme: Theme)] = [("terminal", .terminal), ("mono", .mono)]
        var problems: [String] = []
        for folder in folders {
            let names = (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []
            for file in names.sorted() where file.hasSuffix(".yaml") {
                let name = String(file.dropLast(5))
                guard !themes.contains(where: { $0.name == name }) else { continue }
                switch Self.read("\(folder)/\(file)", name: name) {
                case .success(let theme): themes.append((name, theme))
                case .failure(let failure): problems.append(failure.message)
                }
            }
        }
        self.themes = themes
        self.problems = problems
    }

    /// `name`, if there is a theme of that name.
    ///
    /// - Throws: a usage failure that lists the names.
    func known(_ name: String) throws -> String {
        guard themes.contains(where: { $0.name == name }) else {
            throw Failure(
                .usage, "There is no theme \(name.quotedForDisplay).",
                cause: "Themes are files that end in .yaml in one of the folders for themes.",
                next: "Choose one of: " + themes.map(\.name).joined(separator: ", ") + ".")
        }
        return name
    }

    /// The theme called `name`; the terminal's own colours if there is none.
    func theme(_ name: String) -> Theme {
        themes.first { $0.name == name }?.theme ?? .terminal
    }

    /// Where themes are looked for: the user's folder, the folder installed beside the program, and
    /// the checkout that the program was built in.
    static func folders(configuration: String) -> [String] {
        let program =
            (try? FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/exe")) ?? ""
        var folders = ["\(configuration)/themes"]
        var place = URL(fileURLWithPath: program).deletingLastPathComponent()
        folders.append(place.appendingPathComponent("themes").path)
        folders.append(place.appendingPathComponent("../share/stillpoint/themes").path)
        // .build/<triple>/release/stillpoint lies a few folders below the checkout.
        for _ in 0..<4 {
            place.deleteLastPathComponent()
            if place.lastPathComponent.hasPrefix(".build") {
                folders.append(
                    place.deletingLastPathComponent().appendingPathComponent("themes").path)
                break
            }
        }
        return folders
    }

    private static func read(_ path: String, name: String) -> Result<Theme, Failure> {
        do {
            let text = try String(contentsOfFile: path, encoding: .utf8)
            return .success(Theme(try SchemeReader.read(text, fallbackName: name)))
        } catch let error as SchemeError {
            return .failure(Failure(.configuration, "\(path.quotedForDisplay): \(error.message)"))
        } catch {
            return .failure(Failure(.configuration, "\(path.quotedForDisplay) cannot be read."))
        }
    }
}
