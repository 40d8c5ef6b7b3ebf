import Assurance
import ContactCenter
public import Engine
public import Programme

extension Standing {

    /// As the machine reports have it.
    var key: String {
        switch self {
        case .notYet: "notYet"
        case .inForce: "inForce"
        case .ended: "ended"
        case .lapsed: "lapsed"
        }
    }

    /// Where it stands, in one half sentence.
    public var inWords: String {
        switch self {
        case .notYet(let start): "counts from \(start.iso8601Day)"
        case .inForce(let end, nil): "accepted until \(end.iso8601Day)"
        case .inForce(let end, let notice?):
            "accepted until \(end.iso8601Day), ends within \(notice.rawValue) days"
        case .ended(let end): "ended \(end.iso8601Day)"
        case .lapsed(let because): "lapsed: \(because)"
        }
    }
}

extension Waiver {

    /// What shows that the second person agreed.
    public var approvalInWords: String {
        switch approval {
        case .named: "second person not signed"
        case .awaited: "not signed, so not in force"
        case .signed(let signatory, let moment): "signed by \(signatory) on \(moment.iso8601Day)"
        }
    }
}

extension TenantTerms {

    /// Everything the configuration sets below a standard, with what it is called in tables.
    var waivers: [(what: String, waiver: Waiver)] {
        looseThresholds + waivedControls.map { ("\($0.control) set not applicable", $0.waiver) }
    }

    var looseThresholds: [(what: String, waiver: Waiver)] {
        thresholds.sorted { $0.key < $1.key }.compactMap { name, threshold in
            threshold.waiver.map { ("\(name) \(threshold.value)", $0) }
        }
    }
}
