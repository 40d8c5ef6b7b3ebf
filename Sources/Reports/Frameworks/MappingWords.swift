import Assurance
import ContactCenter
import Frameworks
import Programme

extension Judge {

    /// As the machine reports have it.
    var key: String {
        switch self {
        case .ours: "ours"
        case .publisher: "publisher"
        case .customer: "customer"
        }
    }

    /// Who it is.
    var name: String {
        switch self {
        case .ours: "Linewarden"
        case .publisher(let name), .customer(let name): name
        }
    }
}

extension Share {
    var inWords: String { self == .uncertain ? "perhaps part" : rawValue }
}

extension Relation {

    /// What stands between a requirement and the other one.
    var inWords: String {
        switch self {
        case .equal: "equals"
        case .subset: "is a part of"
        case .superset: "holds"
        case .intersects: "intersects"
        }
    }
}

extension DerivedMapping {

    /// `intersects NIST CSF 2.0 PR.AA-05`: what the requirement is to the one the check was made for.
    var way: String { "\(relation.inWords) \(through)" }
}

extension RecordedAttestation {

    /// Whether it counts at a moment, and why not.
    func standing(at moment: Moment) -> String {
        if recorded > moment { return "counts from \(recorded.iso8601Day)" }
        let end = attestation.validUntil
        return moment < end ? "until \(end.iso8601Day)" : "ended \(end.iso8601Day)"
    }
}
