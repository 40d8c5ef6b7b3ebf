import GenesysCloud
import Testing

@testable import Simulator

@Suite("Every route the simulator serves")
struct RouteTests {
    private let description: Description

    init() throws { description = try #require(Description.platform) }

    @Test(arguments: RouteTable.routes)
    func `is in the API description`(route: Route) {
        #expect(description.operation(route.method, route.template) != nil)
    }

    @Test(arguments: RouteTable.routes)
    func `demands the permissions that are named there`(route: Route) throws {
        let named = try #require(description.operation(route.method, route.template)).permission
        switch route.needs {
        case .nothing: #expect(named == nil)
        case .any(let names):
            #expect(named?.type == "ANY")
            #expect(named?.names == Set(names))
        case .all(let names):
            #expect(named?.type == "ALL")
            #expect(named?.names == Set(names))
        }
    }

    @Test func `is there once`() {
        let names = RouteTable.routes.map(\.testDescription)
        #expect(Set(names).count == names.count)
    }

    @Test(arguments: GenesysCloud.listings)
    func `answers a call a collection makes`(listing: Listing) {
        #expect(RouteTable.routes.contains { $0.testDescription == listing.route })
    }
}

extension Route: CustomTestStringConvertible {
    var testDescription: String { "\(method) \(template)" }
}
