import Capture

/// Which documents of a kind a route lists, by their facet.
enum Picked: Sendable {
    case everything
    case named(String)

    var facet: String? {
        switch self {
        case .everything: nil
        case .named(let facet): facet
        }
    }
}

/// How a list with page numbers differs from the common one.
enum PageStyle: Sendable {

    /// 25 a page, 100 at most.
    case common

    /// The same, and `totalNumberOfEntities`.
    case telephony

    /// The platform declares no parameters and decides the size itself.
    case decidedByPlatform

    static let maximum = 100
}

extension Serving {
    typealias Pick = @Sendable (Inquiry) throws(Refusal) -> Picked

    /// A list by page number, with links.
    static func pages(
        of stock: Stock, _ style: PageStyle = .common, picking pick: @escaping Pick = { _ in .everything }
    ) -> Serving {
        Serving(stock.kind.name) { inquiry throws(Refusal) in
            let page =
                style == .decidedByPlatform
                ? try PageRequest(inquiry.query, size: inquiry.reception.options.clientsPageSize)
                : try PageRequest(inquiry.query, atMost: PageStyle.maximum)
            let chosen = try Chosen(stock, pick(inquiry), inquiry)
            let total = inquiry.disturbance.total(chosen.count, at: page.offset)
            let list = chosen.list(from: page.offset, size: page.size)
            return Answer { json in
                list.write(to: &json)
                page.write(total: total, to: &json)
                if style == .telephony { json.field("totalNumberOfEntities", total) }
                page.writeLinks(
                    of: inquiry.target, total: total, namesSize: style != .decidedByPlatform, to: &json)
            }
        }
    }

    /// A list in one piece: `entities` and nothing else.
    static func whole(of stock: Stock, picking pick: @escaping Pick = { _ in .everything }) -> Serving {
        Serving(stock.kind.name) { inquiry throws(Refusal) in
            let chosen = try Chosen(stock, pick(inquiry), inquiry)
            let list = chosen.list(from: 0, size: chosen.count)
            return Answer { json in list.write(to: &json) }
        }
    }

    /// A list in one piece that says how long it is.
    static func counted(of stock: Stock) -> Serving {
        Serving(stock.kind.name) { inquiry throws(Refusal) in
            let chosen = Chosen(stock, .everything, inquiry)
            let list = chosen.list(from: 0, size: chosen.count)
            return Answer { json in
                json.field("total", inquiry.disturbance.total(chosen.count, at: 0))
                list.write(to: &json)
                json.field("selfUri", inquiry.target.path)
            }
        }
    }

    /// A list by links that carry a cursor, without a total.
    ///
    /// - Parameter most: The largest page, which is also the standard one.
    static func cursor(of stock: Stock, atMost most: Int) -> Serving {
        Serving(stock.kind.name) { inquiry throws(Refusal) in
            let chosen = Chosen(stock, .everything, inquiry)
            let page = try CursorRequest(inquiry.query, of: chosen.count, atMost: most)
            let list = chosen.list(from: page.offset, size: page.size)
            return Answer { json in
                list.write(to: &json)
                page.writeLinks(of: inquiry.target, count: chosen.count, to: &json)
            }
        }
    }

    /// A list by links that carry a cursor.
    static func cursor(of stock: Stock) -> Serving { cursor(of: stock, saysHowMany: true) }

    /// The same, which does not say how long it is.
    static func uncountedCursor(of stock: Stock) -> Serving { cursor(of: stock, saysHowMany: false) }

    private static func cursor(of stock: Stock, saysHowMany: Bool) -> Serving {
        Serving(stock.kind.name) { inquiry throws(Refusal) in
            let chosen = Chosen(stock, .everything, inquiry)
            let page = try CursorRequest(inquiry.query, of: chosen.count)
            let list = chosen.list(from: page.offset, size: page.size)
            return Answer { json in
                list.write(to: &json)
                if saysHowMany { json.field("total", inquiry.disturbance.total(chosen.count, at: page.offset)) }
                page.writeLinks(of: inquiry.target, count: chosen.count, to: &json)
            }
        }
    }
}

/// The documents a list is made of.
private struct Chosen {
    private let shelf: Shelf?
    private let selection: Selection
    private let expansions: [Int]
    private let disturbance: Disturbance

    init(_ stock: Stock, _ picked: Picked, _ inquiry: Inquiry) {
        shelf = inquiry.tenant.shelf(stock)
        selection =
            shelf?.selection(of: inquiry.reach, facet: picked.facet, ids: inquiry.query.all("id")) ?? .all(0)
        expansions = shelf?.asked(by: inquiry.query) ?? []
        disturbance = inquiry.disturbance
    }

    var count: Int { selection.count }

    func list(from offset: Int, size: Int) -> EntityList {
        var list = EntityList()
        for index in disturbance.window(from: offset, size: size, of: count) {
            list.add { shelf?.append(selection[index], expanding: expansions, to: &$0) }
        }
        return list
    }
}
