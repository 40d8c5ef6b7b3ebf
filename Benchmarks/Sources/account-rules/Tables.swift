import ContactCenter

/// The names the accounts of one tenant use, as places: in a capture roles, permissions and divisions are lists of their
/// own and read before the people, so the rules can be prepared before the first account is.
struct Tables: Sendable {
    let roles = Table([
        "employee", "user", "agent", "supervisor", "Communicate - User", "Quality Evaluator", "Architect Admin",
        "admin",
        "Master Admin", "Telephony Admin", "Recording Export", "Developer", "Trusted External User", "Billing Admin",
    ])
    let permissions = Table([
        "authorization:grant:add", "oauth:client:add", "oauth:client:edit", "recording:recording:view",
        "recording:recording:delete", "recording:retentionPolicy:edit", "routing:queue:view", "architect:flow:publish",
        "telephony:plugin:all", "audits:audit:view", "directory:user:delete", "integrations:integration:edit",
        "analytics:conversationDetail:view", "quality:evaluation:add", "billing:subscription:view", "gdpr:request:add",
    ])
    let divisions = Table(["Home", "Finance", "HR", "Sales", "Support", "BPO-Manila", "BPO-Cairo"])
    let departments = Table(["Care", "Collections", "Claims", "IT", ""])
    let certifications = Table(["pci", "privacy", "phishing"])

    /// The mail domains rules speak of; every other is the last place.
    let domains = Table(["gmail.com", "yahoo.com", "outlook.com", "bpo.example", "any other"])

    /// Address blocks by their first number: ours, and every other.
    let networks = Table(["10", "any other"])
}

/// The names of one kind, each with its place.
struct Table: Sendable {
    let names: [String]
    private let spelled: [[UInt8]]

    init(_ names: [String]) {
        precondition(names.count <= 64, "a table has as many places as a word has bits")
        self.names = names
        spelled = names.map { Array($0.utf8) }
    }

    /// - Returns: nil for a name that is not in it.
    func place(of name: ArraySlice<UInt8>) -> UInt8? {
        spelled.firstIndex { $0.elementsEqual(name) }.map { UInt8($0) }
    }

    /// A name the rules were written with.
    func place(_ name: String) -> UInt8 {
        guard let place = place(of: Array(name.utf8)[...]) else { preconditionFailure("no \(name) in the table") }
        return place
    }

    func set(_ names: String...) -> BitSet { BitSet(names.map(place)) }

    func set(where matches: (String) -> Bool) -> BitSet {
        BitSet(names.indices.filter { matches(names[$0]) }.map { UInt8($0) })
    }

    /// The place of every name that is not in it.
    var others: UInt8 { UInt8(names.count - 1) }
}

extension Fact<[Account]> {
    static let accounts = Fact("accounts")
}

extension Fact<Tables> {
    static let tables = Fact("names of the tenant")
}
