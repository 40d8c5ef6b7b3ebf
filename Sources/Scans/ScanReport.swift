import Capture
public import ContactCenter

/// One report of a scanner or tester, whatever form it came in.
///
/// Of a finding is kept which rule it is of, how bad it is called, and what became of it. Its text and its place are not:
/// a scanner that finds a secret prints it.
public struct ScanReport: Sendable {
    public let form: Form
    public let findings: [ScanFinding]

    /// When it was made, if it says.
    public let made: Moment?

    public enum Form: String, Sendable {
        case sarif = "SARIF 2.1.0"
        case actionPlan = "OSCAL POA&M"
        case table = "CSV"
    }

    /// Reads a report; which form it has, it says itself.
    ///
    /// - Throws: ``ScanError`` for one we do not know, or one with an entry that does not read.
    public init(_ bytes: [UInt8]) throws(ScanError) {
        let bytes = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? Array(bytes.dropFirst(3)) : bytes
        guard let first = bytes.first(where: { ![0x20, 0x09, 0x0A, 0x0D].contains($0) }) else {
            throw ScanError("is empty")
        }
        guard first == UInt8(ascii: "{") else {
            (form, findings, made) = (.table, try ScanTable.findings(bytes), nil)
            return
        }
        let json: JSON
        do throws(JSONError) {
            json = try JSON(bytes, limits: .asReceived)
        } catch {
            throw ScanError("is \(error)")
        }
        if json["runs"]?.kind == .array {
            (form, findings, made) = (.sarif, try SARIFReading.findings(json), SARIFReading.made(json))
        } else if let plan = json["plan-of-action-and-milestones"] {
            (form, findings, made) = (.actionPlan, try ActionPlanReading.findings(plan), ActionPlanReading.made(plan))
        } else {
            throw ScanError("is neither SARIF nor an OSCAL plan of action")
        }
    }
}

/// One finding of somebody else's.
public struct ScanFinding: Hashable, Sendable {

    /// The same in the next report, as far as the scanner says so.
    public let key: String
    public let rule: String
    public let title: String?
    public let level: ScanSource.Level
    public let status: Status

    public typealias Status = ScanSource.Finding.State
}

/// Why a report cannot be imported, as the rest of a sentence that begins with its file.
public struct ScanError: Error, Sendable, CustomStringConvertible {
    public let description: String

    public init(_ because: String) { description = because }
}
