import Capture
import ContactCenter
import GenesysCloud
import Testing

@Suite("Groups")
struct GroupTests {

    private func group(_ fields: String) throws -> Group {
        let document = #"{"id":"g","name":"IT"\#(fields)}"#
        return try #require(try Answers().with(.groups, document).translated()[.groups].value?.first)
    }

    @Test func `are owned by whoever the platform names, and by nobody where it names nobody`() throws {
        #expect(try group(#","owners":[{"id":"a"},{"id":"b"}]"#).owners == .observed(["a", "b"]))
        #expect(try group("").owners == .observed([]))
        #expect(try group(#","owners":[{"name":"x"}]"#).owners.leftOut == "Group.owners.id")
        #expect(try group(#","owners":"everybody""#).owners.leftOut == "Group.owners, unreadable")
    }

    @Test(arguments: [("public", true), ("owners", false), ("members", false)])
    func `are shown to everybody or not`(word: String, isPublic: Bool) throws {
        #expect(try group(#","visibility":"\#(word)""#).isPublic == .observed(isPublic))
        #expect(try group("").isPublic.leftOut == "Group.visibility")
    }
}

@Suite("Rights nobody uses")
struct UnusedRightsTests {

    private func roles(_ documents: String...) throws -> [Role] {
        let answers = documents.reduce(Answers()) { $0.with(.roles, $1, isRecorded: false) }
        return try #require(try answers.translated()[.roles].value)
    }

    @Test func `are told in the platform's words and as powers`() throws {
        let role = try #require(
            try roles(#"{"id":"r","permissions":[],"unusedPermissions":["oauth:client:add","a:b:c"]}"#).first)
        #expect(role.unused == .observed(.init(permissions: ["a:b:c", "oauth:client:add"], powers: .managesClients)))
    }

    @Test func `are none for a role without them while another has some, and unknown where none has`() throws {
        let some = try roles(
            #"{"id":"r","permissions":[],"unusedPermissions":[]}"#, #"{"id":"s","permissions":[]}"#)
        #expect(some.map(\.unused) == [.observed(.init()), .observed(.init())])
        let none = try roles(#"{"id":"s","permissions":[]}"#)
        #expect(none.map(\.unused.leftOut) == ["DomainOrganizationRole.unusedPermissions"])
    }

    @Test func `are looked for or not`() throws {
        let document = """
            {"id":"o","analysisEnabled":true,"analysisDays":30,"dateLastCalculated":"2026-11-20T00:00:00Z"}
            """
        let analysis = try #require(
            try Answers().with(.authorizationSettings, document).translated()[.usageAnalysis].value)
        #expect(analysis.isOn == .observed(true))
        #expect(analysis.days == 30)
        #expect(analysis.calculated == (try moment("2026-11-20T00:00:00Z")))
        let empty = try Answers().with(.authorizationSettings, "{}").translated()[.usageAnalysis].value
        #expect(empty?.isOn.leftOut == "AuthorizationSettings.analysisEnabled")
    }
}

@Suite("Organisations we work in")
struct TrustorTests {

    @Test func `are named by the organisation, and let us in while enabled`() throws {
        let reading = try Answers().with(
            .trustors, #"{"id":"1","enabled":true,"organization":{"id":"1","name":"Sister"}}"#,
            #"{"id":"2","enabled":false}"#, #"{"id":"3","organization":{"name":"Old"}}"#
        ).translated()[.trustors]
        #expect(reading.value?.map(\.name) == ["Sister", "2", "Old"])
        #expect(reading.value?.map(\.isEnabled) == [true, false, true])
        #expect(reading.absences == [.leftOut(field: "Trustor.enabled")])
    }
}

@Suite("Access policies")
struct AccessPolicyTests {

    @Test func `are about an action, and count while they are active`() throws {
        let policies = try Answers().with(
            .accessPolicies, #"{"id":"1","name":"Office","targetResource":"authorization:grant:add","active":true}"#,
            #"{"id":"2","targetResource":"a:b:c","active":false}"#, #"{"id":"3"}"#
        ).translated()[.accessPolicies].value
        #expect(policies?.map(\.isActive) == [true, false, false])
        #expect(policies?.first?.target == .observed("authorization:grant:add"))
        #expect(policies?.last?.target.leftOut == "AuthorizationPolicy.targetResource")
    }
}

@Suite("Switches of the organisation")
struct FeatureTests {

    @Test func `are whatever the vendor names, on or off`() throws {
        let answers = Answers().with(.organization, #"{"id":"o","features":{"hipaa":false,"pci":true,"odd":"x"}}"#)
        #expect(try answers.translated()[.features] == .observed(["hipaa": false, "pci": true]))
        let none = try Answers().with(.organization, #"{"id":"o"}"#).translated()[.features]
        #expect(none.leftOut == "Organization.features")
    }
}

@Suite("Roles the platform brings")
struct DefaultRoleTests {

    @Test func `are marked so, and need an update or not`() throws {
        let roles = try Answers().with(
            .roles, #"{"id":"1","permissions":[],"default":true,"roleNeedsUpdate":true}"#,
            #"{"id":"2","permissions":[],"roleNeedsUpdate":false}"#, #"{"id":"3","permissions":[],"default":true}"#
        ).translated()[.roles].value
        #expect(roles?.map(\.isDefault.value) == [true, nil, true])
        #expect(roles?.map(\.needsUpdate.value) == [true, false, nil])
        #expect(roles?.last?.needsUpdate.leftOut == "DomainOrganizationRole.roleNeedsUpdate")
    }
}
