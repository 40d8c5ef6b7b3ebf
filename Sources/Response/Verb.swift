public import ContactCenter

/// What can be done to a tenant.
///
/// The list is closed on purpose: what is not here, no playbook, page or command can do.
public enum Verb: String, CaseIterable, Sendable {

    // People
    case suspend, reinstate
    case endSessions = "end-sessions"
    case freeStation = "free-station"
    case resetFactor = "reset-factor"

    // What people, groups and clients hold
    case removeGrants = "remove-grants"
    case restoreGrants = "restore-grants"

    // Programs and partners
    case disableClient = "disable-client"
    case enableClient = "enable-client"
    case rotateSecret = "rotate-secret"
    case disableIntegration = "disable-integration"
    case enableIntegration = "enable-integration"
    case cutTrust = "cut-trust"
    case restoreTrust = "restore-trust"

    // Channels
    case closeDeployment = "close-deployment"
    case openDeployment = "open-deployment"
    case pauseCampaign = "pause-campaign"
    case resumeCampaign = "resume-campaign"
    case declareEmergency = "declare-emergency"
    case endEmergency = "end-emergency"
    case publishVersion = "publish-version"
    case disableTrunk = "disable-trunk"
    case enableTrunk = "enable-trunk"
    case withdrawAssistant = "withdraw-assistant"
    case returnAssistant = "return-assistant"

    // Recordings
    case stopJob = "stop-job"
    case holdRecordings = "hold-recordings"
    case releaseRecordings = "release-recordings"

    // The whole tenant
    case setAllowlist = "set-allowlist"

    /// Writes back a document as an earlier capture has it: only a plan to restore can say which.
    case write

    /// Makes a thing of another tenant here, or brings the one of its name to what was captured: only a plan to restore
    /// into this tenant can say which. What refers to things that come later is left out at first.
    case make

    /// Puts in what was left out.
    case complete

    /// Deletes what a plan made, where nobody changed it since: only the plan that takes that one back can say which.
    case unmake

    /// What it is done to.
    public var target: Subject.Kind {
        switch self {
        case .suspend, .reinstate, .endSessions, .freeStation, .resetFactor: .person
        case .removeGrants, .restoreGrants: .person
        case .disableClient, .enableClient, .rotateSecret: .client
        case .disableIntegration, .enableIntegration: .integration
        case .cutTrust, .restoreTrust: .partner
        case .closeDeployment, .openDeployment: .deployment
        case .pauseCampaign, .resumeCampaign: .campaign
        case .declareEmergency, .endEmergency: .emergencyGroup
        case .publishVersion: .flow
        case .disableTrunk, .enableTrunk: .trunkSettings
        case .withdrawAssistant, .returnAssistant: .assistant
        case .stopJob: .job
        case .holdRecordings, .releaseRecordings, .setAllowlist, .write, .make, .complete, .unmake: .tenant
        }
    }

    /// Whether it can be done to that: grants are held by people, groups and clients, and there is one tenant.
    public func applies(to subject: Subject) -> Bool {
        switch self {
        case .removeGrants, .restoreGrants: [.person, .group, .client].contains(subject.kind)
        case .write: Self.writable.contains(subject.kind)
        case .make, .complete, .unmake: Self.makeable.contains(subject.kind)
        default: subject.kind == target && (target != .tenant || subject == .tenant)
        }
    }

    /// What an earlier document can be written back of; the tenant stands for its settings, by the name of their kind.
    private static let writable: Set<Subject.Kind> = [
        .tenant, .role, .division, .client, .policy, .rule, .deployment, .group, .trigger, .provider, .trunkSettings,
        .site, .queue, .schedule, .scheduleGroup, .dataTable, .ivr, .emergencyGroup, .callableTimeSet,
        .campaign, .integration,
    ]

    /// What can be made in another tenant; the tenant stands for its settings, by the name of their kind.
    private static let makeable: Set<Subject.Kind> = [
        .tenant, .role, .division, .group, .client, .policy, .rule, .provider, .credential, .integration, .trigger,
        .site,
        .trunkSettings, .emergencyGroup, .queue, .skill, .language, .wrapUpCode, .schedule, .scheduleGroup, .ivr,
        .prompt, .dataTable, .location, .flow, .action, .webConfiguration, .deployment, .contactList, .callableTimeSet,
        .callAnalysisSet, .campaign,
    ]

