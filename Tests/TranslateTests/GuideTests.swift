import Assurance
import Capture
import ContactCenter
import GenesysCloud
import Testing

@Suite("What this platform says of controls and facts")
struct GuideTests {
    static let controls = [
        "IDN-01", "IDN-02", "IDN-05", "AUT-01", "AUT-03", "AUT-04", "AUT-05", "AUT-06", "AUT-07", "AUT-08", "AUT-09",
        "AUT-10", "AUT-11", "ACC-01", "ACC-02", "ACC-03", "ACC-04", "ACC-05", "ACC-06", "ACC-07", "ACC-08", "ACC-09",
        "ACC-10", "ACC-11", "ACC-12", "ACC-13", "INT-01", "INT-02", "INT-03", "INT-04", "INT-05", "INT-06", "INT-07",
        "INT-08",
        "INT-09", "INT-10", "INT-11", "INT-12", "INT-13", "INT-14", "INT-16", "CRY-01", "CRY-02", "CRY-03", "CRY-07",
        "CRY-08", "DAT-01", "DAT-04", "DAT-05", "DAT-07", "LOG-01", "LOG-08", "CHN-01", "CHN-02", "CHN-03", "CFG-01",
        "IDN-07", "IDN-08", "IDN-09", "AUT-12", "AUT-13", "AUT-14", "AUT-15", "AUT-16", "CFG-11", "CFG-12", "CRY-04",
        "CRY-05", "CRY-06", "CRY-10", "DAT-03", "DAT-06", "DAT-08", "DAT-09", "DAT-12", "DAT-13", "CHN-04", "CHN-05",
        "CHN-06", "CHN-07", "CHN-08", "CHN-09", "CHN-10", "DAT-14", "DAT-15", "DAT-16", "INT-17", "CFG-02", "CFG-03",
        "CFG-13", "AUT-17", "LOG-09",
    ]

    @Test func `there is one guide for each of the ninety-two controls`() {
        #expect(Self.controls.count == 92)
        #expect(GenesysCloud.guides.map(\.control.rawValue).sorted() == Self.controls.sorted())
    }

    @Test func `each guide answers every question`() {
        for guide in GenesysCloud.guides {
            #expect(!guide.fields.isEmpty, "\(guide.control) names no field")
            #expect(!guide.menu.isEmpty && !guide.call.isEmpty, "\(guide.control) says not where or how")
            #expect(guide.caveats.hasSuffix("."), "\(guide.control) has a caveat that is no sentence")
            #expect(
                guide.source.contains("2026-11-22") || guide.control.rawValue.hasPrefix("CFG-"),
                "\(guide.control) has no source")
        }
    }

    /// Every fact there is, but for registers and thresholds, which only the customer gives.
    static let facts: [FactKind] = [
        Fact.asOf.kind, Fact.people.kind, Fact.partnerPeople.kind, Fact.roles.kind, Fact.grants.kind,
        Fact.groups.kind, Fact.trustors.kind, Fact.usageAnalysis.kind, Fact.accessPolicies.kind, Fact.features.kind,
        Fact.clientScopes.kind,
        Fact.actionCertificates.kind, Fact.storedCredentials.kind, Fact.triggers.kind,
        Fact.divisions.kind, Fact.partners.kind, Fact.signInRules.kind, Fact.identityProviders.kind,
        Fact.passwordSignIn.kind, Fact.idleTimeout.kind, Fact.grantingRules.kind, Fact.clients.kind,
        Fact.ownClients.kind, Fact.clientUsage.kind, Fact.integrations.kind, Fact.apps.kind, Fact.dataActions.kind,
        Fact.trunks.kind, Fact.trunkSettings.kind, Fact.keyConfigurations.kind, Fact.keyRotation.kind,
        Fact.recordingKeys.kind, Fact.retentionPolicies.kind, Fact.interactionRetention.kind, Fact.transcription.kind,
        Fact.maskingRules.kind, Fact.webDeployments.kind, Fact.webConfigurations.kind, Fact.messagingChannels.kind,
        Fact.auditCoverage.kind, Fact.limits.kind, Fact.collection.kind,
        Fact.edges.kind, Fact.expiredEdges.kind, Fact.certificateAuthorities.kind, Fact.sites.kind,
        Fact.recordingAccess.kind, Fact.bulkJobs.kind, Fact.speechAnalytics.kind, Fact.flowHistories.kind,
        Fact.subjectRequests.kind, Fact.mailDomains.kind, Fact.callingHours.kind, Fact.doNotCallLists.kind,
        Fact.campaigns.kind, Fact.assistants.kind, Fact.instructions.kind, Fact.flows.kind, Fact.prompts.kind,
        Fact.knowledgeBases.kind,
    ]

    @Test func `every fact has its source, and every source is a kind`() {
        #expect(Set(GenesysCloud.sources.keys) == Set(Self.facts))
        let kinds = Set(GenesysCloud.kinds)
        for (fact, sources) in GenesysCloud.sources {
            #expect(kinds.isSuperset(of: sources), "\(fact) comes from a kind that is not in the list")
        }
    }

    @Test func `no kind stands in the list twice`() {
        #expect(Set(GenesysCloud.kinds.map(\.name)).count == GenesysCloud.kinds.count)
        #expect(GenesysCloud.kinds.count == 74)
    }
}
