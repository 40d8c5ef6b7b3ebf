import Capture
import ContactCenter

/// Identifiers that come again and again, made into a string once.
struct Interned<Owner> {
    private var known: [Spelling: Identifier<Owner>] = [:]

    /// The identifier a string holds; nil for anything else.
    subscript(json: JSON) -> Identifier<Owner>? {
        mutating get {
            guard json.kind == .string else { return nil }
            if let id = known[Spelling(bytes: json.raw)] { return id }
            guard let string = json.string else { return nil }
            let id = Identifier<Owner>(string)
            // A copy of the bytes: a slice would keep the whole document alive.
            known[Spelling(bytes: ArraySlice(Array(json.raw)))] = id
            return id
        }
    }

    /// The bytes of an identifier, hashed all at once: an array would hash them one by one.
    private struct Spelling: Hashable {
        let bytes: ArraySlice<UInt8>

        func hash(into hasher: inout Hasher) { bytes.withUnsafeBytes { hasher.combine(bytes: $0) } }
    }
}
