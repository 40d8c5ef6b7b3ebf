import Capture

/// Turns the two halves a capture keeps of a document back into what the platform sends.
///
/// A sealed personal field, which nobody can open here, becomes a stand-in of the type the platform has there.
struct Dressing {

    /// Members that are left out of an answer unless they are asked for.
    let apart: [String]

    /// Whether an id stands in the document that the platform does not send.
    let dropsID: Bool

    /// Appends the document without its closing brace, then each member of `apart` with the comma before it.
    ///
    /// - Returns: Where the part that is always sent ends, and then where each of `apart` does.
    func append(_ config: JSON, _ state: JSON?, to bytes: inout [UInt8]) -> [Int] {
        var pieces = [[UInt8]](repeating: [], count: apart.count)
        let owner = config["id"]?.string ?? ""
        let body = Body(hasSeals: Self.mentionsSeal(config) || state.map(Self.mentionsSeal) == true)
        bytes.append(UInt8(ascii: "{"))
        let start = bytes.count
        for (key, ours, moved) in Body.joined(config, state) {
            let name = key.string ?? ""
            if dropsID, name == "id" { continue }
            if let piece = apart.firstIndex(of: name) {
                pieces[piece].append(UInt8(ascii: ","))
                body.member(key, ours, moved, owner: owner, to: &pieces[piece])
            } else {
                if bytes.count > start { bytes.append(UInt8(ascii: ",")) }
                body.member(key, ours, moved, owner: owner, to: &bytes)
            }
        }
        var ends = [bytes.count]
        for piece in pieces {
            bytes += piece
            ends.append(bytes.count)
        }
        return ends
    }

    /// The whole document.
    static func whole(_ config: JSON, _ state: JSON?) -> [UInt8] {
        var bytes: [UInt8] = []
        _ = Dressing(apart: [], dropsID: false).append(config, state, to: &bytes)
        bytes.append(UInt8(ascii: "}"))
        return bytes
    }

    /// Whether `"sealed"` stands anywhere in it; most documents need not be looked into any further.
    private static func mentionsSeal(_ json: JSON) -> Bool {
        json.raw.withUnsafeBufferPointer { bytes in
            var at = 0
            while at + mark.count <= bytes.count {
                if bytes[at + 1] == mark[1], bytes[at..<at + mark.count].elementsEqual(mark) { return true }
                at += 1
            }
            return false
        }
    }

    private static let mark = Array(#""sealed""#.utf8)
}

extension Dressing {
    init(_ stock: Stock) { self.init(apart: stock.expansions.map(\.member), dropsID: stock.dropsID) }
}

/// Writes the members of a document, both halves as one.
private struct Body {
    let hasSeals: Bool

    func member(_ key: JSON, _ ours: JSON?, _ moved: JSON?, owner: String, to out: inout [UInt8]) {
        key.appendCanonical(to: &out, level: nil)
        out.append(UInt8(ascii: ":"))
        value(ours, moved, key: key, owner: owner, to: &out)
    }

    private func value(_ ours: JSON?, _ moved: JSON?, key: JSON, owner: String, to out: inout [UInt8]) {
        guard let value = ours ?? moved else { return }
        let other = ours == nil ? nil : moved
        guard hasSeals || other != nil else { return value.appendCanonical(to: &out, level: nil) }
        switch value.kind {
        case .object: object(value, other, key: key, owner: owner, to: &out)
        case .array: array(value, key: key, owner: owner, to: &out)
        default: value.appendCanonical(to: &out, level: nil)
        }
    }

    private func object(_ ours: JSON, _ moved: JSON?, key: JSON, owner: String, to out: inout [UInt8]) {
        if ours["sealed"] != nil {
            return StandIn(owner: owner).append(for: key.string ?? "", domain: ours["domain"]?.string, to: &out)
        }
        let owner = ours["id"]?.string ?? owner
        var isFirst = true
        out.append(UInt8(ascii: "{"))
        for (key, ours, moved) in Self.joined(ours, moved) {
            if !isFirst { out.append(UInt8(ascii: ",")) }
            isFirst = false
            member(key, ours, moved, owner: owner, to: &out)
        }
        out.append(UInt8(ascii: "}"))
    }

    private func array(_ array: JSON, key: JSON, owner: String, to out: inout [UInt8]) {
        var isFirst = true
        out.append(UInt8(ascii: "["))
        for element in array.elements {
            if !isFirst { out.append(UInt8(ascii: ",")) }
            isFirst = false
            value(element, nil, key: key, owner: owner, to: &out)
        }
        out.append(UInt8(ascii: "]"))
    }

    /// The members of both halves, by key.
    static func joined(_ ours: JSON, _ moved: JSON?) -> [(key: JSON, ours: JSON?, moved: JSON?)] {
        guard let moved, moved.kind == .object else { return ours.sortedMembers().map { ($0.key, $0.value, nil) } }
        var out: [(key: JSON, ours: JSON?, moved: JSON?)] = []
        var left = ours.sortedMembers()[...]
        var right = moved.sortedMembers()[...]
        while let one = left.first, let other = right.first {
            if one.key.raw.elementsEqual(other.key.raw) {
                out.append((one.key, one.value, other.value))
                left.removeFirst()
                right.removeFirst()
            } else if one.key.raw.lexicographicallyPrecedes(other.key.raw) {
                out.append((one.key, one.value, nil))
                left.removeFirst()
            } else {
                out.append((other.key, nil, other.value))
                right.removeFirst()
            }
        }
        return out + left.map { ($0.key, $0.value, nil) } + right.map { ($0.key, nil, $0.value) }
    }
}

/// What is served where a personal field is sealed.
///
/// The same document has the same stand-ins in every run: `Person 3fa85f64`, `person-3fa85f64@acme.example`.
struct StandIn {
    private let digits: Substring

    init(owner: String) { digits = Array(owner.utf8).sha256.prefix(8) }

    func append(for member: String, domain: String?, to out: inout [UInt8]) {
        switch member {
        case "email", "username": out += "\"person-\(digits)@\(domain ?? "example.invalid")\"".utf8
        case "chat": out += "{\"jabberId\":\"person-\(digits)\"}".utf8
        case "biography": out += "{\"biography\":\"Person \(digits)\"}".utf8
        case "primaryContactInfo", "addresses", "images": out += "[]".utf8
        case "subject", "conversationQuery": out += "{}".utf8
        case "replacementTerms": out += "[]".utf8
        case "employerInfo": out += "{\"officialName\":\"Person \(digits)\"}".utf8
        default: out += "\"Person \(digits)\"".utf8
        }
    }
}
