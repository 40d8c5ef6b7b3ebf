import Capture
import GenesysCloud
import Redaction

/// Redacts documents with the rules of Genesys Cloud and keys a test can repeat.
struct Kept {
    let config: JSON
    let state: JSON?
    let text: String

    static let marks = SecretMarks(key: [UInt8](repeating: 7, count: 32))

    init(_ document: String, kind: Kind, id: String = "person-1", keys: PersonKeys = Kept.keys()) {
        var redactor = Redactor(GenesysCloud.keptFields, marks: Self.marks, keys: keys)
        let halves = redactor.keep(JSON(literal: document), kind: kind, id: id)
        config = JSON(literal: String(decoding: halves.config, as: UTF8.self))
        state = halves.state.map { JSON(literal: String(decoding: $0, as: UTF8.self)) }
        text = String(decoding: halves.config + (halves.state ?? []), as: UTF8.self)
    }

    /// Keys that are the same in every run: a byte that goes up with every byte asked for.
    static func keys(_ known: [String: PersonKey] = [:], from start: UInt8 = 1) -> PersonKeys {
        PersonKeys(known) { count in (0..<count).map { start &+ UInt8(truncatingIfNeeded: $0) } }
    }

    static func key(_ byte: UInt8 = 9, id: String = "00000000000000aa") -> PersonKey {
        PersonKey(id: id, bytes: [UInt8](repeating: byte, count: 16))
    }
}
