import Capture
import ContactCenter

extension Manifest {

    /// The clients that read it.
    var ownClients: Set<OAuthClient.ID> { Set(clients.map { OAuthClient.ID($0) }) }
}

extension CollectionRecord {

    /// What a manifest says of its kinds: read whole, refused with a reason, or neither.
    init(_ manifest: Manifest) {
        self.init(began: manifest.began, whole: [], refused: [], broken: [])
        for kind in manifest.kinds where !kind.isSuppliedByHand || kind.absences.isEmpty {
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
