import Capture

/// Which page of a list is asked for, by a cursor out of a link.
///
/// Source: `GET /api/v2/webdeployments/deployments`: `pageSize` is a string, default 300, public API description,
/// 2026-11-22.
struct CursorRequest: Sendable {
    let size: Int
    let offset: Int

    init(_ query: Query, of count: Int, atMost most: Int = 300) throws(Refusal) {
        let allowed = "1-\(most)"
        if let text = query["pageSize"] {
            guard let size = Int(text), (1...most).contains(size) else {
                throw .invalid(text, for: "pageSize", allowed: allowed)
            }
            self.size = size
        } else {
            size = most
        }
        if let after = query["after"] {
            offset = try Self.place(after, "after", of: count)
        } else if let before = query["before"] {
            offset = max(try Self.place(before, "before", of: count) - size, 0)
        } else {
            offset = 0
        }
    }

    /// The cursor of the place where a page begins or ends.
    static func cursor(_ place: Int) -> String { "c" + String(place, radix: 36) }

    private static func place(_ cursor: String, _ name: String, of count: Int) throws(Refusal) -> Int {
        guard cursor.hasPrefix("c"), let place = Int(cursor.dropFirst(), radix: 36), (0...count).contains(place) else {
            throw .invalid(cursor, for: name, allowed: "a cursor of this list")
        }
        return place
    }

    func writeLinks(of target: Target, count: Int, to json: inout JSONWriter) {
        let end = offset + size
        if end < count { json.field("nextUri", link(target, "after=\(Self.cursor(end))")) }
        if offset > 0 { json.field("previousUri", link(target, "before=\(Self.cursor(offset))")) }
        json.field("selfUri", target.text)
    }

    private func link(_ target: Target, _ cursor: String) -> String {
        let kept = target.query.text(without: ["after", "before", "pageSize"])
        return "\(target.path)?" + [kept, "pageSize=\(size)", cursor].compactMap(\.self).joined(separator: "&")
    }
}
