// swift-tools-version: 6.2

import PackageDescription

let strict: [SwiftSetting] = [.treatAllWarnings(as: .error)]

let package = Package(
    name: "stillpoint",
    products: [
        .executable(name: "stillpoint", targets: ["stillpoint"]),
        // Only for the tests, which load it into the program to make a call go wrong.
        .library(name: "FaultyMachine", type: .dynamic, targets: ["FaultyMachine"]),
    ],
    dependencies: [
        .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
        .package(url: "https://github.com/apple/swift-crypto", from: "4.5.2"),
        .package(url: "https://github.com/groue/GRDB.swift", from: "7.10.0"),
        .package(url: "https://github.com/jpsim/Yams", from: "6.2.2"),
    ],
    targets: [
        .target(name: "Domain", swiftSettings: strict),
        .target(
            name: "CSQLite",
            linkerSettings: [.linkedLibrary("sqlite3")]),
        .target(
            name: "CZstd",
            linkerSettings: [.linkedLibrary("zstd")]),
        .target(
            name: "CCurl",
            linkerSettings: [.linkedLibrary("curl")]),
        .target(name: "CSystem"),
        .target(name: "SQLiteSource", dependencies: ["Domain", "CSQLite"], swiftSettings: strict),
        .target(
            name: "BackupFiles",
            dependencies: [
                "Domain", "CZstd", "CSystem", .product(name: "Crypto", package: "swift-crypto"),
            ],
            resources: [.embedInCode("Resources/recover.py")],
            swiftSettings: strict),
        .target(
            name: "History",
            dependencies: ["Domain", .product(name: "GRDB", package: "GRDB.swift")],
            swiftSettings: strict),
        .target(
            name: "Alerts", dependencies: ["Domain", "CCurl", "CSystem"], swiftSettings: strict),
        .target(
            name: "Configuration",
            dependencies: ["Domain", .product(name: "Yams", package: "Yams")],
            swiftSettings: strict),
        .target(name: "Console", dependencies: ["Screen", "Domain"], swiftSettings: strict),
        .target(name: "Engine", dependencies: ["Domain"], swiftSettings: strict),
        .target(
            name: "EngineSocket", dependencies: ["Domain", "CSystem"], swiftSettings: strict),
        .target(name: "Screen", swiftSettings: strict),
        .target(
            name: "CTerminal",
            linkerSettings: [.linkedLibrary("ncursesw"), .linkedLibrary("tinfo")]),
        .target(name: "Terminal", dependencies: ["Screen", "CTerminal"], swiftSettings: strict),
        .executableTarget(
            name: "stillpoint",
            dependencies: [
                "Domain", "Engine", "SQLiteSource", "BackupFiles", "History", "Configuration",
                "Console", "Screen", "Terminal", "EngineSocket", "CSystem", "Alerts",
                .product(name: "ArgumentParser", package: "swift-argument-parser"),
                .product(name: "GRDB", package: "GRDB.swift"),
            ],
            swiftSettings: strict),
        .executableTarget(
            name: "stillpoint-bench",
            dependencies: [
                "TestSupport", .product(name: "ArgumentParser", package: "swift-argument-parser"),
            ],
            path: "Tests/Benchmark", swiftSettings: strict),
        .testTarget(
            name: "AlertsTests", dependencies: ["Alerts", "Domain", "TestSupport"],
            swiftSettings: strict),
        .testTarget(
            name: "ConsoleTests", dependencies: ["Console", "Screen", "Domain", "TestSupport"],
            exclude: ["Fixtures"], swiftSettings: strict),
        .testTarget(
            name: "DomainTests", dependencies: ["Domain", "TestSupport"], swiftSettings: strict),
        .testTarget(
            name: "ConfigurationTests", dependencies: ["Configuration", "Domain", "TestSupport"],
            swiftSettings: strict),
        .testTarget(
            name: "HistoryTests",
            dependencies: [
                "History", "Domain", "TestSupport", .product(name: "GRDB", package: "GRDB.swift"),
            ],
            swiftSettings: strict),
        .target(name: "TestSupport", path: "Tests/TestSupport", swiftSettings: strict),
        .target(name: "FaultyMachine", path: "Tests/FaultyMachine"),
        .testTarget(
            name: "BackupFilesTests",
            dependencies: [
                "BackupFiles", "Domain", "TestSupport",
                .product(name: "Crypto", package: "swift-crypto"),
            ],
            resources: [.copy("Fixtures")],
            swiftSettings: strict),
        .testTarget(
            name: "EndToEndTests",
            dependencies: ["TestSupport", "TerminalSupport", "Screen", "stillpoint"],
            swiftSettings: strict),
        .testTarget(
            name: "EngineSocketTests",
            dependencies: ["EngineSocket", "Domain", "TestSupport"], swiftSettings: strict),
        .testTarget(
            name: "EngineTests", dependencies: ["Engine", "Domain", "TestSupport"],
            swiftSettings: strict),
        .testTarget(
            name: "SQLiteSourceTests",
            dependencies: ["SQLiteSource", "CSQLite", "Domain", "TestSupport"],
            swiftSettings: strict),
        .testTarget(name: "ScreenTests", dependencies: ["Screen"], swiftSettings: strict),
        .target(
            name: "CVTerm",
            path: "Tests/CVTerm",
            linkerSettings: [.linkedLibrary("vterm")]),
        .target(
            name: "TerminalSupport", dependencies: ["CVTerm", "Screen"],
            path: "Tests/TerminalSupport", swiftSettings: strict),
        .testTarget(
            name: "ConsoleOnTerminalTests",
            dependencies: ["Screen", "TerminalSupport", "TestSupport", "stillpoint"],
            exclude: ["Fixtures"], swiftSettings: strict),
        .executableTarget(
            name: "TerminalFixture",
            dependencies: ["Screen", "Terminal"],
            path: "Tests/TerminalFixture",
            swiftSettings: strict),
        .testTarget(
            name: "TerminalTests",
            dependencies: [
                "Console", "Domain", "Screen", "Terminal", "CTerminal", "TerminalFixture",
                "TerminalSupport", "TestSupport", "stillpoint",
            ],
            swiftSettings: strict),
    ]
)
