import Capture
import ContactCenter

/// What a copy consists of as of one run: its parts in order, and what they amount to.
///
/// It is written after all it names, under the next number; the one with the highest number is the copy.
public struct CopyManifest: Equatable, Sendable {
    let number: Int
    let at: Moment

    /// Until when each of its parts, and itself, was to be locked.
    let lockedUntil: Moment
    let parts: [Part]
    let contents: CopyContents

    /// A file that was sent, named by its number and its hash.
    struct Part: Equatable, Sendable {
        let number: Int
        let sha256: String
        let bytes: Int

        /// The store's name of the version we wrote.
        let version: String

        func name(_ ending: String) -> String { CopyName(number: number, sha256: sha256, ending: ending).text }
    }

    var name: String { CopyName.manifest(number) }
}

/// What the parts of a copy amount to.
public struct CopyContents: Equatable, Sendable {

    /// Of an archive each reference with its object, of a ledger each file with its SHA-256.
    let names: [String: String]

    /// The newest checkpoint of a ledger.
    var checkpoint: String?
}

extension CopyManifest {
    private static let format = 1

    /// - Parameter ending: How the names of its parts end, which stand in it for whoever restores by hand.
    func json(ending: String) -> [UInt8] {
        var writer = JSONWriter(indents: true)
        writer.object { json in
            json.field("format", Self.format)
            json.field("number", number)
            json.field("at", at.iso8601)
            json.field("lockedUntil", lockedUntil.iso8601)
            json.array("parts") { json in for part in parts { Self.write(part, ending, to: &json) } }
            json.field("checkpoint", ifPresent: contents.checkpoint)
            json.object("contents") { json in
                for (name, value) in contents.names.sorted(by: { $0.key < $1.key }) { json.field(name, value) }
            }
        }
        return writer.bytes + [0x0A]
    }

    private static func write(_ part: Part, _ ending: String, to json: inout JSONWriter) {
        json.object { json in
            json.field("name", part.name(ending))
            json.field("number", part.number)
            json.field("sha256", part.sha256)
            json.field("bytes", part.bytes)
            json.field("version", part.version)
        }
    }

    /// - Returns: nil where it is none of ours.
    init?(json bytes: [UInt8]) {
        guard let json = try? JSON(bytes), json["format"]?.integer == Self.format,
            let number = json["number"]?.integer, let at = json["at"]?.string.flatMap(Moment.init(iso8601:)),
            let until = json["lockedUntil"]?.string.flatMap(Moment.init(iso8601:)), let listed = json["parts"],
            let contents = json["contents"]
        else { return nil }
        let parts = listed.elements.map(Part.init)
        guard parts.allSatisfy({ $0 != nil }) else { return nil }
        self.number = number
        self.at = at
        lockedUntil = until
        self.parts = parts.compactMap { $0 }
        var names: [String: String] = [:]
        for (name, value) in contents.members { names[name] = value.string }
        self.contents = CopyContents(names: names, checkpoint: json["checkpoint"]?.string)
    }
}

extension CopyManifest.Part {
    fileprivate init?(_ json: JSON) {
        guard let number = json["number"]?.integer, let sha256 = json["sha256"]?.string,
            let bytes = json["bytes"]?.integer, let version = json["version"]?.string,
            sha256.count == 64, sha256.allSatisfy(\.isHexDigit), number > 0, bytes >= 0
        else { return nil }
        self.init(number: number, sha256: sha256, bytes: bytes, version: version)
    }
}
