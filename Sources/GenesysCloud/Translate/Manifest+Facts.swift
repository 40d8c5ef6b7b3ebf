import Capture
import ContactCenter

extension Manifest {

    /// The clients that read: the ids of `client`, separated by commas.
    var ownClients: Set<OAuthClient.ID> {
        Set(
            client.split(separator: ",").map { OAuthClient.ID(String($0.filter { !$0.isWhitespace })) }
                .filter { !$0.rawValue.isEmpty })
    }
}

extension CollectionRecord {

    /// What a manifest says of its kinds: read whole, refused with a reason, or neither.
    init(_ manifest: Manifest) {
        self.init(began: manifest.began, whole: [], refused: [], broken: [])
        for kind in manifest.kinds {
            if kind.absences.isEmpty { whole.append(kind.name) }
            for absence in kind.absences {
                if absence.isRefusal {
                    refused.append((kind.name, absence))
                } else {
                    broken.append((kind.name, absence))
                }
            }
        }
    }
}
