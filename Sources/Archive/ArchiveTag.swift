/// A tag on a capture as an object of git: who reads the archive sees it, and what it says can be signed.
///
/// ```
/// object 3fa85f6412…
/// type commit
/// tag baseline/2026-11-29
/// tagger linewarden <linewarden@localhost> 1795937580 +0000
///
/// BL-81c0d2a7f4, ticket CHG-4711: …
/// -----BEGIN SSH SIGNATURE-----
/// ```
///
/// What is signed are the bytes before the signature, in the namespace `git`.
///
/// Source: `gpg.format=ssh` of git 2.39, `parse_signed_buffer` in its `gpg-interface.c`.
public struct ArchiveTag: Hashable, Sendable {

    /// The object it is on; empty where it names none.
    public let commit: String

    /// What it was made as: whoever gave it another name did so later.
    public let name: String

    /// What it says, without the signature.
    public let words: String

    /// What a signature is of.
    public let payload: [UInt8]

    /// As `ssh-keygen` wrote it, or what stands in its place.
    public let signature: String?

    /// - Parameters:
    ///   - words: Of lines none of which begins as a signature does.
    ///   - seconds: When it was made, since 1970.
    public init(on commit: String, as name: String, saying words: String, at seconds: Int64) {
        self.commit = commit
        self.name = name
        self.words = words.hasSuffix("\n") ? words : words + "\n"
        let head =
            "object \(commit)\ntype commit\ntag \(name)\ntagger linewarden <linewarden@localhost> \(seconds) +0000\n"
        payload = Array("\(head)\n\(self.words)".utf8)
        signature = nil
    }

    /// Reads an object as git gives it; where it reads as none, it says nothing and is on nothing.
    public init(_ object: [UInt8]) {
        let end = Self.beginOfSignature(in: object)
        payload = Array(object[..<end])
        signature = end == object.count ? nil : String(decoding: object[end...], as: UTF8.self)
        let text = String(decoding: payload, as: UTF8.self)
        let parts = text.split(separator: "\n\n", maxSplits: 1, omittingEmptySubsequences: false)
        let lines = (parts.first ?? "").split(separator: "\n")
        let object = Self.value(of: "object", in: lines)
        commit = object.allSatisfy(\.isHexDigit) ? object : ""
        name = Self.value(of: "tag", in: lines)
        words = parts.count == 2 ? String(parts[1]) : ""
    }

    private static func value(of key: String, in lines: [Substring]) -> String {
        lines.first { $0.hasPrefix(key + " ") }.map { String($0.dropFirst(key.count + 1)) } ?? ""
    }

    /// The last line a signature can begin with, as git takes it; the end where there is none.
    private static func beginOfSignature(in object: [UInt8]) -> Int {
        var (begin, line) = (object.count, 0)
        while line < object.count {
            if beginnings.contains(where: { object[line...].starts(with: $0.utf8) }) { begin = line }
            line = object[line...].firstIndex(of: 0x0A).map { $0 + 1 } ?? object.count
        }
        return begin
    }

    private static let beginnings = [
        "-----BEGIN SSH SIGNATURE-----", "-----BEGIN PGP SIGNATURE-----", "-----BEGIN PGP MESSAGE-----",
        "-----BEGIN SIGNED MESSAGE-----",
    ]
}
