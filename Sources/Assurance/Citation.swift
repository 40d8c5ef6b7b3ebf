/// A clause of a published framework, named with its edition: the numbers change between editions.
public struct Citation: Hashable, Sendable {
    public let framework: Framework
    public let clause: String

    public init(_ framework: Framework, _ clause: String) {
        self.framework = framework
        self.clause = clause
    }
}

extension Citation: CustomStringConvertible {
    public var description: String { "\(framework.name) \(clause)" }
}

/// A published framework in one edition.
public struct Framework: Hashable, Sendable {

    /// The name of its catalogue file: `iso27001-2022`.
    public let id: String

    /// With its edition, as a report prints it.
    public let name: String

    public init(_ id: String, _ name: String) {
        self.id = id
        self.name = name
    }

    public static let iso27001 = Framework("iso27001-2022", "ISO/IEC 27001:2022")
    public static let nistCSF = Framework("nist-csf-2.0", "NIST CSF 2.0")
    public static let pciDSS = Framework("pci-dss-4.0.1", "PCI DSS 4.0.1")
    public static let hipaa = Framework("hipaa-security", "HIPAA Security Rule")
    public static let gdpr = Framework("gdpr", "GDPR")
    public static let ccpa = Framework("ccpa-cpra", "CCPA/CPRA")
    public static let glba = Framework("glba-safeguards", "GLBA Safeguards Rule")
    public static let nydfs = Framework("nydfs-500", "NYDFS 23 NYCRR 500")
    public static let dora = Framework("dora", "DORA")
    public static let soc2 = Framework("soc2-tsc", "SOC 2 TSC 2017")
    public static let csaCCM = Framework("csa-ccm-4", "CSA CCM 4.0")
    public static let cjis = Framework("cjis", "CJIS Security Policy 6.1")
    public static let nistAIRMF = Framework("nist-ai-rmf-1.0", "NIST AI RMF 1.0")
    public static let euAIAct = Framework("eu-ai-act", "EU AI Act")
    public static let usTelephony = Framework("us-telephony", "US telephony law")
    public static let nist80053 = Framework("nist-800-53-r5-index", "NIST SP 800-53 r5")

    /// In the order reports list them.
    public static let all = [
        iso27001, nistCSF, nist80053, pciDSS, hipaa, gdpr, ccpa, glba, nydfs, dora, soc2, csaCCM, cjis, nistAIRMF,
        euAIAct, usTelephony,
    ]
}

extension Citation {
    public static func iso27001(_ clause: String) -> Citation { Citation(.iso27001, clause) }
    public static func nistCSF(_ clause: String) -> Citation { Citation(.nistCSF, clause) }
    public static func pciDSS(_ clause: String) -> Citation { Citation(.pciDSS, clause) }
    public static func hipaa(_ clause: String) -> Citation { Citation(.hipaa, clause) }
    public static func gdpr(_ clause: String) -> Citation { Citation(.gdpr, clause) }
    public static func ccpa(_ clause: String) -> Citation { Citation(.ccpa, clause) }
    public static func glba(_ clause: String) -> Citation { Citation(.glba, clause) }
    public static func nydfs(_ clause: String) -> Citation { Citation(.nydfs, clause) }
    public static func dora(_ clause: String) -> Citation { Citation(.dora, clause) }
    public static func soc2(_ clause: String) -> Citation { Citation(.soc2, clause) }
    public static func csaCCM(_ clause: String) -> Citation { Citation(.csaCCM, clause) }
    public static func cjis(_ clause: String) -> Citation { Citation(.cjis, clause) }
    public static func nistAIRMF(_ clause: String) -> Citation { Citation(.nistAIRMF, clause) }
    public static func euAIAct(_ clause: String) -> Citation { Citation(.euAIAct, clause) }
    public static func usTelephony(_ clause: String) -> Citation { Citation(.usTelephony, clause) }
    public static func nist80053(_ clause: String) -> Citation { Citation(.nist80053, clause) }
}
