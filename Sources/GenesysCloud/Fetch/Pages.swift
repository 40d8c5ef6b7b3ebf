import Capture

/// Where a list continues, decided answer by answer; the connection sends what it says.
struct Pages {
    private let list: PlannedList
    private var size: Int?
    private var number = 1

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
    mutating func next(after answer: JSON) -> String? {
        number += 1
        switch list.listing.paging {
        case .document, .entities, .usage: return nil
        case .links: return link(in: answer)
        case .pages, .pagesUnasked:
            if let count = answer["pageCount"]?.integer {
                guard number <= count else { return nil }
                return link(in: answer) ?? counted
            }
            return link(in: answer)
        }
    }

    private var counted: String {
        let parameters = size == nil ? [Listing.Parameter("pageNumber", "\(number)")] : paging
        return list.path + Address.query(list.listing.query + parameters)
    }

    /// The path of `nextUri`, with what we asked for that it may have dropped; nil where there is none or it leads
    /// away from the list.
    private func link(in answer: JSON) -> String? {
        guard let uri = answer["nextUri"]?.string, uri.hasPrefix(list.path + "?") else { return nil }
        let missing = list.listing.query.filter { !uri.contains("\($0.name)=") }
        return missing.isEmpty ? uri : uri + "&" + Address.query(missing).dropFirst()
    }
}
