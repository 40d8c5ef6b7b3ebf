import Capture

/// Where a list continues, decided answer by answer; the connection sends what it says.
struct Pages {
    private let list: PlannedList
    private var size: Int?
    private var number = 1
    private var emptyPages = 0
    private var asked: Set<String> = []

    /// An answer after which nobody can say where the list goes on.
    struct Astray: Error {

        /// A clause: "gave a total that is no whole number".
        let because: String
    }

    init(_ list: PlannedList) {
        self.list = list
        size =
            switch list.listing.paging {
            case .pages(let size), .links(let size): size
            case .document, .entities, .pagesUnasked, .usage: nil
            }
    }

    /// The first request of the list.
    var first: String { list.path + Address.query(list.listing.query + paging) }

    private var paging: [Listing.Parameter] {
        guard let size else { return [] }
        if case .links = list.listing.paging { return [.init("pageSize", "\(size)")] }
        return [.init("pageSize", "\(size)"), .init("pageNumber", "\(number)")]
    }

    /// The request after this answer; nil when the list is at its end.
    ///
    /// The platform's own link is followed where it gives one, else pages are counted.
    ///
    /// - Throws: ``Astray`` where the answer contradicts itself: a list that ends early by mistake would look whole.
    mutating func next(after answer: JSON) throws(Astray) -> String? {
        number += 1
        _ = try count("total", in: answer)
        try refuseEmptyPages(answer)
        guard let next = try following(answer) else { return nil }
        guard asked.insert(next).inserted else { throw Astray(because: "named a page it had given before") }
        return next
    }

    private func following(_ answer: JSON) throws(Astray) -> String? {
        switch list.listing.paging {
        case .document, .entities, .usage: return nil
        case .links: return try link(in: answer)
        case .pages, .pagesUnasked:
            guard let count = try count("pageCount", in: answer) else { return try link(in: answer) }
            guard number <= count else { return nil }
            return (try? link(in: answer)) ?? counted
        }
    }

    /// A count of the answer; nil where it gives none.
    private func count(_ key: StaticString, in answer: JSON) throws(Astray) -> Int? {
        guard let value = answer[key], !value.isNull else { return nil }
        guard let count = value.integer else { throw Astray(because: "gave a \(key) that is no whole number") }
        return count
    }

    private mutating func refuseEmptyPages(_ answer: JSON) throws(Astray) {
        let isEmpty = answer["entities"]?.elements.first { _ in true } == nil
        emptyPages = isEmpty ? emptyPages + 1 : 0
        guard emptyPages < 20 else { throw Astray(because: "gave twenty empty pages one after the other") }
    }

    private var counted: String {
        let parameters = size == nil ? [Listing.Parameter("pageNumber", "\(number)")] : paging
        return list.path + Address.query(list.listing.query + parameters)
    }

    /// The path of `nextUri`, with what we asked for that it may have dropped; nil where there is none.
    ///
    /// - Throws: ``Astray`` where it leads away from the list.
    private func link(in answer: JSON) throws(Astray) -> String? {
        guard let value = answer["nextUri"], !value.isNull, value.string != "" else { return nil }
        guard let uri = value.string, uri.hasPrefix(list.path + "?") else {
            throw Astray(because: "named a next page that is not of this list")
        }
        let missing = list.listing.query.filter { !uri.contains("\($0.name)=") }
        return missing.isEmpty ? uri : uri + "&" + Address.query(missing).dropFirst()
    }
}
