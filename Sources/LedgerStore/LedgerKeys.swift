import Foundation
import Ledger

/// The keys of one ledger as its folder holds them.
struct LedgerKeys: Sendable {
    private(set) var history: KeyHistory
    private(set) var changes: Int
    private(set) var signing: SigningKey

    private static let doing = "use the keys of the ledger"

    /// Reads them.
    ///
    /// - Throws: ``LedgerError`` of kind `.notThere` where the private key of the key in force is missing.
    init(_ folder: LedgerFolder, origin: String) throws(LedgerError) {
        let history = try Self.history(folder, origin: origin)
        self.history = history.keys
        changes = history.changes
        signing = try Self.privateKey(of: history.keys.current, folder)
    }

    /// The public half, which is all that reading takes.
    static func history(
        _ folder: LedgerFolder, origin: String
    ) throws(LedgerError) -> (keys: KeyHistory, changes: Int) {
        guard let bytes = try folder.read(LedgerFolder.firstKey) else {
            throw LedgerError(.notThere, doing: doing, because: "\(LedgerFolder.firstKey) is not there")
        }
        guard let key = key(bytes) else { throw unsound("\(LedgerFolder.firstKey) is not as it was written") }
        var history = KeyHistory(origin: origin, first: key)
        var number = 0
        while let bytes = try folder.read(LedgerFolder.change(number + 1)) {
            number += 1
            do throws(LedgerFault) {
                try history.apply(try SignedNote(bytes))
            } catch {
                throw unsound("\(LedgerFolder.change(number)): \(error)")
            }
        }
        return (history, number)
    }

    /// Reads a file that holds one verifier key and a line feed.
    static func key(_ bytes: [UInt8]) -> VerifierKey? {
        guard let text = String(validating: bytes, as: UTF8.self), text.hasSuffix("\n") else { return nil }
        return VerifierKey(text.dropLast()).flatMap { $0.kind == .note ? $0 : nil }
    }

    /// Reads a file that holds one private key and a line feed.
    static func privateKey(_ bytes: [UInt8]) -> SigningKey? {
        guard let text = String(validating: bytes, as: UTF8.self), text.hasSuffix("\n") else { return nil }
        return SigningKey(text: text.dropLast())
    }

    /// The private half of a key.
    static func privateKey(of key: VerifierKey, _ folder: LedgerFolder) throws(LedgerError) -> SigningKey {
        let path = LedgerFolder.privateKey(key)
        guard let bytes = try folder.read(path) else {
            throw LedgerError(.notThere, doing: doing, because: "the private key \(path) is not there")
        }
        guard let signing = privateKey(bytes), signing.verifier == key else {
            throw unsound("\(path) is not the private key of \(key.idText)")
        }
        return signing
    }

    private static func unsound(_ because: String) -> LedgerError {
        LedgerError(.unsound, doing: doing, because: because)
    }

    /// Makes the first key of a ledger, the private half before the public one.
    static func make(_ folder: LedgerFolder, _ key: SigningKey) throws(LedgerError) {
        try keep(key, in: folder)
        try folder.put(Array("\(key.verifier)\n".utf8), at: LedgerFolder.firstKey, mode: 0o644)
    }

    static func keep(_ key: SigningKey, in folder: LedgerFolder) throws(LedgerError) {
        try folder.put(Array((key.text + "\n").utf8), at: LedgerFolder.privateKey(key.verifier))
    }

    /// The keys as a change would leave them.
    ///
    /// - Throws: ``LedgerError`` of kind `.unsound` where it would not be taken up.
    func history(with change: SignedNote) throws(LedgerError) -> KeyHistory {
        var history = history
        do throws(LedgerFault) {
            try history.apply(change)
        } catch {
            throw Self.unsound("\(error)")
        }
        return history
    }

    /// Takes up a change that is in the log, and keeps its note.
    mutating func take(_ note: SignedNote, signing key: SigningKey, in folder: LedgerFolder) throws(LedgerError) {
        history = try history(with: note)
        changes += 1
        signing = key
        try folder.put(note.bytes, at: LedgerFolder.change(changes), mode: 0o644)
    }

    /// Removes private keys that are not in force: of a key that was replaced, or that never came into force.
    func removeOthers(in folder: LedgerFolder) throws(LedgerError) {
        for name in try folder.list(LedgerFolder.privateKeys) where name != "\(history.current.idText).key" {
            try folder.remove(LedgerFolder.privateKeys + "/" + name)
        }
    }
}
