import Foundation
import Redaction

/// Where a secret is, never the secret.
enum SecretReference {
    case environment(String)
    case file(URL)
    case credential(String)

    /// Already in hand, as in a demonstration.
    case given(Secret)

    /// Reads `env:NAME`, `file:PATH` or `credential:NAME`; nil for anything else.
    init?(_ text: String, folder: URL) {
        let parts = text.split(separator: ":", maxSplits: 1)
        guard parts.count == 2, !parts[1].isEmpty else { return nil }
        let rest = String(parts[1])
        switch parts[0] {
        case "env": self = .environment(rest)
        case "file": self = .file(URL(fileURLWithPath: rest, relativeTo: folder))
        case "credential": self = .credential(rest)
        default: return nil
        }
    }

    /// The secret itself.
    ///
    /// - Throws: ``SecretNotThere``.
    func resolved(_ environment: [String: String] = ProcessInfo.processInfo.environment) throws -> Secret {
        switch self {
        case .given(let secret): return secret
        case .environment(let name):
            guard let value = environment[name], !value.isEmpty else {
                throw SecretNotThere(what: "the environment variable \(name) is not set")
            }
            return Secret(value)
        case .file(let file): return try Self.contents(of: file)
        case .credential(let name):
            guard let folder = environment["CREDENTIALS_DIRECTORY"] else {
                throw SecretNotThere(what: "credential:\(name) needs CREDENTIALS_DIRECTORY, which is not set")
            }
            return try Self.contents(of: URL(fileURLWithPath: folder).appendingPathComponent(name))
        }
    }

    private static func contents(of file: URL) throws -> Secret {
        guard let text = try? String(contentsOf: file, encoding: .utf8) else {
            throw SecretNotThere(what: "the file \(file.path) is not there or not readable")
        }
        return Secret(text.trimmingCharacters(in: .whitespacesAndNewlines))
    }
}

extension Section {

    /// Where a secret is, which has to be said; nil where it is not, which is noted.
    func secret(_ name: String, folder: URL) -> SecretReference? {
        let text = need(name)
        if let reference = SecretReference(text, folder: folder) { return reference }
        if !text.isEmpty {
            problem(
                "\(full(name)) must be env:NAME, file:PATH or credential:NAME; a secret is never written here",
                at: node(name))
        }
        return nil
    }
}

/// A secret that is not where the configuration says.
struct SecretNotThere: Error {
    let what: String
}
