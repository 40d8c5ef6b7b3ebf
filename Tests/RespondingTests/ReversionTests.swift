import Capture
import ContactCenter
import GenesysCloud
import Recovery
import Rehearsals
import Response
import Simulator
import Testing

@Suite("What an audit entry changed, taken back")
struct ReversionTests {
    private static let moment = Moment(milliseconds: 1_795_000_000_000)
    private let before: Capture
    private let now: Capture
    private let client: String

    init() throws {
        let tenant = SimulatedTenant.generate(people: 60, seed: 9, posture: .mixed, at: Self.moment)
        before = tenant.capture
        let readers = Set(tenant.readers.map(\.id))
        client = try #require(
            try before.documents(of: .oauthClients).first {
                !readers.contains($0.id) && $0["accessTokenValiditySeconds"]?.integer == 3600
            }
        ).id
        now = try before.setting("accessTokenValiditySeconds", to: "4711", of: .oauthClients, client)
    }

    private func event(
        _ changes: [AuditEvent.Change] = [.lifetime()], type: String = "OAuthClient", action: String = "Update",
        id: String? = nil, at moment: Moment = moment.advanced(by: .days(1)), status: AuditEvent.Status = .success
    ) -> AuditEvent {
        AuditEvent(
            id: "e-1", at: moment, service: "PeoplePermissions", action: action,
            entity: .init(type: type, id: id ?? client), actor: .person("p"), changes: changes, status: status)
    }

    private func refusal(of event: AuditEvent, over now: Capture? = nil) -> String? {
        do {
            _ = try Reversion(of: event).difference(from: before, to: now ?? self.now)
            return nil
        } catch let refusal as Reversion.Refusal {
            return refusal.because
        } catch {
            return "\(error)"
        }
    }

    @Test func `is one write of the document from before it, under the client's id`() throws {
        let reversion = try Reversion(of: event([.lifetime(), .init("version", old: [.text("1")], new: [.text("2")])]))
        #expect(reversion.kind == .oauthClients && reversion.id == client)
        let restoration = try Restoration(
            of: reversion.difference(from: before, to: now), from: before, over: now, allowlist: false)
        #expect(restoration.left == [])
        let change = try #require(restoration.changes.first)
        #expect(restoration.changes.count == 1)
        #expect(change.verb == .write && change.target == Subject(.client, client))
        let hash = before.manifest.files[Kind.oauthClients.path(of: client, in: .config)]
        #expect(hash.map { change.detail == .document(kind: "oauth-clients", sha256: $0) } == true)
    }

    @Test func `goes back to a capture that ended before it, and holds the object`() throws {
        let ended = before.manifest.ended
        #expect(try Reversion(of: event(at: ended)).canGoBack(to: before.manifest))
        #expect(try !Reversion(of: event(at: ended.advanced(by: .milliseconds(-1)))).canGoBack(to: before.manifest))
        #expect(try !Reversion(of: event(id: "another")).canGoBack(to: before.manifest))
    }

    @Test func `is refused where something else stands there by now, or stood there before`() throws {
        let since = try before.setting("accessTokenValiditySeconds", to: "4712", of: .oauthClients, client)
        #expect(
            refusal(of: event(), over: since)?.hasPrefix("set accessTokenValiditySeconds to something else") == true)
        #expect(
            refusal(of: event([.lifetime(from: "3601")]))?.hasPrefix("had another accessTokenValiditySeconds before")
                == true)
    }

    @Test func `is refused where more of the object changed than the entry says`() throws {
        let more = try now.setting("name", to: #""Another""#, of: .oauthClients, client)
        #expect(refusal(of: event(), over: more) == "is not all that changed since: name did too")
    }

    @Test(arguments: [
        "<client changed>", "36...", "36…", "****", "hmac-sha256:01234567:0123456789abcdef0123456789abcdef",
    ])
    func `is refused where a value is masked or cut short`(value: String) {
        #expect(
            refusal(of: event([.lifetime(from: value)]))
                == "has values of accessTokenValiditySeconds that are sealed, masked or cut short")
    }

    @Test func `is refused where a value is sealed`() {
        let sealed = AuditEvent.Change("accessTokenValiditySeconds", old: [.sealed], new: [.text("4711")])
        #expect(refusal(of: event([sealed]))?.contains("sealed") == true)
    }

    @Test func `is refused of what failed, came or went, names no property, or is not written`() {
        #expect(refusal(of: event(status: .failure))?.hasPrefix("tells of no change") == true)
        #expect(refusal(of: event(type: "Unknown"))?.hasPrefix("tells of no change") == true)
        #expect(refusal(of: event(action: "Delete"))?.hasPrefix("names no property") == true)
        #expect(refusal(of: event([]))?.hasPrefix("names no property") == true)
        #expect(refusal(of: event([.init("secret")])) == "changed secret, which is not written back")
    }

    @Test(arguments: [
        (["a", "b"], ["b", "c"]), (["a,b"], ["b,c"]), ([#"["a","b"]"#], [#"["c","b"]"#]),
    ])
    func `a list may be told value by value, joined by commas, or as JSON`(old: [String], new: [String]) throws {
        let first = try before.setting("scope", to: #"["b","a"]"#, of: .oauthClients, client)
        let second = try before.setting("scope", to: #"["b","c"]"#, of: .oauthClients, client)
        let change = AuditEvent.Change("scope", old: old.map { .text($0) }, new: new.map { .text($0) })
        let difference = try Reversion(of: event([change])).difference(from: first, to: second)
        #expect(difference.objects.map(\.id) == [client])
    }
}

extension AuditEvent.Change {
    fileprivate static func lifetime(from old: String = "3600") -> AuditEvent.Change {
        .init("accessTokenValiditySeconds", old: [.text(old)], new: [.text("4711")])
    }
}
