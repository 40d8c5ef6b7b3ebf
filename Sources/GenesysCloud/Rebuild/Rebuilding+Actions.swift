import Capture
import ContactCenter
import Recovery

// Which data actions come back, and what of them calls where it called.

extension Rebuilding {

    /// Why an action does not come, whatever comes beside it; nil where nothing speaks against it.
    ///
    /// Source: that function actions are made as drafts with a package that is uploaded: summary of
    /// `POST /api/v2/integrations/actions` of the API description of July 2026; how they are told from others by their
    /// category: the vendor's own Terraform provider, read 2026-11-30.
    static func obstacle(toAction id: String, _ wanted: JSON) -> HandSteps.Reason? {
        guard Listing.Each.isCustomAction(id) else {
            return id.hasPrefix("customAuth")
                ? ("it comes with the credential of its integration", "set the credential, then what it sends") : nil
        }
        if wanted["category"]?.string?.lowercased().contains("function data action") == true {
            return (
                "a function comes as a package, which no call reads",
                "upload the package there as a draft, and publish it"
            )
        }
        let collect = "collect the old tenant with profile: configuration, and plan again"
        if wanted["contract"] == nil { return ("its contract is not in the capture", collect) }
        for text in Listing.actionContracts.texts where text.path(in: wanted) != nil {
            return ("\((text.object + [text.member]).joined(separator: ".")) is not in the capture", collect)
        }
        return nil
    }

    /// What calls out of the new tenant as it called out of the old one.
    func differences(inAction wanted: JSON) -> [(field: String, because: String, byHand: String)] {
        var found: [(field: String, because: String, byHand: String)] = []
        let field = "config.request.requestUrlTemplate"
        let address = wanted["config"]?["request"]?["requestUrlTemplate"]?.string ?? ""
        if let host = Self.host(of: address) {
            found.append(
                (
                    field, "it leads to \(host), as in the tenant it was captured of",
                    "see whether this tenant may call that, before its integration is switched on"
                ))
        }
        let places = [
            (field, address), ("config.request.requestTemplate", wanted.text("request", "requestTemplate")),
            ("config.response.successTemplate", wanted.text("response", "successTemplate")),
        ]
        for (field, text) in places {
            guard let id = text.firstMatch(of: Self.id) else { continue }
            found.append(
                (
                    field, "the id \(id.output) of the tenant it was captured of stands in it",
                    "put in what it has here"
                ))
        }
        return found
    }

    /// Where an address leads; nil for a path of the platform's own API.
    private static func host(of address: String) -> String? {
        guard let scheme = address.firstRange(of: "://") else { return nil }
        return String(address[scheme.upperBound...].prefix { !["/", "?", "#"].contains($0) })
    }

    private static var id: Regex<Substring> {
        /[0-9a-fA-F]{8}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{12}/
    }
}

extension JSON {
    fileprivate func text(_ part: String, _ member: String) -> String {
        self["config"]?[key: part]?[key: member]?.string ?? ""
    }
}
