import Assurance
import ContactCenter
import Engine

/// Controls about the same part of a contact center.
struct Family {
    let name: String
    let judgements: [Judgement]

    /// By the letters an id begins with.
    static func name(of prefix: String) -> String {
        switch prefix {
        case "IDN": "People"
        case "AUT": "Sign-in"
        case "ACC": "Access"
        case "INT": "Integrations"
        case "CRY": "Encryption"
        case "DAT": "Data"
        case "LOG": "Audit log"
        case "CHN": "Channels"
        case "CFG": "Configuration"
        default: "Controls of the tenant's own (\(prefix))"
        }
    }
}

extension Assessed {

    /// The controls by family, in their order.
    var families: [Family] {
        let prefixes = judgements.map(\.control.id.familyPrefix).distinct()
        let members = Dictionary(grouping: judgements, by: \.control.id.familyPrefix)
        return prefixes.map { Family(name: Family.name(of: $0), judgements: members[$0] ?? []) }
    }
}

extension Control {

    /// SHA-256 of the file it stands in, of the customer's own.
    var ownSHA256: String? { if case .own(let hash) = origin { hash } else { nil } }
}

extension Control.ID {
    fileprivate var familyPrefix: String { String(rawValue.prefix { $0 != "-" }) }

    /// `03` of `ACC-03`.
    var number: String { rawValue.split(separator: "-").last.map(String.init) ?? rawValue }
}
