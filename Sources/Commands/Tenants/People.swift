import Assurance
import Capture
import ContactCenter
import Foundation
import GenesysCloud
import Redaction
import SQLiteStore

/// Puts names to people and groups when a page is written; verdicts never carry a person's.
struct People: Sendable {
    private let names: [String: String]

    /// Reads the names of those people of a capture that are needed.
    ///
    /// - Parameter keys: The keys of persons; without them a name is `«no key»`.
    init(of capture: Capture, needed: Set<String>, keys: URL?) throws {
        let states =
            try keys.flatMap {
                FileManager.default.fileExists(atPath: $0.path) ? try PersonKeyStore(at: $0).byID() : nil
            } ?? [:]
        var names: [String: String] = [:]
        let look: (String) -> Seal.KeyState = { states[$0] ?? .unknown }
        try capture.each(.people) { document in
            guard needed.contains(document.id), let field = document["name"] else { return }
            names[document.id] = Seal.open(field, at: "people/name", keys: look)?.shown
        }
        try capture.each(.partnerPeople) { document in
            guard needed.contains(document.id), let field = document.config["user"]?["name"] else { return }
            names[document.id] = Seal.open(field, at: "partner-people/user.name", keys: look)?.shown
        }
        try capture.each(.groups) { document in names[document.id] = document["name"]?.string }
        self.names = names
    }

    /// The names of all people of a capture that can be read.
    ///
    /// - Parameter keys: The keys of persons; nil where there are none.
    static func known(in capture: Capture, keys: URL?) throws -> [String: String] {
        let states = try keys.flatMap {
            FileManager.default.fileExists(atPath: $0.path) ? try PersonKeyStore(at: $0).byID() : nil
        }
        var names: [String: String] = [:]
        try capture.each(.people) { document in
            guard let field = document["name"],
                case .text(let name)? = Seal.open(field, at: "people/name", keys: { states?[$0] ?? .unknown })
            else { return }
            names[document.id] = name.exposed
        }
        return names
    }

    func name(of subject: Subject) -> String {
        if let name = subject.name { return name }
        if let name = names[subject.id] { return name }
        return subject.kind == .person ? "somebody (\(subject.id))" : subject.id
    }
}
