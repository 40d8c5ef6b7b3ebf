import Capture
import ContactCenter
import GenesysCloud
import Testing

@Suite("What a role lets its holders do")
struct RoleTests {

    private func powers(_ document: String) throws -> Powers {
        try #require(try Answers().with(.roles, document).translated()[.roles].value?.first).powers
    }

    private func powers(policy domain: String, _ entity: String, _ action: String) throws -> Powers {
        try powers(
            """
            {"id":"r","name":"R","permissionPolicies":[{"domain":"\(domain)","entityName":"\(entity)",
            "actionSet":["\(action)"]}]}
            """)
    }

    @Test(
        arguments: [
            ("directory", "organization", "admin", Powers.changesOrganization),
            ("authorization", "role", "edit", .editsRoles), ("authorization", "role", "add", .editsRoles),
            ("authorization", "grant", "add", .grantsRoles),
            ("oauth", "client", "edit", .managesClients), ("oauth", "client", "add", .managesClients),
            ("sso", "provider", "edit", .managesIdentityProviders),
            ("authorization", "orgTrustee", "add", .managesPartners),
            ("recording", "encryptionKey", "edit", .managesRecordingKeys),
            ("telephony", "plugin", "all", .managesTelephony),
            ("recording", "recording", "view", .opensRecordings),
            ("recording", "recording", "viewSensitiveData", .opensSensitiveRecordings),
            ("recording", "retentionPolicy", "edit", .editsRetentionPolicies),
            ("recording", "retentionPolicy", "add", .editsRetentionPolicies),
            ("recording", "recording", "editRetention", .editsRecordingRetention),
            ("recording", "deletionProtection", "revoke", .editsRecordingRetention),
            ("recording", "deletionProtection", "apply", Powers()), ("recording", "retentionPolicy", "view", Powers()),
            ("authorization", "role", "view", Powers()), ("oauth", "client", "view", Powers()),
            ("routing", "queue", "edit", Powers()),
        ])
    func `follows from its permissions`(domain: String, entity: String, action: String, expected: Powers) throws {
        #expect(try powers(policy: domain, entity, action) == expected)
        #expect(try powers(#"{"id":"r","permissions":["\#(domain):\#(entity):\#(action)"]}"#) == expected)
    }

    @Test func `is told in the platform's words too, each once and sorted`() throws {
        let document = """
            {"id":"r","name":"R","permissions":["oauth:client:view","a:b:c"],"permissionPolicies":[
            {"domain":"oauth","entityName":"client","actionSet":["view","edit"]},{"domain":"sso"}]}
            """
        let role = try #require(try Answers().with(.roles, document).translated()[.roles].value?.first)
        #expect(role.permissions == ["a:b:c", "oauth:client:edit", "oauth:client:view", "sso:*:*"])
    }

    @Test func `a wildcard counts as everything it may cover`() throws {
        #expect(try powers(policy: "oauth", "client", "*") == .managesClients)
        #expect(try powers(policy: "recording", "*", "edit") == [.managesRecordingKeys, .editsRetentionPolicies])
        #expect(
            try powers(policy: "recording", "*", "*")
                == [
                    .managesRecordingKeys, .opensRecordings, .opensSensitiveRecordings, .editsRetentionPolicies,
                    .editsRecordingRetention,
                ])
        #expect(try powers(policy: "authorization", "org*", "*") == .managesPartners)
        #expect(try powers(policy: "*", "*", "*") == .everything)
        #expect(try powers(#"{"id":"r","permissions":["recording:*"]}"#).contains(.managesRecordingKeys))
        #expect(try powers(policy: "routing", "*", "*") == [])
    }

    @Test func `the old word admin is every privilege and no recording`() throws {
        #expect(try powers(#"{"id":"r","permissions":["admin"]}"#) == .privileged)
        #expect(try powers(#"{"id":"r","permissions":["supervisor"]}"#) == [])
    }

    @Test func `what it is called does not matter`() throws {
        #expect(try powers(#"{"id":"r","name":"Master Admin","permissionPolicies":[],"permissions":[]}"#) == [])
    }

    @Test func `a role without its permissions makes the list partial`() throws {
        let reading = try Answers().with(.roles, #"{"id":"r","name":"Agent"}"#).translated()[.roles]
        #expect(reading.absences == [.leftOut(field: "DomainOrganizationRole.permissionPolicies")])
        #expect(reading.value?.count == 1)
    }
}

