/// Why something signed is not to be believed, or cannot be signed.
public struct SignatureFault: Error, Equatable, CustomStringConvertible {
    public let description: String

    init(_ description: String) { self.description = description }
}
