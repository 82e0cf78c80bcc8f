import Domain
import Foundation
import Screen
import Testing

@testable import Console

/// A console with two tasks and a leftover, on a Monday morning in Berlin.
enum OverlaySamples {
    static let sizes = [
        ("24x80", Size(rows: 24, columns: 80)), ("12x40", Size(rows: 12, columns: 40)),
        ("50x200", Size(rows: 50, columns: 200)),
    ]

    static func state(
        size: Size = Size(rows: 24, columns: 80), glyphs: GlyphSet = .unicode,
        isReadOnly: Bool = false
    ) throws -> ConsoleState {
        let zone = try #require(TimeZone(identifier: "Europe/Berlin"))
        let now = try #require(LocalTime(parsing: "2026-11-23 10:42", in: zone))
        var look = Look(host: "app-01", badge: "PROD", isReadOnly: isReadOnly, glyphs: glyphs)
        look.zone = zone
        var state = ConsoleState(look: look, now: now, size: size)
        _ = state.take(.event(.surveyed(try survey(at: now))))
        return state
    }

    static func shop() throws -> BackupTask {
        var task = BackupTask(
            name: try TaskName("shop"), database: "/srv/shop/shop.db",
            destination: "/mnt/backup/shop")
        task.full = try CronExpression("0 2 * * 0")
        task.incremental = try CronExpression("*/15 9-17 * * mon-fri")
        task.assertions = ["select count(*) > 0 from orders"]
        return task
    }

    static let leftover = Leftover(
        file: "/mnt/backup/shop/x/2026-11-22.full-backup.sqlite.zst.in-progress", bytes: 4096,
        task: "shop", kind: .full, writer: nil, startedAt: nil, why: "The disk was full.",
        chain: nil)

    private static func survey(at now: LocalTime) throws -> Survey {
        let wiki = BackupTask(
            name: try TaskName("wiki"), database: "/srv/wiki.db", destination: "/mnt/backup/wiki")
        let catalog = Catalog(points: [], leftovers: [leftover])
        let entries = try [shop(), wiki].map { task in
            Survey.Entry(
                health: TaskHealth(of: task, SceneValues.look(.success(catalog), [])),
                catalog: .success(catalog), runs: [])
        }
        return Survey(
            time: now, entries: entries, leftovers: [leftover], runs: [], problems: [], draft: nil)
    }
}

extension ConsoleState {
    /// Takes keys one after another, well apart in time.
    mutating func press(_ keys: Key..., at time: Double = 10) -> [ConsoleEffect] {
        keys.flatMap { take(.key($0, at: time)) }
    }

    /// Types a text.
    mutating func type(_ text: String, at time: Double = 10) -> [ConsoleEffect] {
        text.flatMap { take(.key(.character($0), at: time)) }
    }

    /// Answers the inquiry that an effect makes.
    mutating func answer(_ effect: ConsoleEffect?, _ answer: Answer) throws -> [ConsoleEffect] {
        guard case .inquire(_, let id) = effect else {
            Issue.record("\(String(describing: effect)) asks nothing")
            return []
        }
        return take(.event(.answered(id, answer)))
    }

    /// The form that is open.
    var form: TaskForm? {
        if case .form(let form) = overlay { form } else { nil }
    }
}

extension [ConsoleEffect] {
    /// The inquiries among the effects.
    var inquiries: [Inquiry] {
        compactMap { if case .inquire(let inquiry, _) = $0 { inquiry } else { nil } }
    }
}
