import Capture
import ContactCenter
import GenesysCloud
import Testing

@Suite("Recording keys")
struct RecordingKeyTests {

    @Test(
        arguments: [
            ("KmsSymmetric", KeyConfiguration.Kind.customerKMS), ("LocalKeyManager", .customerServer),
            ("Native", .vendor), ("None", .none), ("Quantum", .other("Quantum")),
        ])
    func `a key configuration says whose key it is`(word: String, kind: KeyConfiguration.Kind) throws {
        let document = #"{"id":"k","keyConfigurationType":"\#(word)"}"#
        let key = try #require(
            try Answers().with(.recordingKeyConfigurations, document).translated()[.keyConfigurations].value?.first)
        #expect(key.kind == kind)
        #expect(key.lastError == .observed(nil))
    }

    @Test func `the last error is told in as few words as it has`() throws {
        let document =
            #"{"id":"k","keyConfigurationType":"KmsSymmetric","lastError":{"code":"kms.denied","message":"m"}}"#
        let key = try #require(
            try Answers().with(.recordingKeyConfigurations, document).translated()[.keyConfigurations].value?.first)
        #expect(key.lastError == .observed("kms.denied"))
    }

    @Test(
        arguments: [
            ("DISABLED", KeyRotation.never), ("DAILY", .daily), ("WEEKLY", .weekly), ("MONTHLY", .monthly),
            ("YEARLY", .yearly), ("HOURLY", .other("HOURLY")),
        ])
    func `rotation is what the schedule says`(word: String, rotation: KeyRotation) throws {
        let reading = try Answers().with(.recordingKeyRotation, #"{"period":"\#(word)"}"#).translated()[.keyRotation]
        #expect(reading == .observed(rotation))
    }

    @Test func `a schedule without a period is not known`() throws {
        let reading = try Answers().with(.recordingKeyRotation, "{}").translated()[.keyRotation]
        #expect(reading.leftOut == "KeyRotationSchedule.period")
    }

    @Test func `a key knows when it was made, in either way of writing it`() throws {
        let reading = try Answers().with(
            .recordingKeys, #"{"id":"a","createDate":"2026-10-01T00:00:00Z"}"#,
            #"{"id":"b","createDate":1790000000000}"#
        ).translated()[.recordingKeys]
        #expect(reading.isObserved)
        #expect(
            reading.value?.map(\.created)
                == [try moment("2026-10-01T00:00:00Z"), Moment(milliseconds: 1_790_000_000_000)])
        #expect(!(try Answers().with(.recordingKeys, #"{"id":"a"}"#).translated()[.recordingKeys].isObserved))
    }
}

@Suite("Retention")
struct RetentionTests {

    private func policy(_ fields: String) throws -> RetentionPolicy {
        try #require(
            try Answers().with(.retentionPolicies, #"{"id":"p","enabled":true\#(fields)}"#)
                .translated()[.retentionPolicies].value?.first)
    }

