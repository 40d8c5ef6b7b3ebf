/// A call that flows and scripts can make to somewhere outside.
public struct DataAction: Identifiable, Sendable {
    public let id: Identifier<DataAction>
    public var name: String

    /// The address it calls, variables and all; nil inside if it calls no address of its own.
    public var address: Reading<String?>

    /// Headers, parameters and templates in which a secret is written out instead of a stored credential, by name.
    public var writtenOutSecrets: [String]

    /// The integration it goes through; nil where the platform did not say.
    public var integration: Integration.ID?

    public init(
        id: ID, name: String, address: Reading<String?> = .observed(nil), writtenOutSecrets: [String] = [],
        integration: Integration.ID? = nil
    ) {
        self.id = id
        self.name = name
        self.address = address
        self.writtenOutSecrets = writtenOutSecrets
        self.integration = integration
    }
}
