/// A request as it came over the wire.
struct Received: Sendable {

    /// As the platform states it.
    ///
    /// Source: limit `request.bytes.max` of namespace `platform.api`, 2026-11-22.
    static let maximumBody = 512_000

    var method: String
    var target: Target

    /// By lower-case name.
    var headers: [String: String]
    var body: [UInt8]

    /// Whether the body went past ``maximumBody`` and was not read.
    var isTooLarge = false
}
