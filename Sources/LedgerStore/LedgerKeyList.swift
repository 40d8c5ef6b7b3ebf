public import Foundation
public import Ledger

/// The keys a ledger in a folder has signed with; no private key is read.
public struct LedgerKeyList: Sendable {
    private let url: URL
    private let history: KeyHistory

    /// - Throws: ``LedgerError`` where the keys are missing or do not sign one another in.
    public init(at url: URL) throws(LedgerError) {
        self.url = url
        let folder = LedgerFolder(url)
        let name = try folder.read(LedgerFolder.firstKey).flatMap(LedgerKeys.key)?.name ?? ""
        history = try LedgerKeys.history(folder, origin: name).keys
    }

    public var terms: [KeyHistory.Term] { history.terms }
    public var keys: [VerifierKey] { history.keys }

    /// The keys whose signature under a checkpoint of that size is to be believed.
    public func accepted(for size: Int) -> [VerifierKey] { history.accepted(for: size) }

    /// Opens the ledger these are the keys of.
    public func open() throws(LedgerError) -> LedgerLog { try LedgerLog(at: url, origin: terms[0].key.name) }
}
