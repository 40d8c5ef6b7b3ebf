public import Assurance
import Capture
public import ContactCenter

/// Something a verdict rests on that no specification says, and how a tenant can be seen to bear it out.
public struct Assumption: Sendable {
    public let claim: String

    /// The controls that rest on it.
    public let controls: [Control.ID]

    /// Asked with the first page of every list that could be read, by kind.
    let check: @Sendable ([String: [JSON]]) -> Outcome

    public enum Outcome: Hashable, Sendable {
        case holds
        case doesNotHold

        /// The tenant has nothing to tell by.
        case cannotTell
    }

    private init(_ claim: String, _ controls: Control.ID..., check: @escaping @Sendable ([String: [JSON]]) -> Outcome) {
        self.claim = claim
        self.controls = controls
        self.check = check
    }

    public static let all: [Assumption] = [
        Assumption("people come with `dateLastLogin` when it is asked for", "IDN-02") {
            some($0[Kind.people.name]) { $0["dateLastLogin"] != nil }
        },
        Assumption("people come with `lastTokenIssued` when it is asked for", "IDN-02") {
            some($0[Kind.people.name]) { $0["lastTokenIssued"] != nil }
        },
        Assumption("people come with `dateWelcomeSent` when it is asked for", "IDN-02") {
            some($0[Kind.people.name]) { $0["dateWelcomeSent"] != nil }
        },
        Assumption("people come with their groups when asked for", "ACC-02", "ACC-03", "ACC-06", "ACC-08", "ACC-11") {
            all($0[Kind.people.name]) { $0["groups"] != nil }
        },
        Assumption("roles in the list come with `unusedPermissions` when asked for", "ACC-04") {
            some($0[Kind.roles.name]) { $0["unusedPermissions"] != nil }
        },
        Assumption("people come with their unused roles when asked for", "ACC-04") {
            some($0[Kind.people.name]) { $0["authorization"]?["unusedRoles"] != nil }
        },
        Assumption("the native provider says whether it is `disabled`", "AUT-01", "AUT-03", "AUT-05") {
            all($0[Kind.nativeSignIn.name]) { $0["disabled"]?.boolean != nil }
        },
        Assumption("grants in all divisions stand in a division's own list", "ACC-02") {
            some($0[Kind.grants.name]) { $0["division"]?["id"]?.string == "*" }
        },
        Assumption("external trunks say how they signal, in `trunk_transport_protocolVariant`", "CRY-01") { pages in
            all(external(pages)) { $0["properties"]?["trunk_transport_protocolVariant"]?["value"]?["instance"] != nil }
        },
        Assumption("external trunks say which media ciphers they offer", "CRY-02") { pages in
            all(external(pages)) { $0["properties"]?["trunk_media_srtpCipherSuites"]?["value"]?["instance"] != nil }
        },
        Assumption("an event stream's `eventFilter` names its topics", "INT-13") { pages in
            all(
                pages[Kind.integrations.name]?.filter {
                    $0["integrationType"]?["id"]?.string == "amazon-eventbridge-source"
                }
            ) {
                $0["config"]?["current"]?["properties"]?["eventFilter"] != nil
            }
        },
        Assumption("published web configurations carry their sign-in settings even when off", "CHN-02") {
            all($0[Kind.webConfigurations.name]) { $0["authenticationSettings"] != nil }
        },
        Assumption("masking rules say what they hide in `definition`", "DAT-07") {
            all($0[Kind.maskingRules.name]) { $0["definition"]?.string != nil }
        },
        Assumption("campaigns name the do-not-call lists they check, and no list as an empty one", "CHN-05") {
            all($0[Kind.campaigns.name]) { $0["dncLists"]?.kind == .array }
        },
        Assumption("published flows say whether they are debugged", "CHN-09") { pages in
            all(pages[Kind.flows.name]?.filter { $0["publishedVersion"] != nil }) {
                $0["publishedVersion"]?["debug"]?.boolean != nil
            }
        },
        Assumption("assistants come with their copilot when asked for", "CHN-06") {
            some($0[Kind.assistants.name]) { $0["copilot"] != nil }
        },
        Assumption("trunks say whether they are captured, in `trunk_diagnostic_capture_enabled`", "CRY-04") { pages in
            all(external(pages)) {
                $0["properties"]?["trunk_diagnostic_capture_enabled"]?["value"]?["instance"]?.boolean != nil
            }
        },
        Assumption("the limit of requests is named `…token.rate.per.minute`", "LOG-08") {
            some($0[Kind.limits.name]) { $0["key"]?.string?.hasSuffix("token.rate.per.minute") ?? false }
        },
    ]

    private static func external(_ pages: [String: [JSON]]) -> [JSON]? {
        pages[Kind.trunkBaseSettings.name]?.filter { $0["trunkType"]?.string == "EXTERNAL" }
    }

    private static func some(_ entries: [JSON]?, _ matches: (JSON) -> Bool) -> Outcome {
        guard let entries, !entries.isEmpty else { return .cannotTell }
        return entries.contains(where: matches) ? .holds : .doesNotHold
    }

    private static func all(_ entries: [JSON]?, _ matches: (JSON) -> Bool) -> Outcome {
        guard let entries, !entries.isEmpty else { return .cannotTell }
        return entries.allSatisfy(matches) ? .holds : .doesNotHold
    }
}
