import Capture
public import ContactCenter

/// What an invented scanner reported of an invented tenant: SARIF, every thirty days or so.
public struct SimulatedScan: Sendable {
    public let source: String
    public let cadenceDays: Int
    public let made: Moment
    public let sarif: [UInt8]
}

extension SimulatedTenant {

    /// The last report there is; nil where the tenant is a capture somebody else made.
    public var scan: SimulatedScan? {
        guard let daysAgo = lastScanDaysAgo else { return nil }
        let made = capture.manifest.began.advanced(by: .days(-daysAgo))
        let sarif = JSON(
            literal: """
                {
                  "version": "2.1.0",
                  "runs": [{
                    "tool": {"driver": {"name": "Invented Scanner", "rules": [
                      {"id": "TLS-1", "shortDescription": {"text": "An old protocol is offered"},
                       "properties": {"security-severity": "5.3"}},
                      {"id": "OS-7", "shortDescription": {"text": "A patch is missing"},
                       "properties": {"security-severity": "8.1"}}
                    ]}},
                    "invocations": [{"executionSuccessful": true, "endTimeUtc": "\(made.iso8601)"}],
                    "results": [
                      {"ruleId": "TLS-1", "level": "warning", "message": {"text": "on edge-1"},
                       "partialFingerprints": {"primary/v1": "edge-1"}},
                      {"ruleId": "OS-7", "level": "error", "message": {"text": "on edge-2"},
                       "partialFingerprints": {"primary/v1": "edge-2"}},
                      {"ruleId": "OS-7", "level": "error", "message": {"text": "on edge-3"},
                       "partialFingerprints": {"primary/v1": "edge-3"},
                       "suppressions": [{"kind": "external", "status": "accepted"}]}
                    ]
                  }]
                }
                """
        ).canonical()
        return SimulatedScan(source: "Invented Scanner", cadenceDays: 30, made: made, sarif: sarif + [0x0A])
    }
}
