import Capture
import ContactCenter
import GenesysCloud
import Testing

@Suite("Mail domains and campaigns")
struct OutreachTests {

    private func domain(_ members: String) throws -> MailDomain? {
        try Answers().with(.mailDomains, "{\"id\":\"a.example\",\(members)}").translated()[.mailDomains].value?.first
    }

    @Test func `a domain signs its mail when the platform verified it`() throws {
        #expect(try domain(#""dkimVerificationResult":{"status":"VERIFIED"}"#)?.signing == .observed(.proven))
        #expect(
            try domain(#""dkimVerificationResult":{"status":"FAILED"}"#)?.signing == .observed(.unproven("FAILED")))
        #expect(try domain(#""name":"a""#)?.signing.leftOut == "OutboundDomain.dkimVerificationResult")
    }

    @Test(
        arguments: [
            ("NotPresent", "unknown", MailDomain.Policy.missing), ("Invalid", "unknown", .broken),
            ("Valid", "none", .watched), ("Valid", "quarantine", .enforced), ("Valid", "reject", .enforced),
        ])
    func `its policy is what the record says`(status: String, policy: String, expected: MailDomain.Policy) throws {
        let result = #""dmarcVerificationResult":{"status":"\#(status)","detectedPolicy":"\#(policy)"}"#
        #expect(try domain(result)?.policy == .observed(expected))
    }

    @Test(arguments: [#"{"status":"Valid","detectedPolicy":"unknown"}"#, #"{"status":"Novel"}"#, "{}", "null"])
    func `a policy nobody can tell is not known`(result: String) throws {
        #expect(
            try domain(#""dmarcVerificationResult":\#(result)"#)?.policy.leftOut
                == "OutboundDomain.dmarcVerificationResult")
    }

    @Test func `the tenant has calling hours where it has a window`() throws {
        let none = #"{"automaticTimeZoneMapping":{"callableWindows":[]}}"#
        #expect(try Answers().with(.outboundSettings, none).translated()[.callingHours] == .observed(false))
        #expect(try Answers().with(.outboundSettings, "{}").translated()[.callingHours] == .observed(false))
        let one = #"{"automaticTimeZoneMapping":{"callableWindows":[{"mapped":{}}]}}"#
        #expect(try Answers().with(.outboundSettings, one).translated()[.callingHours] == .observed(true))
    }

    @Test func `a list of the platform's own has a size, another service's has none`() throws {
        let lists = try Answers().with(
            .dncLists, #"{"id":"a","dncSourceType":"rds","size":0}"#, #"{"id":"b","dncSourceType":"gryphon"}"#
        ).translated()[.doNotCallLists].value
        #expect(lists?.map(\.isKeptHere) == [true, false])
        #expect(lists?.first?.size == .observed(0))
        #expect(lists?.last?.size.leftOut == "DncList.size")
    }

    @Test(
        arguments: [
            ("on", true), ("stopping", true), ("forced_stopping", true), ("novel", true), ("off", false),
            ("complete", false), ("invalid", false), ("forced_off", false),
        ])
    func `a campaign runs unless its status says otherwise`(status: String, isRunning: Bool) throws {
        #expect(try campaign(#""campaignStatus":"\#(status)""#)?.isRunning == isRunning)
    }

    @Test func `a campaign names its lists and its hours`() throws {
        let full = try campaign(#""dncLists":[{"id":"l"}],"callableTimeSet":{"id":"h"}"#)
        #expect(full?.doNotCall == .observed(["l"]))
        #expect(full?.hasHours == true)
        let bare = try campaign(#""name":"C""#)
        #expect(bare?.doNotCall.leftOut == "Campaign.dncLists")
        #expect(bare?.hasHours == false)
    }

    private func campaign(_ members: String) throws -> Campaign? {
        try Answers().with(.campaigns, "{\"id\":\"c\",\(members)}").translated()[.campaigns].value?.first
    }
}
