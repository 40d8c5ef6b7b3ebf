import HTTPTypes
public import Hummingbird
import NIOCore
import Synchronization

/// `POST /tenants/TENANT/changes`: takes what other tools announce of change tickets, for as many tenants as there are
/// desks.
///
/// Knows nothing of the server it is mounted on.
public struct TicketWebhook: Sendable {
    private let desks: [String: TicketDesk]
    private let gate: Gate

    /// Where the signature of a delivery stands, and what whoever sent it calls it.
    public static let signatureField = "Linewarden-Signature"
    public static let idField = "Linewarden-Delivery"

    /// In bytes.
    public static let largestBody = 1 << 20

    /// - Parameter atOnce: How many deliveries are read and kept at the same time; more are asked to come again.
    public init(_ desks: [TicketDesk], atOnce: Int = 16) {
        self.desks = Dictionary(desks.map { ($0.tenant, $0) }) { first, _ in first }
        gate = Gate(places: atOnce)
    }

    public func mount<Context: RequestContext>(on router: some RouterMethods<Context>) {
        router.post("tenants/{tenant}/changes") { request, context in
            guard let desk = desks[context.parameters.get("tenant") ?? ""] else { return Response(status: .notFound) }
            return Response(desk.told(await outcome(of: request, at: desk)))
        }
    }

    private func outcome(of request: Request, at desk: TicketDesk) async -> DeliveryOutcome {
        guard gate.enter() else { return .crowded }
        defer { gate.leave() }
        do {
            let signature = try desk.admit(request.deliveryHead)
            let body = try await request.body.collect(upTo: Self.largestBody)
            return await desk.take(Array(buffer: body), under: signature, id: request.deliveryHead.id)
        } catch let refused as TicketDesk.Refused {
            return refused.outcome
        } catch is NIOTooManyBytesError {
            return .tooLarge
        } catch {
            // Whoever sent it hung up, and nobody reads the answer.
            return .unsigned("ended before it was whole")
        }
    }

    /// Lets so many in at once.
    private final class Gate: Sendable {
        private let free: Mutex<Int>

        init(places: Int) { free = Mutex(places) }

        func enter() -> Bool {
            free.withLock { free in
                guard free > 0 else { return false }
                free -= 1
                return true
            }
        }

        func leave() { free.withLock { $0 += 1 } }
    }
}

extension Request {
    fileprivate var deliveryHead: TicketDesk.Head {
        func field(_ name: String) -> String? { HTTPField.Name(name).flatMap { headers[$0] } }
        return .init(signature: field(TicketWebhook.signatureField), id: field(TicketWebhook.idField))
    }
}

extension Response {
    fileprivate init(_ outcome: DeliveryOutcome) {
        var headers: HTTPFields = [.contentType: "application/json"]
        if let seconds = outcome.retryAfter { headers[.retryAfter] = "\(seconds)" }
        self.init(
            status: .init(code: outcome.status), headers: headers,
            body: .init(byteBuffer: ByteBuffer(bytes: outcome.json)))
    }
}
