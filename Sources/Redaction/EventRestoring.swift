import Capture

/// Makes of a kept event what the platform sent.
public enum EventRestoring {

    /// What came of it.
    public struct Restored: Sendable, Equatable {
        public let bytes: [UInt8]

        /// How many texts stay sealed, because their keys were erased or are not here; 0 when the bytes are the original's,
        /// but for secrets.
        public let stillSealed: Int
    }

    /// Opens every seal there is a key for.
    ///
    /// - Parameter keys: Looks a key up by its id.
    /// - Returns: nil where the bytes are no JSON.
    public static func restore(_ kept: [UInt8], keys: (String) -> Seal.KeyState) -> Restored? {
        guard let event = try? JSON(kept, limits: limits) else { return nil }
        var edits: [Splice.Edit] = []
        var path: [String] = []
        var closed = 0
        visit(event, &path, keys, &edits, &closed)
        return Restored(bytes: Splice(event.range, of: event).replacing(edits), stillSealed: closed)
    }

    /// What is kept is larger and deeper than what came.
    private static let limits = JSON.Limits(bytes: 256 << 20, depth: 80, allowsRepeatedKeys: true)

    private static func visit(
        _ value: JSON, _ path: inout [String], _ keys: (String) -> Seal.KeyState, _ edits: inout [Splice.Edit],
        _ closed: inout Int
    ) {
        switch value.kind {
        case .object:
            if let sealed = value["sealed"]?.string {
                let opened = open(sealed, at: path, keys)
                if let opened { edits.append(.init(value.range, opened)) } else { closed += 1 }
                return
            }
            for (key, member) in value.members {
                path.append(key)
                visit(member, &path, keys, &edits, &closed)
                path.removeLast()
            }
        case .array: for element in value.elements { visit(element, &path, keys, &edits, &closed) }
        case .string, .number, .boolean, .null: break
        }
    }

    private static func open(_ sealed: String, at path: [String], _ keys: (String) -> Seal.KeyState) -> [UInt8]? {
        guard let colon = sealed.firstIndex(of: ":"), case .known(let key) = keys(String(sealed[..<colon])),
            let bytes = Base64.decoded(Array(sealed[sealed.index(after: colon)...].utf8))
        else { return nil }
        return key.opened(bytes, at: EventRedactor.kind + "/" + path.joined(separator: "."))
    }
}
