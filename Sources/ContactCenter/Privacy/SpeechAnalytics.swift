/// What machines make of what people say and write.
public struct SpeechAnalytics: Sendable {
    public var readsText: Reading<Bool>

    /// Whether agents are rated by how they sound.
    public var ratesEmpathy: Reading<Bool>

    /// The dialects it listens for.
    public var dialects: Reading<[String]>

    public init(readsText: Reading<Bool>, ratesEmpathy: Reading<Bool>, dialects: Reading<[String]>) {
        self.readsText = readsText
        self.ratesEmpathy = ratesEmpathy
        self.dialects = dialects
    }
}
