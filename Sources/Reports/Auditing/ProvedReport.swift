import Capture
import ContactCenter
public import Engine
import History
import Ledger

/// What a file that holds proves, in words.
public struct ProvedReport: Sendable {
    private let proved: FindingProof.Proved

    public init(_ proved: FindingProof.Proved) { self.proved = proved }

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
            ]
        return lines.map { $0.printable + "\n" }.joined()
    }
}
