/// What somebody hears: a recording, or words that a machine reads out, in one language or several.
public struct Prompt: Identifiable, Sendable {
    public let id: Identifier<Prompt>
    public var name: String

    /// The languages in whose words a secret stands written out.
    public var writtenOutSecrets: [String]

    public init(id: ID, name: String, writtenOutSecrets: [String] = []) {
        self.id = id
        self.name = name
        self.writtenOutSecrets = writtenOutSecrets
    }
}
