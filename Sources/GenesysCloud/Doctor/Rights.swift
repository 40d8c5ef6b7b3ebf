import Capture
public import Platforms

/// What one of our clients may do, and where, as the platform tells it.
public struct Rights: Sendable {
    private let policies: [Policy]

    /// Those of grants that hold in every division.
    private let everywhere: Set<Policy>

    /// The divisions its grants name; nil where one of them holds everywhere.
    public let divisions: Set<String>?

    struct Policy: Hashable, Sendable {
        let domain: String
        let entity: String
        let action: String

        func covers(_ permission: String) -> Bool {
            let parts = permission.split(separator: ":").map(String.init)
            guard parts.count == 3 else { return false }
            return zip([domain, entity, action], parts).allSatisfy { $0 == "*" || $0 == $1 }
        }

        var text: String { "\(domain):\(entity):\(action)" }
    }

    /// Reads `AuthzSubject`.
    init(_ subject: JSON) {
        var policies: Set<Policy> = []
        var everywhere: Set<Policy> = []
        var divisions: Set<String> = []
        for grant in subject["grants"]?.elements ?? subject.elements {
            let division = grant["division"]?["id"]?.string
            if let division { divisions.insert(division) }
            let own = Policy.all(of: grant)
            policies.formUnion(own)
            if division == "*" { everywhere.formUnion(own) }
        }
        self.policies = policies.sorted { $0.text < $1.text }
        self.everywhere = everywhere
        self.divisions = divisions.contains("*") ? nil : divisions
    }

    public func holds(_ permission: String) -> Bool { policies.contains { $0.covers(permission) } }

    /// Whether it holds a permission in every division, those that are made tomorrow among them.
    func holdsEverywhere(_ permission: String) -> Bool { everywhere.contains { $0.covers(permission) } }

    /// What it holds beyond what is asked of it, sorted: `routing:queue:edit`, `directory:*:*`.
    public func surplus(over asked: [String]) -> [String] {
        policies.map(\.text).filter { !asked.contains($0) }
    }
}

extension Rights.Policy {

    /// Those of an `AuthzGrant`.
    fileprivate static func all(of grant: JSON) -> [Self] {
        (grant["role"]?["policies"]?.elements ?? grant.elements).flatMap { policy in
            (policy["actions"]?.elements ?? policy.elements).map { action in
                Self(
                    domain: policy["domain"]?.string ?? "", entity: policy["entityName"]?.string ?? "",
                    action: action.string ?? "")
            }
        }
    }
}

extension Connection {

    /// Asks what this client may do.
    ///
    /// Source: `GET /api/v2/authorization/subjects/me`, API description of July 2026.
    public func rights() async throws(PlatformError) -> Rights {
        let route = "/api/v2/authorization/subjects/me"
        let answer = try await send("GET", route, path: route)
        guard answer.status == 200 else {
            throw PlatformError(call: "GET \(route)", reason: "answered \(answer.status)", advice: .report)
        }
        return Rights(answer.body)
    }

    /// Every page of a list that needs no more than a token, before any collection.
    func page(of listing: Listing) async throws(PlatformError) -> [JSON] {
        var pages = Pages(PlannedList(listing: listing, parent: ""))
        var documents: [JSON] = []
        var next: String? = pages.first
        while let path = next {
            let answer = try await send("GET", listing.path, path: path)
            guard answer.status == 200, let entities = answer.body["entities"] else { return documents }
            documents += entities.elements
            do {
                next = try pages.next(after: answer.body)
            } catch {
                throw PlatformError(call: listing.route, reason: error.because, advice: .report)
            }
        }
        return documents
    }
}
