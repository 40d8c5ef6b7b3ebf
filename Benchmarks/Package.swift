// swift-tools-version: 6.2
import PackageDescription

let package = Package(
    name: "LinewardenBenchmarks",
    dependencies: [.package(name: "Linewarden", path: "..")],
    targets: [
        // Forty rules over a hundred thousand accounts, judged through the control types of the product.
        .executableTarget(
            name: "account-rules",
            dependencies: [
                "Measured", .product(name: "LinewardenPure", package: "Linewarden"),
            ]),
        // Captures of a simulated tenant into the archive and back.
        .executableTarget(
            name: "archive-nights",
            dependencies: [
                "Measured", .product(name: "LinewardenPure", package: "Linewarden"),
                .product(name: "LinewardenOutside", package: "Linewarden"),
            ]),
        // People locked out of a served tenant, one after another.
        .executableTarget(
            name: "contain-person",
            dependencies: [
                "Measured", .product(name: "LinewardenJudging", package: "Linewarden"),
                .product(name: "LinewardenOutside", package: "Linewarden"),
                .product(name: "LinewardenPure", package: "Linewarden"),
                .product(name: "LinewardenResponding", package: "Linewarden"),
            ]),
        // Two captures beside each other.
        .executableTarget(
            name: "drift-search",
            dependencies: ["Measured", .product(name: "LinewardenPure", package: "Linewarden")]),
        // Questions about a year of runs.
        .executableTarget(
            name: "history-questions",
            dependencies: ["Measured", .product(name: "LinewardenHistory", package: "Linewarden")]),
        // A ledger appended to, sealed, verified and proved from.
        .executableTarget(
            name: "ledger-rates",
            dependencies: ["Measured", .product(name: "LinewardenLedger", package: "Linewarden")]),
        // A tenant put into tables, and asked.
        .executableTarget(
            name: "inventory-tables",
            dependencies: ["Measured", .product(name: "LinewardenInventory", package: "Linewarden")]),
        // A capture read, translated and judged, stage by stage.
        .executableTarget(
            name: "judging-stages",
            dependencies: ["Measured", .product(name: "LinewardenJudging", package: "Linewarden")]),
        // Who can do what, of a tenant in memory.
        .executableTarget(
            name: "entitlement-analysis",
            dependencies: ["Measured", .product(name: "LinewardenJudging", package: "Linewarden")]),
        .target(name: "Measured"),
    ],
    swiftLanguageModes: [.v6]
)

for target in package.targets {
    target.swiftSettings = [
        .enableUpcomingFeature("ExistentialAny"),
        .enableUpcomingFeature("MemberImportVisibility"),
        .enableUpcomingFeature("InternalImportsByDefault"),
    ]
}
