import Capture

/// One operation of the platform: how it is called, what it asks for, what it answers.
struct Route: Sendable {
    let method: String
    let template: String
    let needs: Need
    let serves: Serving

    /// The parts of the template, nil for a parameter.
    private let parts: [String?]

    init(_ method: Method, _ template: String, needs: Need = .nothing, serves: Serving) {
        self.method = method.rawValue
        self.template = template
        self.needs = needs
        self.serves = serves
        parts = template.split(separator: "/").map { $0.hasPrefix("{") ? nil : String($0) }
    }

    enum Method: String, Sendable {
        case get = "GET"
        case post = "POST"
        case put = "PUT"
        case patch = "PATCH"
        case delete = "DELETE"
    }

    /// Whether a request must have a body, which must be JSON.
    var takesBody: Bool { serves.takesBody }

    var parameterCount: Int { parts.count { $0 == nil } }

    /// What stands for the parameters in a path; nil where the path is another.
    func parameters(in segments: [String]) -> [String]? {
        guard segments.count == parts.count else { return nil }
        var values: [String] = []
        for (part, segment) in zip(parts, segments) {
            guard let part else {
                values.append(segment)
                continue
            }
            guard part == segment else { return nil }
        }
        return values
    }
}

/// How a route makes its answer.
struct Serving: Sendable {

    /// The kind it speaks of; nil where it speaks of none.
    let kind: String?

    /// Whether it changes the tenant.
    let changes: Bool

    /// Whether it reads a body.
    let takesBody: Bool
    let answer: @Sendable (Inquiry) throws(Refusal) -> Answer

    init(
        _ kind: String? = nil, changes: Bool = false, takesBody: Bool = false,
        answer: @escaping @Sendable (Inquiry) throws(Refusal) -> Answer
    ) {
        self.kind = kind
        self.changes = changes
        self.takesBody = takesBody
        self.answer = answer
    }

    /// The one document of a setting.
    static func setting(_ kind: String) -> Serving {
        Serving(kind) { inquiry throws(Refusal) in
            guard let document = inquiry.tenant.setting(kind) else { throw .notFound }
            return Answer(document)
        }
    }

    /// One document by the id in the path.
    ///
    /// - Parameter isThere: Asked with the document's facet and the query.
    static func one(
        of stock: Stock, isThere: @escaping @Sendable (String?, Query) -> Bool = { _, _ in true }
    ) -> Serving {
        Serving(stock.kind.name) { inquiry throws(Refusal) in
            guard let shelf = inquiry.tenant.shelf(stock), let place = shelf.place(of: inquiry.parameters[0]),
                shelf.isWithin(inquiry.reach, place), isThere(shelf.facet(at: place), inquiry.query)
            else { throw .notFound }
            return inquiry.tenant.answer(stock, inquiry.parameters[0], inquiry.query)
        }
    }
}