    @Test(
        arguments: [
            (#"{"alwaysDelete":true,"retainRecording":true}"#, RetentionPolicy.Deletion.atOnce),
            (#"{"retainRecording":false,"deleteRecording":true}"#, .atOnce),
            (#"{"retainRecording":true,"deleteRecording":true}"#, .never),
            (#"{"retainRecording":true,"retentionDuration":{"deleteRetention":{"days":30}}}"#, .afterDays(30)),
            (#"{"retentionDuration":{"deleteRetention":{"days":30}}}"#, .afterDays(30)),
            (#"{"retainRecording":true,"retentionDuration":{"deleteRetention":{"days":null}}}"#, .never),
            ("{}", .never),
        ])
    func `what becomes of a recording follows from the actions`(
        actions: String, deletion: RetentionPolicy.Deletion
    ) throws {
        #expect(try policy(#","actions":\#(actions)"#).deletion == .observed(deletion))
    }

    @Test func `the longest of all actions counts`() throws {
        let both = try policy(
            """
            ,"actions":{"retentionDuration":{"deleteRetention":{"days":30}}},"mediaPolicies":{
            "callPolicy":{"actions":{"retentionDuration":{"deleteRetention":{"days":90}}}},
            "chatPolicy":{"actions":{"alwaysDelete":true}}}
            """)
        #expect(both.deletion == .observed(.afterDays(90)))
    }

    @Test func `a policy without actions is not known`() throws {
        #expect(try policy("").deletion.leftOut == "Policy.actions")
    }

    @Test func `a policy says whether it is on, where it copies to and whether it is broken`() throws {
        let whole = try policy(
            """
            ,"order":2,"actions":{"integrationExport":{"integration":{"id":"s3"}}},
            "policyErrors":{"policyErrorMessages":[{"errorCode":"x"}]}
            """)
        #expect(whole.isEnabled)
        #expect(whole.order == 2)
        #expect(whole.exportsTo == "s3")
        #expect(whole.hasErrors)
        #expect(try policy(#","policyErrors":{"policyErrorMessages":[]}"#).hasErrors == false)
    }

    @Test func `interaction data is kept for days, or for ever, or nobody knows`() throws {
        func days(_ document: String) throws -> Reading<Int?> {
            try Answers().with(.interactionRetention, document).translated()[.interactionRetention]
        }
        #expect(try days(#"{"retentionDays":400}"#) == .observed(400))
        #expect(try days(#"{"retentionDays":null}"#) == .observed(nil))
        #expect(try days("{}") == .observed(nil))
        #expect(try days(#"{"retentionDays":"400"}"#).value == nil)
    }
}

@Suite("What is left out of text")
struct MaskingTests {

    private func transcription(_ document: String) throws -> Reading<Transcription> {
        try Answers().with(.transcription, document).translated()[.transcription]
    }

    @Test(arguments: [("Disabled", false), ("EnabledGlobally", true), ("EnabledQueueFlow", true), ("Sometimes", true)])
    func `transcription is on unless it is disabled`(word: String, isOn: Bool) throws {
        let reading = try transcription(
            #"{"transcription":"\#(word)","pciDssRedactionEnabled":true,"piiRedactionEnabled":false}"#)
        #expect(
            reading == .observed(Transcription(isOn: isOn, leavesOutCardData: true, leavesOutPersonalData: false)))
    }

    @Test func `what it does not say is nil`() throws {
        #expect(
            try transcription(#"{"transcription":"EnabledGlobally"}"#)
                == .observed(Transcription(isOn: true, leavesOutCardData: nil, leavesOutPersonalData: nil)))
        #expect(try transcription("{}").leftOut == "TranscriptionSettings.transcription")
    }

    private func hides(_ fields: String) throws -> Bool {
        try #require(
            try Answers().with(.maskingRules, #"{"id":"m","enabled":true,"integrations":[]\#(fields)}"#)
                .translated()[.maskingRules].value?.first
        ).hidesCardNumbers
    }

    @Test(
        arguments: [
            (#","type":"Predefined","name":"Credit card number","definition":"builtin"}"#, true),
            (#","type":"Default","name":"Rule 1","definition":"PAN"}"#, true),
            (#","type":"Predefined","name":"Social security number","definition":"SSN"}"#, false),
            (#","type":"Predefined","name":"Company names","definition":"COMPANY"}"#, false),
            (#","type":"Custom","name":"Numbers","definition":"\\b\\d{13,19}\\b"}"#, true),
            (#","type":"Custom","name":"Credit card","definition":"\\b\\d{4}\\b"}"#, false),
            (#","type":"Custom","name":"Visa only","definition":"4\\d{15}"}"#, false),
            (#","type":"Custom","name":"Broken","definition":"("}"#, false),
        ])
    func `card numbers are hidden by what a rule does`(fields: String, expected: Bool) throws {
        #expect(try hides(String(fields.dropLast())) == expected)
    }

    @Test func `a rule covers the channels it names`() throws {
        let reading = try Answers().with(
            .maskingRules, #"{"id":"m","enabled":false,"type":"Custom","definition":"x","integrations":["c1"]}"#
        ).translated()[.maskingRules]
        #expect(reading.isObserved)
        #expect(reading.value?.first?.channels == ["c1"])
        #expect(reading.value?.first?.isEnabled == false)
    }

    @Test func `a rule that leaves its channels out makes the list partial`() throws {
        let reading = try Answers().with(.maskingRules, #"{"id":"m","enabled":true}"#).translated()[.maskingRules]
        #expect(reading.absences == [.leftOut(field: "MaskingRule.integrations")])
    }
}

@Suite("Audits and limits")
struct PlatformTests {

    @Test func `audit coverage is the list of services`() throws {
        let coverage = try Answers().with(.auditServices, #"{"services":[{"name":"Quality"},{"name":"SCIM"}]}"#)
            .translated()[.auditCoverage].value
        #expect(coverage?.services == ["Quality", "SCIM"])
        #expect(coverage?.expected.count == 13)
        let missing = try Answers().with(.auditServices, "{}").translated()[.auditCoverage]
        #expect(missing.leftOut == "AuditQueryServiceMapping.services")
    }

    private func limit(_ key: String, _ value: Int) -> String {
        #"{"id":"platform.api/\#(key)","key":"\#(key)","namespace":"platform.api","value":\#(value)}"#
    }

    @Test func `the limit of our kind of token counts, else that of any`() throws {
        let any = limit("token.rate.per.minute", 300)
        let ours = limit("client.credentials.token.rate.per.minute", 200)
        #expect(try Answers().with(.limits, any, ours).translated()[.limits].value?.requestsPerMinute == .observed(200))
        #expect(try Answers().with(.limits, any).translated()[.limits].value?.requestsPerMinute == .observed(300))
        let none = try Answers().with(.limits, limit("request.bytes.max", 1)).translated()[.limits].value
        #expect(none?.requestsPerMinute.value == nil)
    }
}
