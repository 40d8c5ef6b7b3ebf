/// The part of an address that says whose machine answers: `hooks.example.com`.
public struct Host: Hashable, Sendable {
    public let name: String

    /// How the address begins: `https`.
    public let scheme: String

    /// Reads the host of an address such as `https://hooks.example.com:8443/in?x=1`.
    ///
    /// - Returns: nil where there is no scheme and host, and where a variable such as `${input.host}` stands for the
    ///   host: nobody can tell from the configuration where that goes.
    public init?(of address: String) {
        guard let separator = address.range(of: "://") else { return nil }
        let rest = address[separator.upperBound...].prefix { $0 != "/" && $0 != "?" && $0 != "#" }
        let authority = rest.split(separator: "@", omittingEmptySubsequences: false).last ?? rest
        let host = authority.prefix { $0 != ":" }
        guard !host.isEmpty, !host.contains(where: { $0 == "$" || $0 == "{" || $0 == "}" }) else { return nil }
        name = host.lowercased()
        scheme = address[..<separator.lowerBound].lowercased()
    }

    /// Whether it never leaves the machine it is called on.
    public var isLocal: Bool { name == "localhost" || name == "127.0.0.1" || name.hasSuffix(".localhost") }
}

extension String {

    /// Where `part` first stands.
    fileprivate func range(of part: String) -> Range<Index>? {
        var start = startIndex
        while start < endIndex {
            if self[start...].hasPrefix(part) { return start..<index(start, offsetBy: part.count) }
            formIndex(after: &start)
        }
        return nil
    }
}
