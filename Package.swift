// swift-tools-version: 6.2
import PackageDescription

let package = Package(
    name: "Linewarden",
    products: [
        .executable(name: "linewarden", targets: ["linewarden"]),

        // For Benchmarks/ and for whoever builds on the rooms.
        .library(name: "LinewardenPure", targets: ["Assurance", "Capture", "ContactCenter", "Recovery", "Redaction"]),
        .library(name: "LinewardenOutside", targets: ["Archive", "GenesysCloud", "Simulator"]),
        .library(
            name: "LinewardenJudging",
            targets: [
                "Archive", "Assurance", "Capture", "Catalog", "ContactCenter", "GenesysCloud", "IdentityProviders",
                "Scans", "Tickets",
            ]),
        .library(name: "LinewardenLedger", targets: ["ContactCenter", "Ledger", "LedgerStore"]),
        .library(name: "LinewardenInventory", targets: ["Assurance", "ContactCenter", "Inventory"]),
        .library(name: "LinewardenResponding", targets: ["Engine", "Platforms", "Redaction", "Response"]),
        .library(name: "LinewardenHistory", targets: ["Assurance", "ContactCenter", "History", "SQLiteStore"]),
    ],
    dependencies: [
        .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
        .package(url: "https://github.com/apple/swift-asn1", from: "1.7.4"),
        .package(url: "https://github.com/apple/swift-certificates", from: "1.21.1"),
        .package(url: "https://github.com/apple/swift-crypto", from: "4.5.2"),
        .package(url: "https://github.com/apple/swift-http-types", from: "1.8.0"),
        .package(url: "https://github.com/apple/swift-log", from: "1.16.2"),
        .package(url: "https://github.com/apple/swift-nio", from: "2.101.2"),
        .package(url: "https://github.com/apple/swift-nio-ssl", from: "2.37.6"),
        .package(url: "https://github.com/groue/GRDB.swift", from: "7.10.0"),
        .package(url: "https://github.com/hummingbird-project/hummingbird", from: "2.28.1"),
        .package(url: "https://github.com/hummingbird-project/swift-mustache", from: "2.1.1"),
        .package(url: "https://github.com/jpsim/Yams", from: "6.2.2"),
        .package(url: "https://github.com/swift-server/async-http-client", from: "1.37.0"),
        .package(url: "https://github.com/swift-server/swift-service-lifecycle", from: "2.13.0"),
    ],
    targets: [
        // Pure: what is so, and what we say about it. No network, no clock, no disk.
        .target(name: "ContactCenter"),
        .target(name: "Assurance", dependencies: ["ContactCenter"]),
        .target(name: "Catalog", dependencies: ["Assurance", "ContactCenter", "Frameworks", "Response"]),
        .target(name: "Capture", dependencies: ["ContactCenter", .product(name: "Crypto", package: "swift-crypto")]),
        .target(
            name: "Programme",
            dependencies: [
                "Assurance", "Capture", "ContactCenter", .product(name: "Crypto", package: "swift-crypto"),
            ]),
        .target(
            name: "Redaction",
            dependencies: [
                "Capture",
                .product(name: "Crypto", package: "swift-crypto"),
                .product(name: "CryptoExtras", package: "swift-crypto"),
            ]),
        .target(
            name: "Signatures",
            dependencies: [
                "Capture",
                .product(name: "Crypto", package: "swift-crypto"),
                .product(name: "CryptoExtras", package: "swift-crypto"),
                .product(name: "SwiftASN1", package: "swift-asn1"),
            ]),
        // What can be done to a tenant, and everything that stands in the way of doing it.
        .target(name: "Response", dependencies: ["Capture", "ContactCenter"]),
        // What became of a configuration between two captures, and who made it so.
        .target(name: "Recovery", dependencies: ["Capture", "ContactCenter", "Redaction"]),
        .target(name: "History", dependencies: ["Assurance", "Capture", "ContactCenter"]),
        .target(name: "Ledger", dependencies: [.product(name: "Crypto", package: "swift-crypto")]),
        // A tenant as tables in memory, and controls of the customer's own that ask them.
        .target(
            name: "Inventory",
            dependencies: ["Assurance", "ContactCenter", .product(name: "GRDBSQLite", package: "GRDB.swift")]),
        .target(name: "CFrameworks", exclude: ["catalogs", "crosswalks", "rules", "views"]),
        .target(name: "Frameworks", dependencies: ["Assurance", "CFrameworks", "Capture", "ContactCenter"]),

        // Outside: one room per platform, one per place to keep things.
        .target(name: "Disk"),
        .target(name: "Platforms", dependencies: ["Capture", "ContactCenter", "Disk", "Redaction"]),
        .target(
            name: "GenesysCloud",
            dependencies: [
                "Assurance", "Capture", "ContactCenter", "Platforms", "Recovery", "Redaction",
                "Response",
                .product(name: "AsyncHTTPClient", package: "async-http-client"),
                .product(name: "NIOCore", package: "swift-nio"),
                .product(name: "NIOHTTP1", package: "swift-nio"),
                .product(name: "NIOPosix", package: "swift-nio"),
                .product(name: "Crypto", package: "swift-crypto"),
                .product(name: "NIOSSL", package: "swift-nio-ssl"),
                .product(name: "SwiftASN1", package: "swift-asn1"),
                .product(name: "X509", package: "swift-certificates"),
                .product(name: "Yams", package: "Yams"),
            ]),
        .target(name: "IdentityProviders", dependencies: ["Capture", "ContactCenter", "Redaction"]),
        .target(name: "Scans", dependencies: ["Capture", "ContactCenter"]),
        .target(name: "Tickets", dependencies: ["Capture", "ContactCenter", "Redaction"]),
        // What other tools send to.
        .target(
            name: "Webhooks",
            dependencies: [
                "Capture", "ContactCenter", "Redaction", "Tickets",
                .product(name: "Crypto", package: "swift-crypto"),
                .product(name: "HTTPTypes", package: "swift-http-types"),
                .product(name: "Hummingbird", package: "hummingbird"),
                .product(name: "HummingbirdCore", package: "hummingbird"),
                .product(name: "HummingbirdTLS", package: "hummingbird"),
                .product(name: "Logging", package: "swift-log"),
                .product(name: "NIOCore", package: "swift-nio"),
                .product(name: "NIOSSL", package: "swift-nio-ssl"),
                .product(name: "ServiceLifecycle", package: "swift-service-lifecycle"),
                .product(name: "UnixSignals", package: "swift-service-lifecycle"),
            ]),
        .target(
            name: "Sinks",
            dependencies: [
                "Ledger", "LedgerStore",
                .product(name: "AsyncHTTPClient", package: "async-http-client"),
                .product(name: "NIOCore", package: "swift-nio"),
                .product(name: "NIOHTTP1", package: "swift-nio"),
            ]),
        .target(
            name: "ObjectStorage",
            dependencies: [
                "Archive", "Capture", "ContactCenter", "Disk", "Ledger", "LedgerStore", "Platforms", "Redaction",
                .product(name: "AsyncHTTPClient", package: "async-http-client"),
                .product(name: "Crypto", package: "swift-crypto"),
                .product(name: "NIOCore", package: "swift-nio"),
                .product(name: "NIOHTTP1", package: "swift-nio"),
                .product(name: "NIOPosix", package: "swift-nio"),
                .product(name: "NIOSSL", package: "swift-nio-ssl"),
            ]),
        .target(
            name: "Simulator",
            dependencies: [
                "Capture", "ContactCenter",
                .product(name: "Crypto", package: "swift-crypto"),
                .product(name: "HTTPTypes", package: "swift-http-types"),
                .product(name: "Hummingbird", package: "hummingbird"),
                .product(name: "HummingbirdCore", package: "hummingbird"),
                .product(name: "Logging", package: "swift-log"),
                .product(name: "NIOCore", package: "swift-nio"),
                .product(name: "ServiceLifecycle", package: "swift-service-lifecycle"),
            ]),
        .systemLibrary(name: "CLinux"),
        .systemLibrary(name: "CZstd", pkgConfig: "libzstd", providers: [.apt(["libzstd-dev"])]),
        .target(
            name: "LedgerStore",
            dependencies: [
                "Archive", "CLinux", "CZstd", "Capture", "ContactCenter", "Disk", "Ledger",
                .product(name: "Crypto", package: "swift-crypto"),
            ]),
        .systemLibrary(name: "CDeflate"),
        .target(
            name: "Archive",
            dependencies: [
                "CDeflate", "Capture", "ContactCenter", "Disk", .product(name: "Crypto", package: "swift-crypto"),
            ]),
        .target(
            name: "SQLiteStore",
            dependencies: [
                "Assurance", "ContactCenter", "Disk", "History", "Redaction",
                .product(name: "GRDB", package: "GRDB.swift"),
            ]),

        // When, and in what order.
        .target(
            name: "Engine",
            dependencies: [
                "Archive", "Assurance", "Capture", "ContactCenter", "Disk", "History", "IdentityProviders", "Ledger",
                "LedgerStore", "Platforms", "Programme", "Recovery", "Redaction",
                "Response",
                .product(name: "Crypto", package: "swift-crypto"),
            ]),

        // People: documents and verbs.
        .target(name: "CTemplates", exclude: ["templates"]),
        .target(name: "CTerminal"),
        .target(
            name: "Reports",
            dependencies: [
                "Assurance", "Capture", "ContactCenter", "CTemplates", "Engine", "Frameworks", "History", "Inventory",
                "Ledger", "Programme", "Recovery",
                .product(name: "Mustache", package: "swift-mustache"),
            ]),
        .target(
            name: "Commands",
            dependencies: [
                "Archive", "Assurance", "CTerminal", "Capture", "Catalog", "ContactCenter", "Disk", "Engine",
                "Frameworks", "GenesysCloud", "History", "IdentityProviders", "Inventory", "Ledger", "LedgerStore",
                "ObjectStorage", "Platforms", "Programme", "Recovery", "Redaction", "Reports", "Response", "Scans",
                "Signatures", "Simulator", "Sinks", "SQLiteStore", "Tickets", "Webhooks",
                .product(name: "ArgumentParser", package: "swift-argument-parser"),
                .product(name: "Crypto", package: "swift-crypto"),
                .product(name: "UnixSignals", package: "swift-service-lifecycle"),
                .product(name: "Yams", package: "Yams"),
            ]),
        .executableTarget(name: "linewarden", dependencies: ["Commands"]),

        // A tenant served, read and judged, and the built program run: for the tests that need all of it.
        .target(
            name: "Rehearsals",
            dependencies: [
                "Archive", "Assurance", "Capture", "Catalog", "ContactCenter", "Engine", "GenesysCloud",
                "IdentityProviders", "Ledger", "Platforms", "Programme", "Redaction", "SQLiteStore", "Scans",
                "Simulator",
                "Recovery", "Sinks", "Tickets", "Webhooks",
                .product(name: "AsyncHTTPClient", package: "async-http-client"),
                .product(name: "Hummingbird", package: "hummingbird"),
                .product(name: "Logging", package: "swift-log"),
                .product(name: "NIOCore", package: "swift-nio"),
                .product(name: "NIOHTTP1", package: "swift-nio"),
                .product(name: "NIOSSL", package: "swift-nio-ssl"),
            ],
            path: "Tests/Rehearsals"),

        // The specification.
        .testTarget(name: "ContactCenterTests", dependencies: ["ContactCenter"]),
        .testTarget(name: "AssuranceTests", dependencies: ["Assurance", "ContactCenter"]),
        .testTarget(
            name: "HistoryTests",
            dependencies: [
                "Assurance", "Capture", "ContactCenter", "History", "SQLiteStore",
                .product(name: "GRDB", package: "GRDB.swift"),
            ]),
        .testTarget(name: "CatalogTests", dependencies: ["Assurance", "Catalog", "ContactCenter"]),
        .testTarget(
            name: "FrameworksTests", dependencies: ["Assurance", "Catalog", "ContactCenter", "Frameworks"]),
        .testTarget(name: "InventoryTests", dependencies: ["Assurance", "ContactCenter", "Inventory"]),
        .testTarget(name: "GeneratorTests", dependencies: ["Capture", "ContactCenter", "Simulator"]),
        .testTarget(
            name: "IdentityProvidersTests",
            dependencies: ["Capture", "ContactCenter", "IdentityProviders", "Redaction"]),
        .testTarget(name: "ScansTests", dependencies: ["Capture", "ContactCenter", "Scans"]),
        .testTarget(name: "TicketsTests", dependencies: ["Capture", "ContactCenter", "Redaction", "Tickets"]),
        .testTarget(
            name: "WebhooksTests",
            dependencies: [
                "Capture", "ContactCenter", "Redaction", "Rehearsals", "Tickets", "Webhooks",
                .product(name: "NIOCore", package: "swift-nio"),
                .product(name: "NIOEmbedded", package: "swift-nio"),
                .product(name: "ServiceLifecycle", package: "swift-service-lifecycle"),
            ]),
        .testTarget(
            name: "TranslateTests",
            dependencies: ["Assurance", "Capture", "ContactCenter", "GenesysCloud", "Redaction"]),
        .testTarget(
            name: "ReportsTests",
            dependencies: [
                "Assurance", "Capture", "ContactCenter", "Engine", "Frameworks", "History", "Inventory", "Programme",
                "Reports",
            ]),
        .testTarget(name: "CaptureTests", dependencies: ["Capture", "ContactCenter"]),
        .testTarget(
            name: "ProgrammeTests",
            dependencies: [
                "Assurance", "Capture", "ContactCenter", "Programme", .product(name: "Crypto", package: "swift-crypto"),
            ]),
        .testTarget(name: "ResponseTests", dependencies: ["Capture", "ContactCenter", "Response"]),
        .executableTarget(
            name: "change-crash",
            dependencies: [
                "Archive", "Capture", "ContactCenter", "Engine", "GenesysCloud", "Platforms", "Redaction", "Response",
            ],
            path: "Tests/ChangeCrash"),
        .testTarget(
            name: "RespondingTests",
            dependencies: [
                "Archive", "Capture", "Catalog", "ContactCenter", "Engine", "GenesysCloud", "Platforms", "Recovery",
                "Redaction",
                "Rehearsals",
                "Response", "Simulator", "change-crash",
            ]),
        .testTarget(
            name: "SignaturesTests",
            dependencies: ["Capture", "Signatures", .product(name: "Crypto", package: "swift-crypto")]),
        .testTarget(
            name: "RecoveryTests",
            dependencies: ["Capture", "ContactCenter", "GenesysCloud", "Recovery", "Redaction", "Simulator"]),
        .testTarget(name: "RedactionTests", dependencies: ["Capture", "GenesysCloud", "Redaction"]),
        .testTarget(
            name: "PlatformsTests", dependencies: ["Capture", "ContactCenter", "Platforms", "Redaction"]),
        .testTarget(name: "LedgerTests", dependencies: ["Ledger"]),
        .executableTarget(
            name: "ledger-crash", dependencies: ["ContactCenter", "LedgerStore"], path: "Tests/LedgerCrash"),
        .testTarget(
            name: "LedgerStoreTests", dependencies: ["ContactCenter", "Ledger", "LedgerStore", "ledger-crash"]),
        .testTarget(
            name: "SinksTests",
            dependencies: [
                "ContactCenter", "Ledger", "LedgerStore", "Rehearsals", "Sinks",
            ]),
        .testTarget(name: "DiskTests", dependencies: ["Disk"]),
        .testTarget(
            name: "ObjectStorageTests",
            dependencies: [
                "Archive", "Capture", "Commands", "ContactCenter", "Engine", "LedgerStore", "ObjectStorage",
                "Platforms",
                "Redaction",
            ],
            exclude: ["requirements.txt"]),
        .testTarget(
            name: "ArchiveTests",
            dependencies: ["Archive", "Capture", "ContactCenter", .product(name: "Crypto", package: "swift-crypto")]),
        .testTarget(
            name: "CommandsTests",
            dependencies: [
                "Archive", "Assurance", "Capture", "Commands", "ContactCenter", "Engine", "Frameworks", "GenesysCloud",
                "Inventory", "Ledger", "LedgerStore", "Platforms", "Programme", "Redaction", "Rehearsals", "Response",
                "Simulator", "SQLiteStore", "Tickets", "Webhooks",
                .product(name: "ArgumentParser", package: "swift-argument-parser"),
                .product(name: "Yams", package: "Yams"),
            ]),
        .testTarget(
            name: "FailuresTests",
            dependencies: [
                "Archive", "Assurance", "Capture", "Catalog", "Commands", "ContactCenter", "Engine", "GenesysCloud",
                "LedgerStore", "ObjectStorage", "Platforms", "Programme", "Redaction", "Rehearsals", "Response",
                "Simulator", "SQLiteStore", "Tickets",
                .product(name: "NIOCore", package: "swift-nio"),
                .product(name: "NIOHTTP1", package: "swift-nio"),
                .product(name: "NIOPosix", package: "swift-nio"),
                .product(name: "NIOSSL", package: "swift-nio-ssl"),
            ]),
        .testTarget(
            name: "DocumentsTests",
            dependencies: [
                "Assurance", "Catalog", "Commands", "ContactCenter", "Engine", "Frameworks", "Inventory", "Reports",
                "Response",
            ]),
        .testTarget(
            name: "EndToEndTests",
            dependencies: [
                "Archive", "Assurance", "Capture", "ContactCenter", "Engine", "GenesysCloud", "Ledger", "LedgerStore",
                "Platforms", "Rehearsals", "Reports", "Simulator", "Sinks",
            ]),
        .testTarget(
            name: "FidelityTests",
            dependencies: ["Capture", "ContactCenter", "GenesysCloud", "Platforms", "Redaction", "Simulator"]),
        .testTarget(
            name: "SimulatorTests",
            dependencies: [
                "Capture", "ContactCenter", "Simulator",
                .product(name: "AsyncHTTPClient", package: "async-http-client"),
                .product(name: "NIOCore", package: "swift-nio"),
                .product(name: "NIOHTTP1", package: "swift-nio"),
                .product(name: "NIOPosix", package: "swift-nio"),
            ]),
    ],
    swiftLanguageModes: [.v6],
    cLanguageStandard: .c2x
)

for target in package.targets where !target.name.hasPrefix("C") || target.name.dropFirst().first?.isLowercase == true {
    target.swiftSettings = [
        .enableUpcomingFeature("ExistentialAny"),
        .enableUpcomingFeature("MemberImportVisibility"),
        .enableUpcomingFeature("InternalImportsByDefault"),
        .enableUpcomingFeature("NonisolatedNonsendingByDefault"),
        .treatAllWarnings(as: .error),
    ]
}
