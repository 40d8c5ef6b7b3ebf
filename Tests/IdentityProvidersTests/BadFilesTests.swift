import Capture
import ContactCenter
import IdentityProviders
import Testing

@Suite("Exports that are not as they should be")
struct BadFilesTests {

    @Test func `a file cut off in the middle is named with the line, and leaves its kind in part`() throws {
        let read = try read(("u.ndjson", Okta.user() + Okta.user("o-2", mail: "b@acme.example").dropLast(20)))
        #expect(read.flaws.map { "\($0.file):\($0.line)" } == ["u.ndjson:2"])
        let documents = try ProviderDocuments(of: read)
        #expect(documents.accounts == 1)
        #expect(try documents.translated()[.providerAccounts].absences.count == 1)
        #expect(documents.capture.manifest.isComplete)
    }

    @Test func `a line of factors that does not read leaves everybody's factors in part, and the accounts whole`()
        throws
    {
        let read = try read(("u.ndjson", Entra.users), ("r.ndjson", Entra.registration + "{\n"))
        let snapshot = try ProviderDocuments(of: read).translated()
        #expect(snapshot[.providerAccounts].isWhole)
        #expect(snapshot[.providerAccounts].value?.first?.factors.isWhole == false)
    }

    @Test func `the same id twice counts once, and is named`() throws {
        let read = try read(("u.ndjson", Okta.user() + Okta.user(status: "SUSPENDED")))
        #expect(read.flaws.map(\.line) == [2])
        let documents = try ProviderDocuments(of: read)
        #expect(documents.accounts == 1)
        #expect(try documents.account("o-1")?.state == .observed(.active))
    }

    @Test func `bytes that are no UTF-8 are named`() throws {
        var records = ExportRecords()
        var read = ProviderImport(application: nil)
        read.begin(file: "u.csv")
        let rows = Array("id,status,login\no-1,ACTIVE,a@b.example\no-2,ACTIVE,".utf8) + [0xE9, 0x0A]
        for record in records.take(rows) { try read.take(record) }
        try read.endFile(sha256: "")
        #expect(read.flaws.map(\.description) == ["u.csv:3: is not UTF-8"])
    }

    @Test func `a line of 10 MB is read like any other`() throws {
        let long = Okta.user().replacing("Care", with: String(repeating: "x", count: 10_000_000))
        let read = try read(("u.ndjson", long + Okta.user("o-2", mail: "b@acme.example")))
        #expect(read.flaws.isEmpty)
        #expect(try ProviderDocuments(of: read).accounts == 2)
    }

    @Test func `a quote that nobody closes ends with the row's largest size, and reading goes on after it`() throws {
        let filler = String(repeating: "x\n", count: 600_000)
        let rows = "id,status,login\no-1,ACTIVE,\"a@b.example\n" + filler + "o-2,ACTIVE,c@d.example\n"
        let read = try read(("u.csv", rows))
        #expect(read.flaws.first?.description == "u.csv:2: is larger than 1 MiB")
        #expect(try ProviderDocuments(of: read).accounts == 1)
    }

    @Test func `a row with too few cells is named by the line it begins on`() throws {
        let rows = "id,status,login\n\"o-1\",\"ACTIVE\",\"a\nb\"\no-2,ACTIVE\n"
        #expect(try read(("u.csv", rows)).flaws.map(\.line) == [4])
    }

    @Test(arguments: [
        "", "\n\n", "{\"a\":1}\n", "hello\nworld\n", "name|mail\nAnna|anna@acme.example\n", "[]\n", "{\"value\":[]}\n",
    ])
    func `a file of nothing we know is refused by name`(text: String) {
        let error = #expect(throws: ExportError.self) { try read(("x.txt", text)) }
        #expect(error?.description.hasPrefix("x.txt ") == true)
    }

    @Test func `files of two providers are no import`() {
        let error = #expect(throws: ExportError.self) { try read(("u.ndjson", Entra.users), ("o.ndjson", Okta.user())) }
        #expect(error?.because == "is of Okta, and what came before of Entra ID")
    }

    @Test func `an import without people is none`() throws {
        let read = try read(("r.ndjson", Entra.registration))
        #expect(throws: ExportError.self) { try ProviderDocuments(of: read) }
    }

    @Test func `nothing of a page is lost when one of its records is unknown`() throws {
        let page = #"[\#(Okta.user().dropLast()),{"a":1}]"# + "\n"
        let read = try read(("u.json", page))
        #expect(read.flaws.count == 1)
        #expect(try ProviderDocuments(of: read).accounts == 1)
    }

    @Test func `names in every script, and with markup in them, are kept as they are`() throws {
        let user = Okta.user().replacing("Care", with: #"<b>客服</b> \"Δ\" =1+1"#)
        let first = try ProviderDocuments(of: read(("u.ndjson", Okta.user())))
        let second = try ProviderDocuments(
            of: read(("u.ndjson", user)), after: first, holding: ["p-1": Holdings(["group g"])])
        #expect(try second.account("o-1")?.move?.to == #"<b>客服</b> "Δ" =1+1"#)
    }
}
