/// Another organisation that this one lets in: a service partner, an outsourcer, the vendor's own care team.
public struct Partner: Identifiable, Sendable {
    public let id: Identifier<Partner>
    public var name: String
    public var isEnabled: Bool
    public var hasFullAccess: Reading<Bool>
    public var usesDefaultRole: Reading<Bool>

    /// When the trust ends; nil inside if it never does.
    public var ends: Reading<Moment?>

    public init(
        id: ID, name: String, isEnabled: Bool = true, hasFullAccess: Reading<Bool> = .observed(false),
        usesDefaultRole: Reading<Bool> = .observed(false), ends: Reading<Moment?> = .observed(nil)
    ) {
        self.id = id
        self.name = name
        self.isEnabled = isEnabled
        self.hasFullAccess = hasFullAccess
        self.usesDefaultRole = usesDefaultRole
        self.ends = ends
    }
}
