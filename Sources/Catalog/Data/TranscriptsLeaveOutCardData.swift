public import Assurance
import ContactCenter

extension Control {
    public static let transcriptsLeaveOutCardData = Control(
        "DAT-05",
        "Transcripts leave out card and personal data",
        severity: .critical,
        satisfies: .iso27001("A.8.11"), .iso27001("A.5.34"), .nistCSF("PR.DS-01"), .nistCSF("PR.DS-10"),
        .pciDSS("3.3.1.2"), .pciDSS("3.5.1"), .gdpr("5(1)(c)"), .gdpr("25"), .csaCCM("DSP-17"),
        why: """
            A number said aloud becomes text that can be searched, copied and exported in bulk. A card's security code \
            must not be kept at all once the payment is through, in a transcript as little as anywhere.
            """,
        remedy: """
            Switch on that transcripts leave out card data, and personal data too. It works from then on: find and \
            delete the transcripts made before.
            """,
        reads: .transcription
    ) { transcription in
        guard transcription.isOn else { return .notApplicable(because: "calls are not transcribed") }
        var tenant = Defects(of: .tenant)
        tenant.look(at: transcription.leavesOutCardData, .critical, "card data")
        tenant.look(at: transcription.leavesOutPersonalData, .high, "personal data")
        return .of(tenant)
    }
}

extension Defects {
    fileprivate mutating func look(at isLeftOut: Bool?, _ severity: Severity, _ data: String) {
        switch isLeftOut {
        case true?: break
        case nil: leaveOpen(Gap(.transcription, .leftOut(field: "whether \(data) is left out")))
        case false?:
            add(severity, "writes \(data) into transcripts", seen: "\(data) kept", expected: "\(data) left out")
        }
    }
}
