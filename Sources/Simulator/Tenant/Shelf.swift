import Capture

/// The documents of one kind, ready to be sent: read once, in one piece of memory, with the places of each.
///
/// A page of a hundred people is a hundred copies of bytes, whatever the number of people. What is changed stands beside
/// that piece of memory, which is never copied.
struct Shelf: Sendable {
    let expansions: [Stock.Expansion]
    private let stock: Stock
    private let original: Original
    private var places: [String: Int]

    /// For each document its division's number, -1 where it has none.
    private var divisions: [Int]
    private var facets: [Int]
    private var placesByFacet: [[Int]]
    private var divisionNumbers: Numbers
    private var facetNumbers: Numbers

    /// What was put in since, by place.
    private var edits: [Int: Edit] = [:]

    /// The places whose documents were taken away.
    private var gone: Set<Int> = []

    /// How many documents have which text in a member, in small letters: counted when it is first asked for.
    private var texts: [String: [String: Int]] = [:]

    /// What the capture has.
    private struct Original: Sendable {
        var bytes: [UInt8] = []

        /// For each document where it begins, where what is always sent ends, and where each expansion ends.
        var marks: [Int] = []
    }

    private struct Edit: Sendable {
        var bytes: [UInt8] = []
        var marks: [Int] = []
    }

    /// Reads a kind.
    ///
    /// - Throws: ``CaptureError`` if a file does not read.
    init(_ stock: Stock, from capture: Capture) throws(CaptureError) {
        self.stock = stock
        expansions = stock.expansions
        var draft = Draft(stock)
        try capture.each(stock.kind) { document in draft.add(document) }
        original = draft.original
        places = draft.places
        divisions = draft.divisions
        facets = draft.facets
        placesByFacet = draft.placesByFacet
        divisionNumbers = draft.divisionNumbers
        facetNumbers = draft.facetNumbers
    }

    /// A shelf while it is read.
    private struct Draft {
        let stock: Stock
        let dressing: Dressing
        var original = Original()
        var places: [String: Int] = [:]
        var divisions: [Int] = []
        var facets: [Int] = []
        var placesByFacet: [[Int]] = []
        var divisionNumbers = Numbers()
        var facetNumbers = Numbers()

        init(_ stock: Stock) {
            self.stock = stock
            dressing = Dressing(stock)
        }

        mutating func add(_ document: Document) {
            var config = document.config
            var state = document.state
            if let wrapper = stock.wrapper {
                guard let wrapped = config[key: wrapper] else { return }
                config = wrapped
                state = state?[key: wrapper]
            }
            places[document.id] = divisions.count
            original.marks.append(original.bytes.count)
            original.marks += dressing.append(config, state, to: &original.bytes)
            divisions.append(config["division"]?["id"]?.string.map { divisionNumbers.number($0) } ?? -1)
            let facet = stock.facet.flatMap { document.config[key: $0] ?? document.state?[key: $0] }
            add(facet: facet?.string)
        }

        /// Notes the facet of the document added last.
        private mutating func add(facet: String?) {
            guard let facet else { return facets.append(-1) }
            let number = facetNumbers.number(facet)
            if number == placesByFacet.count { placesByFacet.append([]) }
            placesByFacet[number].append(divisions.count - 1)
            facets.append(number)
        }
    }

    private var stride: Int { expansions.count + 2 }

    func place(of id: String) -> Int? { places[id] }

    func division(at place: Int) -> String? { divisions[place] < 0 ? nil : divisionNumbers.names[divisions[place]] }

    func facet(at place: Int) -> String? { facets[place] < 0 ? nil : facetNumbers.names[facets[place]] }

    /// Appends a document with the expansions asked for.
    func append(_ place: Int, expanding asked: [Int], to out: inout [UInt8]) {
        if !edits.isEmpty, let edit = edits[place] { return Self.append(edit.bytes, edit.marks[...], asked, to: &out) }
        let mark = place * stride
        Self.append(original.bytes, original.marks[mark..<mark + stride], asked, to: &out)
    }

