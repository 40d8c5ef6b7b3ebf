import Capture
import GenesysCloud
import Redaction
import Testing

@Suite("The seal on what says who a person is")
struct SealTests {
    private static let ada = #"{"id":"person-1","name":"Ada Lovelace","email":"ada@Acme.example","state":"active"}"#

    @Test func `covers the name and the address, and leaves the domain`() {
        let kept = Kept(Self.ada, kind: .people)

        #expect(!kept.text.contains("Ada"))
        #expect(!kept.text.contains("ada@"))
        #expect(kept.config["email"]?["domain"]?.string == "acme.example")
        #expect(kept.config["state"]?.string == "active")
    }

    @Test(arguments: [
        "preferredName", "username", "biography", "primaryContactInfo", "addresses", "images", "chat", "employerInfo",
    ])
    func `covers every field that says who`(field: String) {
        let kept = Kept(#"{"id":"person-1","\#(field)":[{"value":"Lovelace"}]}"#, kind: .people)

        #expect(!kept.text.contains("Lovelace"), "\(kept.text)")
    }

    @Test func `covers a person somebody else's document names, under that person's key`() {
        let known = Kept.keys(["person-9": Kept.key(5, id: "00000000000000bb")])
        let kept = Kept(
            #"{"id":"m","modifiedBy":{"id":"person-9","name":"Ada Lovelace","selfUri":"/u/9"}}"#, kind: .openMessaging,
            id: "m", keys: known)

        #expect(!kept.text.contains("Ada"))
        #expect(kept.text.contains("00000000000000bb:"))
        #expect(kept.text.contains("person-9"))
    }

    @Test func `is the same for the same key and place, and differs by place and by person`() {
        let one = Kept(Self.ada, kind: .people)
        let again = Kept(Self.ada, kind: .people)
        let twice = Kept(#"{"id":"person-1","name":"Ada","preferredName":"Ada"}"#, kind: .people)
        let others = Kept(Self.ada, kind: .people, keys: Kept.keys(from: 90))

        #expect(one.text == again.text)
        #expect(twice.config["name"]?["sealed"]?.string != twice.config["preferredName"]?["sealed"]?.string)
        #expect(one.config["name"]?["sealed"]?.string != others.config["name"]?["sealed"]?.string)
    }

    @Test func `opens again with its key, at its place`() {
        let key = Kept.key()
        let kept = Kept(Self.ada, kind: .people, keys: Kept.keys(["person-1": key]))
        let name = kept.config["name"] ?? kept.config

        #expect(Seal.open(name, at: "people/name") { _ in .known(key) } == .text(Personal("Ada Lovelace")))
        #expect(Seal.open(name, at: "people/email") { _ in .known(key) } == .noKey)
        #expect(Seal.open(name, at: "people/name") { _ in .known(Kept.key(10)) } == .noKey)
    }

    @Test func `says erased once the key is deleted, and that there is no key where there never was one`() {
        let kept = Kept(Self.ada, kind: .people)
        let name = kept.config["name"] ?? kept.config

        #expect(Seal.open(name, at: "people/name") { _ in .erased }?.shown == "«erased»")
        #expect(Seal.open(name, at: "people/name") { _ in .unknown }?.shown == "«no key»")
    }

    @Test(arguments: [
        #"{"sealed":"no colon"}"#, #"{"sealed":"k:"}"#, #"{"sealed":"k:%%%%"}"#, #"{"sealed":"k:AAAA"}"#,
        #"{"sealed":"k:AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA"}"#, #"{"sealed":"k:AAA"}"#,
    ])
    func `opens nothing that was touched`(field: String) {
        let opened = Seal.open(JSON(literal: field), at: "people/name") { _ in .known(Kept.key()) }

        #expect(opened == nil || opened == .noKey)
    }

    @Test func `is not put on what is null, and takes a plain name as it is`() {
        let kept = Kept(#"{"id":"person-1","name":null}"#, kind: .people)

        #expect(kept.config["name"]?.isNull == true)
        #expect(Seal.open(JSON(literal: #""Ada""#), at: "people/name") { _ in .unknown } == .text(Personal("Ada")))
        #expect(Seal.open(JSON(literal: "7"), at: "people/name") { _ in .unknown } == nil)
    }

    @Test func `hands over every new key once`() {
        var redactor = Redactor(
            .init(
                volatile: [], personal: ["people": ["name"]], references: [], identifying: ["name", "email"],
                secrets: [], secretParts: [],
                harmless: [], headers: [], addresses: [], harmlessHeaders: []),
            marks: Kept.marks, keys: Kept.keys())
        _ = redactor.keep(JSON(literal: Self.ada), kind: .people, id: "person-1")
        _ = redactor.keep(JSON(literal: Self.ada), kind: .people, id: "person-2")

        #expect(redactor.keys.takeFresh().map(\.person) == ["person-1", "person-2"])
        #expect(redactor.keys.takeFresh().isEmpty)
    }
}

@Suite("The seal on what people ask of their data")
struct RequestSealTests {

    @Test func `covers who asked, and leaves what was asked and when`() {
        let kept = Kept(
            #"{"id":"r","name":"Ada Lovelace","requestType":"GDPR_EXPORT","createdDate":"2026-10-01T00:00:00Z","#
                + #""subject":{"name":"Ada Lovelace","emailAddresses":["ada@acme.example"]},"#
                + #""replacementTerms":[{"existingValue":"Lovelace"}]}"#, kind: .privacyRequests, id: "r")

        #expect(!kept.text.contains("Lovelace") && !kept.text.contains("acme.example"))
        #expect(kept.config["requestType"]?.string == "GDPR_EXPORT")
    }

    @Test func `leaves no address under which the answer can be had`() {
        let kept = Kept(
            #"{"id":"r","resultsUrl":"https://results.example/a","resultsUrls":["https://results.example/b"]}"#,
            kind: .privacyRequests, id: "r")

        #expect(!kept.text.contains("results.example"))
    }

    @Test func `covers which recordings a bulk job picked, and leaves what it does with them`() {
        let kept = Kept(
            #"{"id":"j","recordingJobsQuery":{"action":"EXPORT","conversationQuery":{"value":"+4930555"}}}"#,
            kind: .recordingJobs, id: "j")

        #expect(!kept.text.contains("4930555"))
        #expect(kept.config["recordingJobsQuery"]?["action"]?.string == "EXPORT")
    }
}