    /// The verb that takes it back; nil where nothing can.
    public var inverse: Verb? {
        switch self {
        case .suspend: .reinstate
        case .reinstate: .suspend
        case .removeGrants: .restoreGrants
        case .restoreGrants: .removeGrants
        case .disableClient: .enableClient
        case .enableClient: .disableClient
        case .disableIntegration: .enableIntegration
        case .enableIntegration: .disableIntegration
        case .cutTrust: .restoreTrust
        case .restoreTrust: .cutTrust
        case .closeDeployment: .openDeployment
        case .openDeployment: .closeDeployment
        case .pauseCampaign: .resumeCampaign
        case .resumeCampaign: .pauseCampaign
        case .declareEmergency: .endEmergency
        case .endEmergency: .declareEmergency
        case .publishVersion: .publishVersion
        case .disableTrunk: .enableTrunk
        case .enableTrunk: .disableTrunk
        case .withdrawAssistant: .returnAssistant
        case .returnAssistant: .withdrawAssistant
        case .holdRecordings: .releaseRecordings
        case .releaseRecordings: .holdRecordings
        case .setAllowlist: .setAllowlist
        case .write: .write
        case .make: .unmake
        case .unmake: .make
        case .complete: .complete
        case .endSessions, .freeStation, .resetFactor, .rotateSecret, .stopJob: nil
        }
    }

    /// Whether something stops working by it: what the caps, the floor and the protected list are about.
    public var cutsOff: Bool {
        switch self {
        case .reinstate, .restoreGrants, .enableClient, .enableIntegration, .restoreTrust, .openDeployment,
            .resumeCampaign, .endEmergency, .enableTrunk, .returnAssistant, .holdRecordings, .write, .make, .complete,
            .unmake:
            false
        default: true
        }
    }

    /// Whether doing it twice does no more than doing it once.
    ///
    /// After a crash one that is not is never made again by itself where nobody can see whether it was made.
    public var isRepeatable: Bool { self != .rotateSecret }

    /// Whether it ends what a person is doing right now.
    public var interruptsPerson: Bool {
        switch self {
        case .suspend, .endSessions, .freeStation: true
        default: false
        }
    }

    /// As a sentence begins: `Suspend`.
    public var words: String {
        switch self {
        case .suspend: "Suspend"
        case .reinstate: "Reinstate"
        case .endSessions: "End every session of"
        case .freeStation: "Free the station of"
        case .resetFactor: "Reset a sign-in factor of"
        case .removeGrants: "Remove grants of"
        case .restoreGrants: "Give grants back to"
        case .disableClient: "Disable OAuth client"
        case .enableClient: "Enable OAuth client"
        case .rotateSecret: "Give a new secret to OAuth client"
        case .disableIntegration: "Switch off integration"
        case .enableIntegration: "Switch on integration"
        case .cutTrust: "Cut off partner"
        case .restoreTrust: "Let partner in again"
        case .closeDeployment: "Close web deployment"
        case .openDeployment: "Open web deployment"
        case .pauseCampaign: "Pause campaign"
        case .resumeCampaign: "Resume campaign"
        case .declareEmergency: "Switch on emergency group"
        case .endEmergency: "Switch off emergency group"
        case .publishVersion: "Publish an earlier version of flow"
        case .disableTrunk: "Take out of service the trunks of"
        case .enableTrunk: "Put back into service the trunks of"
        case .withdrawAssistant: "Take off its queues the assistant"
        case .returnAssistant: "Put back on its queues the assistant"
        case .stopJob: "Stop bulk recording job"
        case .holdRecordings: "Protect recordings from deletion in"
        case .releaseRecordings: "Release recordings for deletion in"
        case .setAllowlist: "Set the addresses that may reach"
        case .write: "Write back what was captured of"
        case .make: "Make as captured"
        case .complete: "Complete as captured"
        case .unmake: "Delete what was made of"
        }
    }
}
