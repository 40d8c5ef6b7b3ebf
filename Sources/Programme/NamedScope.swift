/// A part of a tenant under a name of the customer's, such as where card data is, and the frameworks that are about it
/// alone.
///
/// What lies in a division, or under a name of `tags:`, can be told to be outside; what belongs to no division, as
/// settings, roles and most clients do, reaches every part and is inside each, unless the customer names it as outside.
public struct NamedScope: Hashable, Sendable {
    public let name: String

    /// What no part is called: it means the whole tenant.
    public static let whole = "tenant"

    /// What is inside; never ``Scope/tenant``.
    public let parts: [Scope]

    /// What the customer says has nothing to do with it although it belongs to no division.
    public let outside: [Scope]

    /// The frameworks that are judged on it, by their names: `pci-dss-4.0.1`.
    public let frameworks: [String]

    public init(_ name: String, of parts: [Scope], outside: [Scope] = [], for frameworks: [String] = []) {
        self.name = name
        self.parts = parts
        self.outside = outside
        self.frameworks = frameworks
    }

    /// Whether a finding is about it.
    public func holds(_ weakness: Weakness) -> Bool {
        if parts.contains(where: { $0.holds(weakness) }) { return true }
        return weakness.division == nil && !outside.contains { $0.holds(weakness) }
    }
}

extension NamedScope: CustomStringConvertible {

    /// `card: division:4f1c…, tag:payments; outside it resource:client/c2`.
    public var description: String {
        let besides = outside.isEmpty ? "" : "; outside it \(Self.list(outside))"
        return "\(name): \(Self.list(parts))\(besides)"
    }

    private static func list(_ scopes: [Scope]) -> String { scopes.map(\.description).joined(separator: ", ") }
}
