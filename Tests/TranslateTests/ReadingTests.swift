import Capture
import ContactCenter
import GenesysCloud
import Testing

@Suite("What a capture says of a kind")
struct ReadingTests {
    private let group = #"{"id":"division-1","name":"Home","homeDivision":true,"objectCounts":{"QUEUE":3}}"#

    @Test func `a kind nobody asked for is not asked`() throws {
        let snapshot = try Answers().translated()
        #expect(snapshot[.divisions].absences == [.notAsked])
        #expect(snapshot[.idleTimeout].absences == [.notAsked])
        #expect(snapshot[.grants].absences == [.notAsked])
        #expect(snapshot[.clientUsage].absences == [.notAsked])
    }

    @Test func `a kind read whole is observed`() throws {
        let reading = try Answers().with(.divisions, group).translated()[.divisions]
        #expect(reading.isObserved)
        #expect(reading.value?.map(\.id) == ["division-1"])
    }

    @Test func `a list read whole may be empty`() throws {
        let reading = try Answers().with(.identityProviders).translated()[.identityProviders]
        #expect(reading.isObserved)
        #expect(reading.value?.isEmpty == true)
    }

    @Test func `a refusal without documents is the absence itself`() throws {
        let refused = Absence.notPermitted(permission: "authorization:role:view")
        #expect(try Answers().with(.roles, absences: [refused]).translated()[.roles].absences == [refused])
        let failed = Absence.failed(call: "GET /api/v2/tokens/timeout", because: "503 four times")
        let reading = try Answers().with(.idleTimeout, absences: [failed]).translated()[.idleTimeout]
        #expect(reading.value == nil)
        #expect(reading.absences == [failed])
    }

    @Test func `documents and an absence are part of a list`() throws {
        let cut = Absence.cutShort(read: 1, of: 9)
        let reading = try Answers().with(.divisions, group, absences: [cut]).translated()[.divisions]
        #expect(reading.value?.count == 1)
        #expect(reading.absences == [cut])
    }

    @Test func `documents the manifest does not speak of are part of a list`() throws {
        let reading = try Answers().with(.divisions, group, isRecorded: false).translated()[.divisions]
        #expect(reading.value?.count == 1)
        #expect(!reading.isObserved)
    }

    @Test func `fewer documents than the manifest counted are part of a list`() throws {
        var manifest = Answers().with(.divisions, group).capture.manifest
        manifest.kinds = [Manifest.KindRecord("divisions", documents: 3)]
        let capture = Capture(manifest: manifest, files: Answers().with(.divisions, group).capture.files)
        #expect(try GenesysCloud.translate(capture)[.divisions].absences == [.cutShort(read: 1, of: 3)])
    }

    @Test func `a setting without its document is not known`() throws {
        #expect(try Answers().with(.idleTimeout).translated()[.idleTimeout].value == nil)
    }

    @Test func `of two with one id the first counts, and the list is partial`() throws {
        let reading = try Answers().with(
            .people, #"{"id":"p","state":"active"}"#, #"{"id":"p","state":"inactive"}"#
        ).translated()[.people]
        #expect(reading.value?.count == 1)
        #expect(reading.absences == [.failed(call: "GET /api/v2/users", because: "the same id twice")])
    }

    @Test func `what a person supplied by hand is observed`() throws {
        let answers = Answers().with(.divisions, group)
        var manifest = answers.capture.manifest
        manifest.kinds = [Manifest.KindRecord("divisions", documents: 1, isSuppliedByHand: true)]
        let snapshot = try GenesysCloud.translate(Capture(manifest: manifest, files: answers.capture.files))
        #expect(snapshot[.divisions].isObserved)
    }

    @Test func `a file that does not read is an error and no absence`() {
        let capture = Capture(
            manifest: Answers().capture.manifest, files: ["config/idle-timeout.json": Array("{".utf8)])
        #expect(throws: CaptureError.self) { try GenesysCloud.translate(capture) }
    }
}

@Suite("What a capture says of itself")
struct CollectionTests {

    @Test func `everything is judged at the moment the collection began`() throws {
        #expect(try Answers().translated()[.asOf] == .observed(Answers.began))
    }

    @Test func `kinds are whole, refused or broken`() throws {
        let record = try #require(
            try Answers()
                .with(.divisions)
                .with(.roles, absences: [.notPermitted(permission: "authorization:role:view")])
                .with(.people, absences: [.cutShort(read: 1, of: 2)])
                .translated()[.collection].value)
        #expect(record.whole == ["divisions"])
        #expect(record.refused.map(\.kind) == ["roles"])
        #expect(record.broken.map(\.kind) == ["people"])
        #expect(record.began == Answers.began)
    }

    @Test func `our own clients stand in the manifest`() throws {
        #expect(try Answers().readBy("a").translated()[.ownClients].value == ["a"])
        #expect(try Answers().readBy("a,b").translated()[.ownClients].value == ["a", "b"])
    }
}
