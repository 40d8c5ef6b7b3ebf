import Capture
import ContactCenter

/// Identifiers that come again and again, made into a string once.
struct Interned<Owner> {
    private var known: [ArraySlice<UInt8>: Identifier<Owner>] = [:]

    /// The identifier a string holds; nil for anything else.
    subscript(json: JSON) -> Identifier<Owner>? {
        mutating get {
            guard json.kind == .string else { return nil }
            if let id = known[json.raw] { return id }
            guard let string = json.string else { return nil }
            let id = Identifier<Owner>(string)
            // A copy of the bytes: a slice would keep the whole document alive.
            known[ArraySlice(Array(json.raw))] = id
            return id
        }
    }
}
