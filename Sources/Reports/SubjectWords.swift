import Assurance
import ContactCenter

extension Subject.Kind {

    /// As a sentence names one of them.
    var noun: String {
        switch self {
        case .tenant: "tenant"
        case .person: "person"
        case .client: "OAuth client"
        case .app: "authorised app"
        case .action: "data action"
        case .key: "recording key"
        case .policy: "retention policy"
        case .rule: "masking rule"
        case .provider: "identity provider"
        case .deployment: "web deployment"
        case .channel: "messaging channel"
        case .service: "audit service"
        case .limit: "platform limit"
        case .credential: "stored credential"
        case .account: "account at the identity provider"
        case .providerPolicy: "policy of the identity provider"
        case .trunkSettings: "set of trunk settings"
        case .webConfiguration: "web configuration"
        case .allowedNetwork: "allowed network"
        case .allowedDomain: "allowed domain"
        case .job: "bulk job"
        case .request: "request about personal data"
        case .certificateAuthority: "certificate authority"
        case .mailDomain: "e-mail domain"
        case .instructions: "AI guide"
        case .legalRule: "legal rule"
        case .emergencyGroup: "emergency group"
        case .contactList: "contact list"
        case .callableTimeSet: "set of callable times"
        case .callAnalysisSet: "set of answers to call analysis"
        case .edgeGroup: "edge group"
        case .wrapUpCode: "wrap-up code"
        case .scheduleGroup: "schedule group"
        case .dataTable: "data table"
        case .ivr: "call route"
        case .configuration: "object of the configuration"
        case .role, .division, .group, .integration, .trunk, .partner, .certificate, .trigger, .scanner, .edge, .site,
            .campaign, .assistant, .flow, .jurisdiction, .queue, .skill, .language, .schedule, .prompt, .location:
            rawValue
        }
    }

    private var plural: String? {
        switch self {
        case .person: "people"
        case .policy: "retention policies"
        case .account: "accounts at the identity provider"
        case .providerPolicy: "policies of the identity provider"
        case .trunkSettings: "sets of trunk settings"
        case .callableTimeSet: "sets of callable times"
        case .callAnalysisSet: "sets of answers to call analysis"
        case .request: "requests about personal data"
        case .certificateAuthority: "certificate authorities"
        case .configuration: "objects of the configuration"
        default: nil
        }
    }

    /// `1 person`, `4 people`.
    func counted(_ count: Int) -> String { count.of(noun, plural: plural) }
}

extension [Subject] {

    /// `4 people`; of several kinds, only how many.
    var counted: String {
        guard let kind = first?.kind, allSatisfy({ $0.kind == kind }) else { return count.of("finding") }
        return kind == .tenant ? "the tenant" : kind.counted(count)
    }
}