@Suite("Grants")
struct GrantTests {

    private func grant(_ subject: String, division: String = "home", policies: String = "aa") -> String {
        """
        {"id":"\(subject)--r--\(division)","subject":"\(subject)","role":"r","division":"\(division)","via":"direct",
        "grantMadeAt":"2026-03-04T05:06:07Z","policies":"\(policies)"}
        """
    }

    private let lists = Answers()
        .with(.people, #"{"id":"anna","state":"active"}"#)
        .with(.groups, #"{"id":"leads","name":"Team leads"}"#)
        .with(.oauthClients, #"{"id":"crm","authorizedGrantType":"CLIENT-CREDENTIALS","roleDivisions":[]}"#)

    @Test func `a holder is what the list that contains it says`() throws {
        let reading = try lists.with(.grants, grant("anna"), grant("leads"), grant("crm")).translated()[.grants]
        #expect(reading.isObserved)
        #expect(Set(reading.value?.map(\.holder) ?? []) == [.person("anna"), .group("leads"), .client("crm")])
    }

    @Test func `a holder in no list is unknown, and nothing is missing if all lists were whole`() throws {
        let reading = try lists.with(.grants, grant("gone")).translated()[.grants]
        #expect(reading.isObserved)
        #expect(reading.value?.map(\.holder) == [.unknown("gone")])
    }

    @Test func `an unknown holder may be one of the people or groups that were not read`() throws {
        let refused = Absence.notPermitted(permission: "directory:group:view")
        let reading = try Answers()
            .with(.people, #"{"id":"anna","state":"active"}"#)
            .with(.groups, absences: [refused])
            .with(.grants, grant("leads"))
            .translated()[.grants]
        #expect(reading.absences == [refused])
        #expect(reading.value?.map(\.holder) == [.unknown("leads")])
    }

    @Test func `a star is every division`() throws {
        let reading = try lists.with(.grants, grant("anna", division: "*"), grant("anna")).translated()[.grants]
        #expect(Set(reading.value?.map(\.reach) ?? []) == [.everywhere, .division("home")])
        #expect(reading.value?.first?.since == (try moment("2026-03-04T05:06:07Z")))
    }

    @Test func `two grants of one role with different permissions leave the grants partial`() throws {
        let reading = try lists.with(.grants, grant("anna", policies: "aa"), grant("leads", policies: "bb"))
            .translated()[.grants]
        #expect(reading.value?.count == 2)
        #expect(reading.absences.count == 1)
    }
}

@Suite("Divisions and granting")
struct DivisionTests {

    @Test func `a division says whether it is home and what lies in it`() throws {
        let division = try #require(
            try Answers().with(
                .divisions, #"{"id":"d","name":"Home","homeDivision":true,"objectCounts":{"QUEUE":3,"FLOW":2}}"#
            ).translated()[.divisions].value?.first)
        #expect(division.isHome)
        #expect(division.objects == ["QUEUE": 3, "FLOW": 2])
    }

    @Test func `counts that were not given are not none`() throws {
        let reading = try Answers().with(.divisions, #"{"id":"d","homeDivision":false}"#).translated()[.divisions]
        #expect(reading.isObserved)
        #expect(reading.value?.first?.objects == nil)
    }

    @Test func `granting rules are read or left out`() throws {
        let rules = try Answers().with(.roleSettings, #"{"authorizationGrantDivisionAware":true}"#)
            .translated()[.grantingRules].value
        #expect(rules?.isLimitedToDivision == .observed(true))
        #expect(rules?.vendorWidensDefaultRoles.leftOut == "RoleSettings.backfillEnabled")
    }
}
