import Assurance
import Capture
import Engine
import IdentityProviders

/// What came of an import of the identity provider.
struct ImportPage {
    private let read: ProviderImport
    private let imported: ProviderImporting.Imported

    init(_ read: ProviderImport, _ imported: ProviderImporting.Imported) {
        self.read = read
        self.imported = imported
    }

    private var documents: ProviderDocuments { imported.documents }
    private var byExternalID: Int { documents.joined["external id"] ?? 0 }
    private var byEmail: Int { documents.joined["e-mail"] ?? 0 }

    /// How many of the accounts are somebody here, in percent, rounded down.
    private var joinRate: Int { (byExternalID + byEmail) * 100 / max(1, documents.accounts) }

    private func count(_ kind: Kind) -> Int { documents.documents.count { $0.kind == kind } }

    var text: String {
        """
        Read from \(read.provider?.name ?? "")
          accounts         \(documents.accounts)
          with factors     \(count(.providerFactors))
          policies         \(count(.providerPolicies))
          sign-ins         \(read.signInCount), and \(read.leftAside) left aside
          lines not read   \(read.flaws.count)

        Joined to \(imported.people.of("person", plural: "people")) here
          by external id   \(byExternalID)
          by e-mail        \(byEmail)
          join rate        \(joinRate) % of the accounts

        In one place alone
          active here, and no account there   \(imported.strangers.map { "\($0)" } ?? "not known: people were not read")
          active there, and nobody here       \(documents.activeStrangers)

        In the archive as \(imported.commit.prefix(12))

        """
    }

    var json: [UInt8] {
        var writer = JSONWriter(indents: true)
        writer.object { json in
            json.field("provider", ifPresent: read.provider?.rawValue)
            json.field("commit", imported.commit)
            json.field("accounts", documents.accounts)
            json.field("withFactors", count(.providerFactors))
            json.field("policies", count(.providerPolicies))
            json.field("signIns", read.signInCount)
            json.field("leftAside", read.leftAside)
            json.object("joined") { json in
                json.field("externalId", byExternalID)
                json.field("email", byEmail)
                json.field("percent", joinRate)
            }
            json.field("people", imported.people)
            if let unknown = imported.strangers { json.field("activeHereAlone", unknown) }
            json.field("activeThereAlone", documents.activeStrangers)
            json.array("notRead") { json in
                for flaw in read.flaws {
                    json.object { json in
                        json.field("file", flaw.file)
                        json.field("line", flaw.line)
                        json.field("because", flaw.because)
                    }
                }
            }
        }
        return writer.bytes + [0x0A]
    }
}
