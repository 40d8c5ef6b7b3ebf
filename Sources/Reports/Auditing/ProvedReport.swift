import Capture
import ContactCenter
public import Engine
import History
public import Ledger

/// What a file that holds proves, in words.
public struct ProvedReport: Sendable {
    private let proved: FindingProof.Proved
    private let witnesses: [VerifierKey]

    /// - Parameter witnesses: Keys of those whose cosignature was found right.
    public init(_ proved: FindingProof.Proved, witnesses: [VerifierKey]) {
        self.proved = proved
        self.witnesses = witnesses
    }

    public var text: String {
        let (finding, manifest, head) = (proved.finding, proved.manifest, proved.checkpoint.head)
        let lines =
            [
                "it holds",
                "  finding     \(finding.id), \(finding.control) on \(finding.subject): \(finding.change.rawValue)",
                "  capture     \(manifest.platform) \(manifest.organization), read \(manifest.began.inWords)"
                    + (manifest.isSimulated ? ", SIMULATED" : ""),
            ] + finding.evidence.map { "  document    \($0.document) in \($0.file)" } + [
                "  entry       \(proved.index) of \(head.size)",
                "  checkpoint  \(proved.checkpoint.origin), root \(head.root.base64)",
            ] + witnesses.map { "  cosigned    by \($0.name)" + (time(of: $0).map { ", \($0.inWords)" } ?? "") }
            + (witnesses.isEmpty
                ? ["  no witness  internal consistency only, unless the checkpoint is kept elsewhere"] : [])
        return lines.map { $0.printable + "\n" }.joined()
    }

    private func time(of witness: VerifierKey) -> Moment? {
        proved.note.time(of: witness).map { Moment(milliseconds: Int64($0) * 1000) }
    }
}
