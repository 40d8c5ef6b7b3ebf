import Capture
import ContactCenter
import Rehearsals
import ServiceLifecycle
import Synchronization
import Testing
import Tickets
import Webhooks

@Suite("Change tickets announced over HTTP")
struct TicketWebhookTests {
    private static let now = Moment(milliseconds: 1_795_500_000_000)
    private static let ticket = Announcer.ticket("CHG-1", "roles/*", around: now)

    /// What a desk was given to keep, and what it told.
    private final class Kept: Sendable {
        let deliveries = Mutex<[(numbers: [String], id: String?, sent: Moment)]>([])
        let told = Mutex<[DeliveryOutcome]>([])
    }

    /// Serves a desk for `acme` while `body` runs.
    private static func serving(
        _ kept: Kept = Kept(),
        outcome: DeliveryOutcome = .kept(.init(tickets: 1, withdrawn: 0, overtaken: 0, commit: "c0")),
        atOnce: Int = 4, _ body: @escaping @Sendable (Announcer) async throws -> Void
    ) async throws {
        let desk = TicketDesk(
            of: "acme", secret: Announcer.secret, kinds: ["roles"], now: { now },
            tell: { outcome, _ in kept.told.withLock { $0.append(outcome) } },
            keep: { delivery, sent, _, id in
                kept.deliveries.withLock { $0.append((delivery.rows.map(\.ticket) + delivery.withdrawn, id, sent)) }
                return outcome
            })
        let webhook = TicketWebhook([desk], atOnce: atOnce)
        let (ready, announcement) = AsyncStream.makeStream(of: Int.self)
        let server = WebhookServer(
            at: try #require(ListeningAddress("127.0.0.1:0")), onReady: { announcement.yield($0) },
            mount: { webhook.mount(on: $0) })
        let group = ServiceGroup(configuration: .init(services: [server], logger: WebhookServer.logger))
        try await withThrowingTaskGroup(of: Void.self) { tasks in
            tasks.addTask {
                defer { announcement.finish() }
                try await group.run()
            }
            tasks.addTask {
                var port: Int?
                for await one in ready {
                    port = one
                    break
                }
                let address = "http://127.0.0.1:\(try #require(port))/tenants/acme/changes"
                do {
                    try await body(Announcer(address: address))
                } catch {
                    await group.triggerGracefulShutdown()
                    throw error
                }
                await group.triggerGracefulShutdown()
            }
            try await tasks.waitForAll()
        }
    }

    @Test func `are kept with their id and when they were signed, and answered when they are`() async throws {
        let kept = Kept()
        try await Self.serving(kept) { announcer async throws in
            let answer = try await announcer.announce(Self.ticket, at: Self.now, id: "delivery-1")
            #expect(answer.status == 200)
            #expect(answer.json?["tickets"]?.integer == 1 && answer.json?["commit"]?.string == "c0")
            #expect(try await announcer.get("/health").status == 200)
        }
        let deliveries = kept.deliveries.withLock { $0 }
        #expect(deliveries.map(\.numbers) == [["CHG-1"]])
        #expect(deliveries.map(\.id) == ["delivery-1"] && deliveries.map(\.sent) == [Self.now])
    }

    @Test func `are refused to whoever does not know the secret, or signed at another time`() async throws {
        let kept = Kept()
        try await Self.serving(kept) { announcer async throws in
            let none = try await announcer.post(Self.ticket)
            #expect(none.status == 401 && none.text.contains("has no Linewarden-Signature"))
            let shape = try await announcer.announce(Self.ticket, at: Self.now, signature: "sha256=00")
            #expect(shape.status == 401 && shape.text.contains("t=SECONDS,v1=HEXADECIMAL"))
            let wrong = "t=1795500000,v1=" + String(repeating: "0", count: 64)
            let other = try await announcer.announce(Self.ticket, at: Self.now, signature: wrong)
            #expect(other.status == 401 && other.text.contains("not signed with the secret"))
            for seconds in [-301, 301] {
                let moment = Self.now.advanced(by: .seconds(seconds))
                #expect(try await announcer.announce(Self.ticket, at: moment).status == 401)
            }
            for seconds in [-300, 300] {
                let moment = Self.now.advanced(by: .seconds(seconds))
                #expect(try await announcer.announce(Self.ticket, at: moment).status == 200)
            }
        }
        #expect(kept.deliveries.withLock { $0.count } == 2)
    }

