import Redaction

extension Redactor {

    /// One whose keys are thrown away: documents are kept as a capture keeps them, and what is secret in two of them is never
    /// compared.
    static func passing() -> Redactor {
        let random: @Sendable (Int) -> [UInt8] = { count in (0..<count).map { _ in .random(in: .min ... .max) } }
        return Redactor(
            GenesysCloud.keptFields, marks: SecretMarks(key: random(32)), keys: PersonKeys(random: random))
    }
}
