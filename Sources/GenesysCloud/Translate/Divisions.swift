import Capture
import ContactCenter

extension Capture {

    /// The divisions with how much lies in each.
    ///
    /// Source: `GET /api/v2/authorization/divisions?objectCount=true`, checked 2026-11-22.
    func divisions() throws(CaptureError) -> Reading<[Division]> {
        try list(.divisions) { document, flaws in
            let isHome = document["homeDivision"]?.boolean
            if isHome == nil { flaws.leftOut("AuthzDivision.homeDivision") }
            return Division(
                id: Division.ID(document.id), name: document.name, isHome: isHome ?? false,
                objects: document["objectCounts"]?.counts)
        }
    }
}

extension JSON {

    /// An object of whole numbers; nil if it is no object or holds anything else.
    fileprivate var counts: [String: Int]? {
        guard kind == .object else { return nil }
        var counts: [String: Int] = [:]
        for (key, value) in members {
            guard let count = value.integer else { return nil }
            counts[key] = count
        }
        return counts
    }
}
