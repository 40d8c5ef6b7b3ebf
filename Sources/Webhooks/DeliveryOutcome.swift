public import Capture
public import Tickets

/// What became of a delivery.
public enum DeliveryOutcome: Sendable {
    case kept(Kept)

    /// It was taken in before: nothing changed.
    case repeated

    /// Another one came under its id.
    case otherwise

    /// Nobody knows who sent it; as the rest of a sentence that begins with it.
    case unsigned(String)
    case tooLarge
    case flawed(DeliveryFlaw)

    /// What it is called is no name.
    case misnamed

    /// Another run has the tenant.
    case busy

    /// Too many are under way.
    case crowded

    /// It could not be kept.
    case failed

    public struct Kept: Hashable, Sendable {
        public let tickets: Int
        public let withdrawn: Int

        /// Numbers of which a later delivery was there already.
        public let overtaken: Int

        /// The commit in the archive.
        public let commit: String

        public init(tickets: Int, withdrawn: Int, overtaken: Int, commit: String) {
            (self.tickets, self.withdrawn, self.overtaken, self.commit) = (tickets, withdrawn, overtaken, commit)
        }
    }

    /// Of HTTP.
    public var status: Int {
        switch self {
        case .kept, .repeated: 200
        case .misnamed, .flawed(.unreadable): 400
        case .unsigned: 401
        case .otherwise: 409
        case .tooLarge: 413
        case .flawed: 422
        case .failed: 500
        case .busy, .crowded: 503
        }
    }

    /// After how many seconds it is worth sending it again; nil where that changes nothing.
    public var retryAfter: Int? {
        switch self {
        case .busy: 30
        case .crowded: 2
        case .failed: 60
        default: nil
        }
    }

    /// Whether whoever sent it showed that they know the secret.
    public var isOfAStranger: Bool {
        switch self {
        case .unsigned, .tooLarge, .crowded: true
        default: false
        }
    }

    /// Why nothing was kept, as a sentence; nil where something was, or had been.
    public var complaint: String? {
        switch self {
        case .kept, .repeated: nil
        case .otherwise: "another delivery came under the same Linewarden-Delivery"
        case .unsigned(let because): "the delivery \(because)"
        case .tooLarge: "the body is larger than \(TicketWebhook.largestBody) bytes"
        case .flawed(.unreadable(let because)): because
        case .flawed(.tooMany(let count)):
            "\(count) tickets are more than the \(TicketDelivery.most) a delivery may have"
        case .flawed(.unsound(let entries)):
            entries.count == 1 ? "an entry is no ticket" : "\(entries.count) entries are no tickets"
        case .misnamed: "Linewarden-Delivery has more than 200 characters, or some that do not print"
        case .busy: "another run has the tenant"
        case .crowded: "too many deliveries are under way"
        case .failed: "it could not be kept"
        }
    }

    /// What is answered.
    public var json: [UInt8] {
        var writer = JSONWriter()
        writer.object(write)
        return writer.bytes + [0x0A]
    }

    /// Writes the members of ``json``.
    public func write(_ json: inout JSONWriter) {
        json.field("error", ifPresent: complaint)
        switch self {
        case .kept(let kept):
            json.field("tickets", kept.tickets)
            json.field("withdrawn", kept.withdrawn)
            json.field("overtaken", kept.overtaken)
            json.field("commit", kept.commit)
        case .repeated: json.field("repeated", true)
        case .flawed(.unsound(let entries)):
            json.array("entries") { json in
                for entry in entries {
                    json.object { json in
                        json.field("entry", entry.place)
                        json.field("because", entry.because)
                    }
                }
            }
        default: break
        }
    }
}
