/// How a document of the platform becomes what is kept: one half for `config/`, one for `state/`, secrets and
/// personal fields replaced on the way.
public enum Keeping {

    /// What happens to one member of an object.
    public enum Treatment: Sendable {

        /// Kept, and looked into.
        case keep

        /// It moves by itself: kept under `state/`.
        case volatile

        /// Kept as these bytes of JSON instead.
        case replace([UInt8])

        /// It moves by itself, and is kept as these bytes instead.
        case replaceVolatile([UInt8])
    }

    /// Splits one document.
    ///
    /// Members of nested objects are treated like those at the top; an object whose every member moved is left empty
    /// in `config`. Elements of arrays stay with their array.
    ///
    /// - Parameters:
    ///   - id: Written into the state half as `id`, so that the halves can be joined again; nil for a setting.
    ///   - treat: Asked once per member, with the keys that lead to it.
    /// - Returns: Both halves in canonical form, one line each; `state` is nil where nothing moves.
    public static func split(
        _ document: JSON, id: String?, treat: @escaping ([String], JSON) -> Treatment
    ) -> (config: [UInt8], state: [UInt8]?) {
        var split = Split(treat: treat)
        var config: [UInt8] = []
        config.reserveCapacity(document.size)
        let state = split.halves(of: document, into: &config, isInArray: false)
        guard let state else { return (config, nil) }
        guard let id else { return (config, state) }
        return (config, joined(id: id, state))
    }

    private static func joined(id: String, _ state: [UInt8]) -> [UInt8] {
        var writer = JSONWriter()
        writer.string(id)
        // `id` sorts among the other keys, so the half is read and written once more with it.
        let text = Array("{\"id\":".utf8) + writer.bytes + (state.count > 2 ? Array(",".utf8) : []) + state.dropFirst()
        return (try? JSON(text).canonical()) ?? text
    }

    private struct Split {
        let treat: ([String], JSON) -> Treatment
        var path: [String] = []

        /// Writes the part that stays and returns the part that moves, if any.
        mutating func halves(of value: JSON, into out: inout [UInt8], isInArray: Bool) -> [UInt8]? {
            switch value.kind {
            case .object: return object(value, into: &out, isInArray: isInArray)
            case .array:
                out.append(UInt8(ascii: "["))
                var isFirst = true
                for element in value.elements {
                    if !isFirst { out.append(UInt8(ascii: ",")) }
                    isFirst = false
                    _ = halves(of: element, into: &out, isInArray: true)
                }
                out.append(UInt8(ascii: "]"))
                return nil
            case .string, .number, .boolean, .null:
                value.appendCanonical(to: &out, level: nil)
                return nil
            }
        }

        private mutating func object(_ object: JSON, into out: inout [UInt8], isInArray: Bool) -> [UInt8]? {
            var moved: [UInt8] = []
            out.append(UInt8(ascii: "{"))
            let start = out.count
            for (key, value) in object.sortedMembers() {
                path.append(key.string ?? "")
                defer { path.removeLast() }
                switch treat(path, value) {
                case .keep:
                    Self.begin(key, &out, isFirst: out.count == start)
                    if let part = halves(of: value, into: &out, isInArray: isInArray) {
                        Self.begin(key, &moved, isFirst: moved.isEmpty)
                        moved += part
                    }
                case .replace(let bytes):
                    Self.begin(key, &out, isFirst: out.count == start)
                    out += bytes
                case .volatile where isInArray:
                    Self.begin(key, &out, isFirst: out.count == start)
                    _ = halves(of: value, into: &out, isInArray: true)
                case .replaceVolatile(let bytes) where isInArray:
                    Self.begin(key, &out, isFirst: out.count == start)
                    out += bytes
                case .volatile:
                    Self.begin(key, &moved, isFirst: moved.isEmpty)
                    // Inside what moves, secrets and personal fields are treated as everywhere; nothing moves further.
                    _ = halves(of: value, into: &moved, isInArray: true)
                case .replaceVolatile(let bytes):
                    Self.begin(key, &moved, isFirst: moved.isEmpty)
                    moved += bytes
                }
            }
            out.append(UInt8(ascii: "}"))
            return moved.isEmpty ? nil : Array("{".utf8) + moved + Array("}".utf8)
        }

        private static func begin(_ key: JSON, _ out: inout [UInt8], isFirst: Bool) {
            if !isFirst { out.append(UInt8(ascii: ",")) }
            key.appendString(to: &out)
            out.append(UInt8(ascii: ":"))
        }
    }

    /// Puts the two halves together again: what the platform said, but for secrets.
    public static func merged(_ config: JSON, _ state: JSON?) -> [UInt8] {
        var out: [UInt8] = []
        out.reserveCapacity(config.size + (state?.size ?? 0))
        append(config, state, to: &out)
        return out
    }

    private static func append(_ config: JSON, _ state: JSON?, to out: inout [UInt8]) {
        guard let state, state.kind == .object, config.kind == .object else {
            return config.appendCanonical(to: &out, level: nil)
        }
        let ours = config.sortedMembers().map { ($0.key.string ?? "", $0.value) }
        let moved = Dictionary(state.members.map { ($0.key, $0.value) }) { first, _ in first }
        let known = Set(ours.map(\.0))
        let all = ours + moved.filter { !known.contains($0.key) }.map { ($0.key, $0.value) }
        out.append(UInt8(ascii: "{"))
        var isFirst = true
        for (key, value) in all.sorted(by: { $0.0.utf8.lexicographicallyPrecedes($1.0.utf8) }) {
            if !isFirst { out.append(UInt8(ascii: ",")) }
            isFirst = false
            JSONEscapes.append(key.utf8, to: &out)
            out.append(UInt8(ascii: ":"))
            append(value, known.contains(key) ? moved[key] : nil, to: &out)
        }
        out.append(UInt8(ascii: "}"))
    }
}
