public import GenesysCloud
public import Testing

@Suite("Every call a collection makes")
struct ListingTests {
    private let description: Description

    init() throws { description = try #require(Description.platform) }

    private func operation(of listing: Listing) throws -> Description.Operation {
        try #require(description.operation(listing.paging == .usage ? "POST" : "GET", listing.path))
    }

    @Test(arguments: GenesysCloud.listings)
    func `is in the API description`(listing: Listing) throws {
        _ = try operation(of: listing)
    }

    @Test(arguments: GenesysCloud.listings)
    func `sends only parameters that are declared, with values that are allowed`(listing: Listing) throws {
        let declared = try operation(of: listing).query
        for parameter in listing.query {
            let rule = try #require(declared[parameter.name], "\(parameter.name) is not declared")
            if let allowed = rule.allowedValues {
                #expect(allowed.contains(parameter.value), "\(parameter.name)=\(parameter.value)")
            }
        }
    }

    @Test(arguments: GenesysCloud.listings)
    func `asks for the permissions that are named there`(listing: Listing) throws {
        let named = try operation(of: listing).permission
        switch listing.needs {
        case .none: #expect(named == nil)
        case .any(let names):
            #expect(named?.type == "ANY")
            #expect(named?.names == Set(names))
        case .all(let names):
            #expect(named?.type == "ALL")
            #expect(named?.names == Set(names))
        }
    }

    @Test(arguments: GenesysCloud.listings)
    func `pages as its answer is described`(listing: Listing) throws {
        let operation = try operation(of: listing)
        let parameters = Set(operation.query.keys)
        let answered = operation.answered
        #expect(!answered.isEmpty)
        switch listing.paging {
        case .document:
            #expect(!answered.contains("entities"))
        case .entities:
            #expect(answered.contains("entities"))
            #expect(answered.isDisjoint(with: ["pageCount", "nextUri", "cursor"]))
        case .pages:
            #expect(parameters.isSuperset(of: ["pageSize", "pageNumber"]))
            #expect(answered.isSuperset(of: ["entities", "pageCount", "total"]))
        case .pagesUnasked:
            #expect(parameters.isDisjoint(with: ["pageSize", "pageNumber"]))
            #expect(answered.isSuperset(of: ["entities", "pageCount", "total"]))
        case .links:
            #expect(parameters.isSuperset(of: ["pageSize", "after"]))
            #expect(answered.isSuperset(of: ["entities", "nextUri"]))
            #expect(!answered.contains("pageCount"))
        case .usage:
            #expect(answered == ["executionId", "resultsUri"])
            let results = try #require(description.operation("GET", listing.path + "/{executionId}/results"))
            #expect(results.answered.isSuperset(of: ["results", "queryStatus"]))
        }
    }
}

extension Listing: CustomTestStringConvertible {
    public var testDescription: String { route }
}
