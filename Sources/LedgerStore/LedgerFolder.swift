public import Foundation
import Ledger

/// Where each thing of one ledger lies.
public struct LedgerFolder: Sendable {
    public let url: URL

    public init(_ url: URL) { self.url = url }

    static let checkpoint = "checkpoint"
    static let lock = "lock"
    static let turn = "turn"
    static let firstKey = "keys/log.vkey"
    static let notes = "checkpoints"
    static let segments = "seg"
    static let wals = "wal"
    static let changes = "keys/changes"
    static let privateKeys = "keys/private"

    static func note(_ size: Int) -> String { "checkpoints/\(size).note" }
    static func wal(_ first: Int) -> String { "wal/\(first).wal" }
    static func change(_ number: Int) -> String { "keys/changes/" + "\(10_000 + number)".dropFirst() + ".note" }
    static func privateKey(_ key: VerifierKey) -> String { "keys/private/\(key.idText).key" }
    static func segment(_ entries: Range<Int>) -> String { "seg/\(entries.lowerBound)-\(entries.upperBound - 1).zst" }
    static func manifest(_ entries: Range<Int>) -> String { "seg/\(entries.lowerBound)-\(entries.upperBound - 1).json" }

    /// The entries a file of `seg/` is about; nil where it is not named as such a file is.
    static func entries(of path: String) -> Range<Int>? {
        guard let name = path.split(separator: "/").last?.split(separator: ".").first else { return nil }
        let ends = name.split(separator: "-").compactMap { Int($0) }
        guard ends.count == 2, ends[0] >= 0, ends[0] <= ends[1], ends[1] < .max else { return nil }
        let entries = ends[0]..<ends[1] + 1
        return path == segment(entries) || path == manifest(entries) ? entries : nil
    }

    func path(_ relative: String) -> String { url.path + "/" + relative }
}
