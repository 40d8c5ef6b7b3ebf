import Assurance
import Catalog
import ContactCenter
import Foundation
import Testing

@Suite("The catalogue")
struct CatalogTests {

    @Test func `holds ninety-two controls`() {
        #expect(Catalog.controls.count == 92)
    }

    @Test func `never uses an identifier twice`() {
        #expect(Set(Catalog.controls.map(\.id)).count == Catalog.controls.count)
    }

    @Test func `lists them family by family, in the order of their numbers`() {
        let families = ["IDN", "AUT", "ACC", "INT", "CRY", "DAT", "LOG", "CHN", "CFG"]
        let places = Catalog.controls.map { control -> Int in
            let parts = control.id.rawValue.split(separator: "-")
            guard let family = families.firstIndex(of: String(parts[0])), let number = Int(parts[1]) else { return -1 }
            return family * 100 + number
        }
        #expect(places == places.sorted())
        #expect(!places.contains(-1))
    }

    @Test func `makes no claim twice`() {
        #expect(Set(Catalog.controls.map(\.title)).count == Catalog.controls.count)
    }

    @Test(arguments: Catalog.controls)
    func `cites ISO 27001 and CSF 2.0 for each, and only clauses that stand`(control: Control) throws {
        #expect(control.satisfies.contains { $0.framework == .iso27001 }, "\(control.id)")
        #expect(control.satisfies.contains { $0.framework == .nistCSF }, "\(control.id)")
        #expect(Set(control.satisfies).count == control.satisfies.count, "\(control.id) cites a clause twice")
        for citation in control.satisfies {
            let clauses = try FrameworkFiles.clauses(of: citation.framework)
            #expect(clauses.contains(citation.clause), "\(control.id) cites \(citation)")
        }
    }

    @Test(arguments: Catalog.controls)
    func `says why and what to do in whole sentences`(control: Control) {
        for text in [control.why, control.remedy] {
            #expect(text.hasSuffix("."), "\(control.id)")
            #expect(text.first?.isUppercase == true, "\(control.id)")
            #expect(text.contains(". "), "\(control.id) says it in one sentence")
            #expect(!text.contains("  ") && !text.contains("\n"), "\(control.id)")
        }
        #expect(!control.title.hasSuffix("."), "\(control.id)")
    }

    @Test(arguments: Catalog.controls)
    func `says nothing about a tenant it could not read`(control: Control) {
        switch control(TenantSnapshot()) {
        case .undetermined(let gaps, let soFar):
            #expect(!gaps.isEmpty, "\(control.id)")
            #expect(soFar <= 1, "\(control.id)")
        case .exhibit(let exhibit): #expect(!exhibit.undecided.isEmpty, "\(control.id)")
        case let verdict: Issue.record("\(control.id) says \(verdict)")
        }
    }

    @Test(arguments: Catalog.controls)
    func `judging twice gives the same`(control: Control) {
        #expect(control(tenant) == control(tenant))
        #expect(control(TenantSnapshot()) == control(TenantSnapshot()))
    }

    @Test(arguments: Catalog.controls.flatMap(\.parameters))
    func `every threshold starts inside its range, on the safe side of any bound, and says where it is from`(
        parameter: Parameter
    ) {
        #expect(parameter.range.contains(parameter.default), "\(parameter.name)")
        #expect(!parameter.isLoose(parameter.default), "\(parameter.name)")
        #expect(parameter.source.count > 10, "\(parameter.name)")
    }

    @Test func `no two thresholds share a name`() {
        let names = Catalog.controls.flatMap(\.parameters).map(\.name)
        #expect(Set(names).count == names.count)
    }

    @Test func `judging all at once gives what judging one by one gives`() {
        let snapshot = tenant.knowing(.people, [Person(id: "a"), Person(id: "b", state: .inactive)])
            .knowing(.grants, []).knowing(.roles, .some).knowing(.clients, [OAuthClient(id: "c", name: "CRM")])
            .knowing(.ownClients, []).knowing(.integrations, [])
        for (control, verdict) in Catalog.controls.judge(snapshot) {
            #expect(verdict == control(snapshot), "\(control.id)")
        }
    }

    @Test func `the table of requirements names only our controls and rows that look like rows`() throws {
        let rows = try RequirementRows.byControl()
        #expect(Set(rows.keys) == Set(Catalog.controls.map(\.id.rawValue)))
        for (control, ids) in rows {
            #expect(ids == ids.sorted() && Set(ids).count == ids.count, "\(control)")
            #expect(ids.allSatisfy { $0.hasPrefix("H-") || $0.hasPrefix("I-") || $0.hasPrefix("N-") }, "\(control)")
        }
    }

    @Test func `keeps the controls about what nobody may allow from being waived`() {
        #expect(Catalog.unwaivable.keys.allSatisfy { id in Catalog.controls.contains { $0.id == id } })
        #expect(Catalog.unwaivable.values.allSatisfy { $0.count > 40 })
        // Every control that answers to the clause on card security codes.
        let codes = Catalog.controls.filter { control in
            control.satisfies.contains { $0.framework == .pciDSS && $0.clause.hasPrefix("3.3.1") }
        }
        #expect(codes.map(\.id) == ["DAT-05"])
        #expect(codes.allSatisfy { Catalog.unwaivable[$0.id] != nil })
    }
}

/// The catalogues of clauses that ship with the product.
private enum FrameworkFiles {
    static func clauses(of framework: Framework) throws -> Set<String> {
        let file = Repository.root.appending(path: "Sources/CFrameworks/catalogs/\(framework.id).json")
        let document = try JSONDecoder().decode(Document.self, from: Data(contentsOf: file))
        return Set(document.controls.filter { !($0.withdrawn ?? false) }.map(\.id))
    }

    private struct Document: Decodable {
        let controls: [Clause]
    }

    private struct Clause: Decodable {
        let id: String
        let withdrawn: Bool?
    }
}

private enum RequirementRows {
    static func byControl() throws -> [String: [String]] {
        let file = Repository.root.appending(path: "docs/coverage-rows.json")
        return try JSONDecoder().decode([String: [String]].self, from: Data(contentsOf: file))
    }
}

private enum Repository {
    static let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent()
}
