public import ContactCenter
public import Redaction
public import Tickets

/// Where the deliveries of one tenant are taken, one after the other.
public actor TicketDesk {
    public nonisolated let tenant: String
    private let secret: Secret
    private let kinds: Set<String>
    private nonisolated let now: @Sendable () -> Moment
    private let keep: Keep
    private nonisolated let tell: Tell

    /// Keeps a delivery so that it lasts, or says why not.
    public typealias Keep =
        @Sendable (TicketDelivery, _ sent: Moment, _ received: Moment, _ id: String?) -> DeliveryOutcome
    public typealias Tell = @Sendable (DeliveryOutcome, _ received: Moment) -> Void

    /// - Parameters:
    ///   - secret: What whoever may send knows.
    ///   - kinds: The kinds objects can be of, by name.
    ///   - tell: Told of each delivery.
    public init(
        of tenant: String, secret: Secret, kinds: Set<String>, now: @escaping @Sendable () -> Moment,
        tell: @escaping Tell, keep: @escaping Keep
    ) {
        (self.tenant, self.secret, self.kinds, self.now) = (tenant, secret, kinds, now)
        (self.tell, self.keep) = (tell, keep)
    }

    /// What a delivery says of itself besides its body.
    struct Head: Sendable {
        let signature: String?
        let id: String?
    }

    /// Whether it is worth reading the body at all.
    ///
    /// - Throws: The ``DeliveryOutcome`` where it is not.
    nonisolated func admit(_ head: Head) throws(Refused) -> DeliverySignature {
        guard let text = head.signature else {
            throw Refused(.unsigned("has no \(TicketWebhook.signatureField)"))
        }
        guard let signature = DeliverySignature(text) else {
            throw Refused(.unsigned("has a \(TicketWebhook.signatureField) that is not t=SECONDS,v1=HEXADECIMAL"))
        }
        guard signature.isTimely(at: now()) else { throw Refused(Self.untimely) }
        return signature
    }

    /// Takes a delivery whose body was read.
    func take(_ body: [UInt8], under signature: DeliverySignature, id: String?) -> DeliveryOutcome {
        let received = now()
        guard signature.isTimely(at: received) else { return Self.untimely }
        guard signature.isValid(of: body, with: secret) else {
            return .unsigned("is not signed with the secret of this tenant")
        }
        guard id.map(Self.isName) ?? true else { return .misnamed }
        do throws(DeliveryFlaw) {
            return keep(try TicketDelivery(body, kinds: kinds), signature.sent, received, id)
        } catch {
            return .flawed(error)
        }
    }

    nonisolated func told(_ outcome: DeliveryOutcome) -> DeliveryOutcome {
        tell(outcome, now())
        return outcome
    }

    private static let untimely = DeliveryOutcome.unsigned("was signed more than five minutes from now by our clock")

    private static func isName(_ id: String) -> Bool {
        (1...200).contains(id.utf8.count) && id.utf8.allSatisfy { (0x21...0x7E).contains($0) }
    }

    struct Refused: Error {
        let outcome: DeliveryOutcome

        init(_ outcome: DeliveryOutcome) { self.outcome = outcome }
    }
}