    @Test func `are refused whole where one entry is bad, with why and without who`() async throws {
        let kept = Kept()
        try await Self.serving(kept) { announcer async throws in
            let bad = Self.ticket.replacing("ada.byron", with: "grace.hopper")
            let answer = try await announcer.announce("[\(Self.ticket),\(bad)]", at: Self.now)
            #expect(answer.status == 422)
            let entries = answer.json?["entries"].map { Array($0.elements) } ?? []
            #expect(entries.map { $0["entry"]?.integer } == [2])
            #expect(entries.map { $0["because"]?.string } == ["is approved by whoever makes it"])
            #expect(!answer.text.contains("grace") && !answer.text.contains("ada"))
            #expect(try await announcer.announce("hello", at: Self.now).status == 400)
        }
        #expect(kept.deliveries.withLock { $0.isEmpty })
    }

    @Test func `are a mebibyte at most`() async throws {
        try await Self.serving { announcer async throws in
            let blanks = String(repeating: " ", count: (1 << 20) - Self.ticket.utf8.count)
            #expect(try await announcer.announce(Self.ticket + blanks, at: Self.now).status == 200)
            let answer = try await announcer.announce(Self.ticket + blanks + " ", at: Self.now)
            #expect(answer.status == 413)
        }
    }

    @Test func `are asked for again where another run has the tenant, and where too many come at once`() async throws {
        try await Self.serving(outcome: .busy) { announcer async throws in
            let answer = try await announcer.announce(Self.ticket, at: Self.now)
            #expect(answer.status == 503 && answer.retryAfter == "30")
        }
        let kept = Kept()
        try await Self.serving(kept, atOnce: 0) { announcer async throws in
            let answer = try await announcer.announce(Self.ticket, at: Self.now)
            #expect(answer.status == 503 && answer.retryAfter == "2")
        }
        #expect(kept.deliveries.withLock { $0.isEmpty })
    }

    @Test func `are taken by as many as there is place for, again and again`() async throws {
        let kept = Kept()
        try await Self.serving(kept, atOnce: 1) { announcer async throws in
            for _ in 1...3 { #expect(try await announcer.announce(Self.ticket, at: Self.now).status == 200) }
            _ = try await announcer.post("x")
            #expect(try await announcer.announce(Self.ticket, at: Self.now).status == 200)
        }
        #expect(kept.told.withLock { $0.map(\.status) } == [200, 200, 200, 401, 200])
    }

    @Test(arguments: [
        (DeliveryOutcome.repeated, 200), (.otherwise, 409), (.failed, 500),
    ])
    func `are answered as they fared`(outcome: DeliveryOutcome, status: Int) async throws {
        try await Self.serving(outcome: outcome) { announcer async throws in
            let answer = try await announcer.announce(Self.ticket, at: Self.now)
            #expect(answer.status == status)
            #expect((answer.json?["error"] == nil) == (status == 200))
        }
    }

    @Test func `have an id that prints, or none`() async throws {
        try await Self.serving { announcer async throws in
            let longest = String(repeating: "x", count: 200)
            #expect(try await announcer.announce(Self.ticket, at: Self.now, id: longest).status == 200)
            #expect(try await announcer.announce(Self.ticket, at: Self.now, id: longest + "x").status == 400)
        }
    }

    @Test func `of another tenant have no place here`() async throws {
        let kept = Kept()
        try await Self.serving(kept) { announcer async throws in
            let other = Announcer(address: announcer.address.replacing("/acme/", with: "/other/"))
            #expect(try await other.announce(Self.ticket, at: Self.now).status == 404)
        }
        #expect(kept.told.withLock { $0.isEmpty })
    }
}
