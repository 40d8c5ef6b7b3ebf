import Capture
import ContactCenter

/// What the organisation could grant at all, from its own catalogue of permissions.
struct Licences: Sendable {

    /// nil where the catalogue could not be read: then nothing is *not licensed*, it is only refused.
    private let permissions: Set<String>?

    init(_ permissions: Set<String>?) { self.permissions = permissions }

    /// - Parameter documents: The entries of `GET /api/v2/authorization/permissions`.
    init(catalogue documents: [JSON]) {
        let permissions = Self.permissions(in: documents)
        self.permissions = permissions.isEmpty ? nil : permissions
    }

    /// The permissions of a catalogue: `authorization:role:view`.
    static func permissions(in documents: [JSON]) -> Set<String> {
        var permissions: Set<String> = []
        for document in documents {
            for (_, actions) in document["permissionMap"]?.members ?? document.members {
                for action in actions.elements {
                    guard let domain = action["domain"]?.string, let entity = action["entityType"]?.string,
                        let name = action["action"]?.string
                    else { continue }
                    permissions.insert("\(domain):\(entity):\(name)")
                }
            }
        }
        return permissions
    }

    /// What an answer other than 200 means for a list.
    func absence(for answer: Answer, of listing: Listing) -> Absence {
        guard answer.status == 403 else {
            return .failed(call: listing.route, because: answer.reason)
        }
        guard answer.code?.contains("division") != true else { return .outOfReach(divisions: ["some divisions"]) }
        let permission =
            listing.needs.toGrant ?? answer.missingPermissions ?? answer.code ?? "a permission it does not name"
        return isSold(listing.needs) ? .notPermitted(permission: permission) : .notLicensed(permission: permission)
    }

    private func isSold(_ needs: Permission) -> Bool {
        guard let permissions else { return true }
        return needs.isMet(by: permissions.contains)
    }
}
