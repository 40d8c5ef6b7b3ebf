import ContactCenter

/// Where a server listens: an address and a port, such as `127.0.0.1:8440` or `[::1]:8440`.
public struct ListeningAddress: Hashable, Sendable, CustomStringConvertible {
    public let host: String

    /// 0 for a free one.
    public let port: Int

    /// Whether nobody but this machine reaches it.
    public let isLoopback: Bool

    /// - Returns: nil for anything else, names of hosts among them: what they stand for may change.
    public init?(_ text: String) {
        guard let colon = text.lastIndex(of: ":"), let port = UInt16(text[text.index(after: colon)...]) else {
            return nil
        }
        var host = text[..<colon]
        if host.hasPrefix("["), host.hasSuffix("]") {
            host = host.dropFirst().dropLast()
            guard host.contains(":") else { return nil }
        } else if host.contains(":") {
            return nil
        }
        guard !host.contains("/"), let address = AddressBlock(String(host)) else { return nil }
        self.host = String(host)
        self.port = Int(port)
        isLoopback = ["127.0.0.0/8", "::1"].contains { AddressBlock($0)?.contains(address) == true }
    }

    public var description: String { host.contains(":") ? "[\(host)]:\(port)" : "\(host):\(port)" }
}