    private static func append(
        _ bytes: [UInt8], _ marks: ArraySlice<Int>, _ asked: [Int], to out: inout [UInt8]
    ) {
        let first = marks.startIndex
        out += bytes[marks[first]..<marks[first + 1]]
        var isEmpty = marks[first + 1] - marks[first] == 1
        for expansion in asked {
            var piece = bytes[marks[first + 1 + expansion]..<marks[first + 2 + expansion]]
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
        guard let allowed = numbers(of: reach) else { return ofFacet.map(Selection.some) ?? everything }
        return .some((ofFacet ?? everything.places).filter { divisions[$0] < 0 || allowed[divisions[$0]] })
    }

    private var everything: Selection {
        let all = Selection.all(divisions.count)
        return gone.isEmpty ? all : .some(all.places.filter { !gone.contains($0) })
    }

    func isWithin(_ reach: Reach, _ place: Int) -> Bool { division(at: place).map(reach.contains) ?? true }

    /// Whether each division's number is within reach; nil when all are.
    private func numbers(of reach: Reach) -> [Bool]? {
        guard case .some = reach else { return nil }
        return divisionNumbers.names.map(reach.contains)
    }
}

extension Shelf {

    /// The ids of the documents of a facet, in no order.
    func ids(ofFacet facet: String) -> [String] {
        guard let number = facetNumbers.known[facet] else { return [] }
        return places.filter { facets[$0.value] == number }.map(\.key)
    }

    /// Every document with everything in it.
    var documents: [[UInt8]] { everything.places.map(whole) }

    /// Puts a document in, in place of the one of that id if there is one.
    mutating func put(_ document: JSON, id: String) {
        count(places[id], by: -1)
        let place = places[id] ?? newPlace(for: id)
        var edit = Edit()
        edit.marks = [0] + Dressing(stock).append(document, nil, to: &edit.bytes)
        edits[place] = edit
        let division = document["division"]?["id"]?.string.map { divisionNumbers.number($0) } ?? -1
        if divisions[place] != division { divisions[place] = division }
        if let member = stock.facet { move(place, to: document[key: member]?.string) }
        count(place, by: 1)
    }

    /// Whether a document has that text in a member, whatever the case of its letters.
    mutating func has(_ value: String, in member: String) -> Bool {
        if texts[member] == nil {
            texts[member] = [:]
            for bytes in documents { count(bytes, member, by: 1) }
        }
        return texts[member]?[value.lowercased(), default: 0] ?? 0 > 0
    }

    /// Counts the texts of a document in or out.
    private mutating func count(_ place: Int?, by number: Int) {
        guard let place, !texts.isEmpty else { return }
        let bytes = whole(place)
        for member in texts.keys { count(bytes, member, by: number) }
    }

    private mutating func count(_ bytes: [UInt8], _ member: String, by number: Int) {
        guard let text = (try? JSON(bytes))?[key: member]?.string else { return }
        texts[member]?[text.lowercased(), default: 0] += number
    }

    private mutating func newPlace(for id: String) -> Int {
        places[id] = divisions.count
        divisions.append(-1)
        facets.append(-1)
        return divisions.count - 1
    }

    /// Takes a document away.
    mutating func remove(_ id: String) {
        count(places[id], by: -1)
        guard let place = places.removeValue(forKey: id) else { return }
        move(place, to: nil)
        edits[place] = nil
        gone.insert(place)
    }

    private mutating func move(_ place: Int, to facet: String?) {
        let number = facet.map { facetNumbers.number($0) } ?? -1
        let before = facets[place]
        guard number != before else { return }
        if before >= 0 { placesByFacet[before].remove(at: placesByFacet[before].spot(of: place)) }
        facets[place] = number
        guard number >= 0 else { return }
        if number == placesByFacet.count { placesByFacet.append([]) }
        placesByFacet[number].insert(place, at: placesByFacet[number].spot(of: place))
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

    var places: [Int] {
        switch self {
        case .all(let count): Array(0..<count)
        case .some(let places): places
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
