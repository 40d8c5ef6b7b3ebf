import Capture

/// The documents of one kind, ready to be sent: read once, in one piece of memory, with the places of each.
///
/// A page of a hundred people is a hundred copies of bytes, whatever the number of people.
struct Shelf: Sendable {
    let expansions: [Stock.Expansion]
    private var bytes: [UInt8] = []

    /// For each document where it begins, where what is always sent ends, and where each expansion ends.
    private var marks: [Int] = []
    private var places: [String: Int] = [:]

    /// For each document its division's number, -1 where it has none.
    private var divisions: [Int] = []
    private var facets: [Int] = []
    private var placesByFacet: [[Int]] = []
    private var divisionNumbers = Numbers()
    private var facetNumbers = Numbers()

    /// Reads a kind.
    ///
    /// - Throws: ``CaptureError`` if a file does not read.
    init(_ stock: Stock, from capture: Capture) throws(CaptureError) {
        expansions = stock.expansions
        let dressing = Dressing(apart: stock.expansions.map(\.member), dropsID: stock.dropsID)
        try capture.each(stock.kind) { document in add(document, stock, dressing) }
    }

    private mutating func add(_ document: Document, _ stock: Stock, _ dressing: Dressing) {
        var config = document.config
        var state = document.state
        if let wrapper = stock.wrapper {
            guard let wrapped = config[key: wrapper] else { return }
            config = wrapped
            state = state?[key: wrapper]
        }
        places[document.id] = count
        marks.append(bytes.count)
        marks += dressing.append(config, state, to: &bytes)
        divisions.append(config["division"]?["id"]?.string.map { divisionNumbers.number($0) } ?? -1)
        let facet = stock.facet.flatMap { document.config[key: $0] ?? document.state?[key: $0] }
        add(facet: facet?.string)
    }

    /// Notes the facet of the document added last.
    private mutating func add(facet: String?) {
        guard let facet else { return facets.append(-1) }
        let number = facetNumbers.number(facet)
        if number == placesByFacet.count { placesByFacet.append([]) }
        placesByFacet[number].append(count - 1)
        facets.append(number)
    }

    private var stride: Int { expansions.count + 2 }

    var count: Int { divisions.count }

    func place(of id: String) -> Int? { places[id] }

    func division(at place: Int) -> String? { divisions[place] < 0 ? nil : divisionNumbers.names[divisions[place]] }

    func facet(at place: Int) -> String? { facets[place] < 0 ? nil : facetNumbers.names[facets[place]] }

    /// Appends a document with the expansions asked for.
    func append(_ place: Int, expanding asked: [Int], to out: inout [UInt8]) {
        let mark = place * stride
        let start = marks[mark]
        let end = marks[mark + 1]
        out += bytes[start..<end]
        var isEmpty = end - start == 1
        for expansion in asked {
            var piece = bytes[marks[mark + 1 + expansion]..<marks[mark + 2 + expansion]]
            if isEmpty, !piece.isEmpty {
                piece.removeFirst()
                isEmpty = false
            }
            out += piece
        }
        out.append(UInt8(ascii: "}"))
    }

    /// The numbers of the expansions a query asks for.
    func asked(by query: Query) -> [Int] { expansions.indices.filter { expansions[$0].isAsked(query) } }

    /// A document with everything in it.
    func whole(_ place: Int) -> [UInt8] {
        var out: [UInt8] = []
        append(place, expanding: Array(expansions.indices), to: &out)
        return out
    }

    /// The documents of some divisions, of one facet, and of some ids, in their order; nil filters nothing.
    func selection(of reach: Reach, facet: String?, ids: [String] = []) -> Selection {
        if !ids.isEmpty {
            let wanted = Set(ids.compactMap { places[$0] }).sorted()
            return .some(wanted.filter { isWithin(reach, $0) && (facet == nil || self.facet(at: $0) == facet) })
        }
        let ofFacet = facet.map { facetNumbers.known[$0].map { placesByFacet[$0] } ?? [] }
        guard let allowed = numbers(of: reach) else { return ofFacet.map(Selection.some) ?? .all(count) }
        return .some((ofFacet ?? Array(0..<count)).filter { divisions[$0] < 0 || allowed[divisions[$0]] })
    }

    func isWithin(_ reach: Reach, _ place: Int) -> Bool { division(at: place).map(reach.contains) ?? true }

    /// Whether each division's number is within reach; nil when all are.
    private func numbers(of reach: Reach) -> [Bool]? {
        guard case .some = reach else { return nil }
        return divisionNumbers.names.map(reach.contains)
    }
}

/// Places on a shelf.
enum Selection: Sendable {
    case all(Int)
    case some([Int])

    var count: Int {
        switch self {
        case .all(let count): count
        case .some(let places): places.count
        }
    }

    subscript(index: Int) -> Int {
        switch self {
        case .all: index
        case .some(let places): places[index]
        }
    }
}

/// Gives words numbers.
private struct Numbers: Sendable {
    private(set) var names: [String] = []
    private(set) var known: [String: Int] = [:]

    mutating func number(_ name: String) -> Int {
        if let number = known[name] { return number }
        known[name] = names.count
        names.append(name)
        return names.count - 1
    }
}
