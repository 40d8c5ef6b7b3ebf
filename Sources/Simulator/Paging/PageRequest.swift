import Capture

/// Which page of a list is asked for, by its number.
struct PageRequest: Sendable {
    let size: Int
    let number: Int

    /// Reads `pageSize` and `pageNumber`.
    ///
    /// - Throws: ``Refusal`` `invalid.value` for anything but numbers within the limits.
    init(_ query: Query, standard: Int = 25, atMost maximum: Int) throws(Refusal) {
        size = try Self.number(query, "pageSize", otherwise: standard, in: 1...maximum, allowed: "1-\(maximum)")
        number = try Self.number(
            query, "pageNumber", otherwise: 1, in: 1...Self.lastNumber, allowed: "1-\(Self.lastNumber)")
    }

    /// A page whose size the platform decides.
    init(_ query: Query, size: Int) throws(Refusal) {
        self.size = size
        number = try Self.number(
            query, "pageNumber", otherwise: 1, in: 1...Self.lastNumber, allowed: "1-\(Self.lastNumber)")
    }

    /// Far beyond any list, and small enough that no offset overflows.
    private static let lastNumber = 1_000_000

    var offset: Int { (number - 1) * size }

    func pageCount(_ total: Int) -> Int { (total + size - 1) / size }

    /// The size of a page that is named by a cursor instead of a number.
    static func size(_ query: Query, standard: Int, most: Int) throws(Refusal) -> Int {
        try number(query, "pageSize", otherwise: standard, in: 1...most, allowed: "1-\(most)")
    }

    private static func number(
        _ query: Query, _ name: String, otherwise standIn: Int, in range: ClosedRange<Int>, allowed: String
    ) throws(Refusal) -> Int {
        guard let text = query[name] else { return standIn }
        guard let value = Int(text), range.contains(value) else { throw .invalid(text, for: name, allowed: allowed) }
        return value
    }
}

extension PageRequest {

    /// The numbers of an envelope.
    func write(total: Int, to json: inout JSONWriter) {
        json.field("pageSize", size)
        json.field("pageNumber", number)
        json.field("total", total)
        json.field("pageCount", pageCount(total))
    }

    /// The links of an envelope; the page size stands in them unless the platform decides it.
    func writeLinks(of target: Target, total: Int, namesSize: Bool, to json: inout JSONWriter) {
        let link = { (page: Int) in
            let kept = target.query.text(without: ["pageSize", "pageNumber"])
            let paging = namesSize ? "pageSize=\(size)&pageNumber=\(page)" : "pageNumber=\(page)"
            return "\(target.path)?" + [kept, paging].compactMap(\.self).joined(separator: "&")
        }
        let last = max(pageCount(total), 1)
        json.field("firstUri", link(1))
        if number > 1 { json.field("previousUri", link(min(number - 1, last))) }
        if number < last { json.field("nextUri", link(number + 1)) }
        json.field("lastUri", link(last))
        json.field("selfUri", link(number))
    }
}

/// The array `entities`, as it grows.
struct EntityList: Sendable {
    private var open: [UInt8] = [UInt8(ascii: "[")]

    mutating func add(_ write: (inout [UInt8]) -> Void) {
        if open.count > 1 { open.append(UInt8(ascii: ",")) }
        write(&open)
    }

    var bytes: [UInt8] { open + [UInt8(ascii: "]")] }

    func write(to json: inout JSONWriter) {
        json.key("entities")
        json.verbatim(bytes)
    }
}
