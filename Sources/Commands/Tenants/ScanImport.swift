import Capture
import ContactCenter
import Engine
import Foundation
import Scans

/// Puts the report of one scanner or tester beside the newest capture of a tenant.
struct ScanImport {
    private let source: String
    private let cadenceDays: Int
    private let place: TenantFolder

    init(of source: String, cadenceDays: Int, into place: TenantFolder) {
        self.source = source
        self.cadenceDays = cadenceDays
        self.place = place
    }

    struct Kept {
        let report: ScanReport
        let made: Moment
        let commit: String
    }

    /// Keeps a report.
    ///
    /// - Parameter moment: When it was made; nil for when it says itself, else now.
    func keep(_ file: String, made moment: Moment?) throws -> Kept {
        let bytes = try Files.contents(of: file)
        let report = try read(bytes, file)
        let made = moment ?? report.made ?? Machine.now()
        let commit = try Importing(Scans.kinds, into: place).run { newest in
            let documents = try ScanDocuments(
                of: report, source: source, cadenceDays: cadenceDays, made: made,
                file: URL(fileURLWithPath: file).lastPathComponent, sha256: bytes.sha256, beside: newest)
            return (ImportedDocuments(documents.documents, records: documents.records), ())
        }.commit
        return Kept(report: report, made: made, commit: commit)
    }

    private func read(_ bytes: [UInt8], _ file: String) throws -> ScanReport {
        do throws(ScanError) {
            return try ScanReport(bytes)
        } catch {
            throw Failure(
                "nothing was imported: \(file) \(error)",
                hint: "give SARIF, an OSCAL plan of action, or CSV; docs/operating/findings.md shows each",
                code: .unsound)
        }
    }
}
