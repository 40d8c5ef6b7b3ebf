import Capture
import ContactCenter
import IdentityProviders
import Redaction

/// Files as providers write them, taken in as an import takes them.
func read(_ files: (name: String, text: String)..., application: String? = nil) throws -> ProviderImport {
    var read = ProviderImport(application: application)
    for file in files {
        read.begin(file: file.name)
        var records = ExportRecords()
        for record in records.take(Array(file.text.utf8)) { try read.take(record) }
        if let last = records.end() { try read.take(last) }
        try read.endFile(sha256: String(repeating: "0", count: 64))
    }
    return read
}

let taken = Moment(milliseconds: 1_795_334_400_000)

/// One person here, `p-1`, whose address is anna@acme.example.
func somebody() -> Joining {
    var joining = Joining()
    joining.add(person: "p-1", addresses: ["Anna@acme.example"])
    return joining
}

extension ProviderDocuments {

    init(
        of read: ProviderImport, joining: Joining = somebody(), after earlier: ProviderDocuments? = nil,
        holding: [String: Holdings] = [:]
    ) throws {
        let carried = try earlier.map { try CarriedExport(of: $0.capture, keys: { _ in .unknown }).accounts() }
        try self.init(of: read, joining: joining, after: carried ?? [:], holding: holding, taken: taken)
    }

    /// A capture that holds these documents and nothing else.
    var capture: Capture {
        var builder = CaptureBuilder()
        for document in documents {
            builder.add(document.kind, id: document.id, config: document.json.canonical(), state: nil)
        }
        let files = builder.files()
        let manifest = Manifest(
            platform: "genesys-cloud", organization: "o", isSimulated: false, clients: [], began: taken, ended: taken,
            tool: "test", kinds: records, files: files.mapValues(\.sha256))
        return Capture(manifest: manifest, files: files)
    }

    /// What it means.
    func translated() throws -> TenantSnapshot {
        var snapshot = TenantSnapshot()
        try IdentityProviders.translate(capture, into: &snapshot)
        return snapshot
    }

    func account(_ id: String = "e-1") throws -> ProviderAccount? {
        try translated()[.providerAccounts].value?.first { $0.id.rawValue == id }
    }
}

enum Entra {
    static let users = """
        {"id":"e-1","accountEnabled":true,"department":"Care","mail":"anna@acme.example","userPrincipalName":"anna@acme.example","displayName":"Anna"}

        """
    static let registration = """
        {"id":"e-1","methodsRegistered":["mobilePhone","microsoftAuthenticatorPush"],"userPrincipalName":"anna@acme.example"}

        """

    static func signIn(
        managed: String, error: Int = 0, app: String = "Genesys Cloud", at: String = "2026-11-20T08:00:00Z"
    ) -> String {
        """
        {"id":"s","createdDateTime":"\(at)","appDisplayName":"\(app)","userId":"e-1","userPrincipalName":"anna@acme.example","deviceDetail":\(managed),"status":{"errorCode":\(error)}}

        """
    }
}

enum Okta {
    static func user(_ id: String = "o-1", status: String = "ACTIVE", mail: String = "anna@acme.example") -> String {
        """
        {"id":"\(id)","status":"\(status)","profile":{"login":"\(mail)","email":"\(mail)","department":"Care","managerId":"o-9"},"credentials":{"provider":{"type":"OKTA"}}}

        """
    }
}
