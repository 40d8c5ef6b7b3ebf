import ContactCenter
import GenesysCloud
import Platforms
import Simulator
import Synchronization
import Testing

@Suite("Where a list goes on")
struct PagingTests {

    /// What a collection says of the web deployments (a list by links) and the roles (a list by number) when every page
    /// of theirs is this.
    private static func absences(_ page: @escaping @Sendable (_ path: String) -> String) async throws -> [[Absence]] {
        try await Gateway.serving { path in
            if path.hasPrefix("/login") { return .token }
            if path.hasPrefix("/api/v2/tokens/me") { return .identity }
            return .init(body: page(path))
        } _: { gateway in
            let records = try await Collected.records(from: gateway)
            return ["web-deployments", "roles"].map { kind in records.first { $0.kind == kind }?.absences ?? [] }
        }
    }

    private static func because(_ page: @escaping @Sendable (_ path: String) -> String) async throws -> [String] {
        try await absences(page).map { absences in
            absences.compactMap { if case .failed(_, let because) = $0 { because } else { nil } }.joined(
                separator: "; ")
        }
    }

    @Test(arguments: ["\"7\"", "1.0", "true", "{}", "[]"])
    func `is not known where a count is of another type`(count: String) async throws {
        #expect(
            try await Self.because { _ in #"{"entities":[{"id":"a"}],"total":\#(count)}"# }
                == ["gave a total that is no whole number", "gave a total that is no whole number"])
        #expect(
            try await Self.because { _ in #"{"entities":[{"id":"a"}],"pageCount":\#(count)}"# }.last
                == "gave a pageCount that is no whole number")
    }

    @Test(arguments: [#""https://elsewhere.example/api""#, #""/api/v2/users?pageNumber=2""#, "7", "{}"])
    func `is not known where the next page is of another list`(link: String) async throws {
        let because = "named a next page that is not of this list"

        #expect(try await Self.because { _ in #"{"entities":[{"id":"a"}],"nextUri":\#(link)}"# } == [because, because])
    }

    @Test func `is not known where pages lead in a circle`() async throws {
        let because = try await Self.because { path in
            let list = path.split(separator: "?").first ?? ""
            return #"{"entities":[{"id":"a"}],"nextUri":"\#(list)?after=x"}"#
        }

        #expect(because.allSatisfy { $0 == "named a page it had given before" }, "\(because)")
    }

    @Test func `is not known where there are pages without end and nothing on them`() async throws {
        let because = try await Self.because { _ in #"{"entities":[],"pageCount":9223372036854775807}"# }

        #expect(because.last == "gave twenty empty pages one after the other")
    }

    @Test(arguments: [
        #"{"entities":[{"name":"a"}]}"#, #"{"entities":[{"id":7}]}"#, #"{"entities":[7]}"#, #"{"entities":[null]}"#,
        #"{"entities":[{"id":""}]}"#, #"{"entities":[{"id":"a\u0000b"}]}"#,
    ])
    func `is not known where an entry has no usable id`(page: String) async throws {
        #expect(
            try await Self.because { _ in page } == ["left out the id of an entry", "left out the id of an entry"])
    }

    @Test(arguments: ["{}", "[]", "null", "7", #"{"entities":null}"#, #"{"entities":{}}"#, #"{"entities":"none"}"#])
    func `is not known where there is no list`(page: String) async throws {
        #expect(try await Self.because { _ in page } == ["answered without a list", "answered without a list"])
    }

    @Test(arguments: ["null", "\"\""])
    func `is its end where no next page is named`(link: String) async throws {
        #expect(
            try await Self.absences { _ in #"{"entities":[{"id":"a"}],"total":1,"nextUri":\#(link)}"# } == [[], []])
    }
}
