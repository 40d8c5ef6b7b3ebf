import Assurance
import Capture
import ContactCenter
import Reports
import Synchronization
import Webhooks

/// A line for each delivery, and never who makes or who approves a change.
///
/// Strangers are told of once a minute at most: they cannot fill a log.
final class DeliveryLines: Sendable {
    private let tenant: String
    private let asJSON: Bool
    private let terminal: Terminal
    private let strangers = Mutex(Strangers())

    /// What was told of strangers last, and how many came since.
    struct Strangers {
        private var told: Moment?
        private var untold = 0

        /// - Returns: How many came since one was told of, where one is to be told of now.
        mutating func come(at now: Moment) -> Int? {
            if let told, told <= now, told.duration(to: now) < .seconds(60) {
                untold += 1
                return nil
            }
            defer { (told, untold) = (now, 0) }
            return untold
        }
    }

    init(of tenant: String, asJSON: Bool, to terminal: Terminal = Terminal()) {
        (self.tenant, self.asJSON, self.terminal) = (tenant, asJSON, terminal)
    }

    /// Says where it listens, once requests are answered.
    func ready(at address: ListeningAddress, port: Int, isSecure: Bool) {
        let host = address.host.contains(":") ? "[\(address.host)]" : address.host
        let place = "\(isSecure ? "https" : "http")://\(host):\(port)/tenants/\(tenant)/changes"
        guard asJSON else { return terminal.say("Listening on \(place)\n") }
        write { json in
            json.field("ready", true)
            json.field("address", place)
        }
    }

    func tell(_ outcome: DeliveryOutcome, at moment: Moment) {
        var more = 0
        if outcome.isOfAStranger {
            guard let untold = strangers.withLock({ $0.come(at: moment) }) else { return }
            more = untold
        }
        guard asJSON else { return terminal.say("\(Self.line(outcome, more, at: moment).printable)\n") }
        write { json in
            json.field("at", moment.iso8601)
            json.field("tenant", tenant)
            json.field("status", outcome.status)
            outcome.write(&json)
            if more > 0 { json.field("refusedBefore", more) }
        }
    }

    func complain(_ failure: Failure) { terminal.complain(failure) }

    static func line(_ outcome: DeliveryOutcome, _ more: Int, at moment: Moment) -> String {
        let after = more == 0 ? "" : "; \(more) before it were refused and not told"
        return "\(moment.iso8601) \(words(of: outcome))\(after)"
    }

    private static func words(of outcome: DeliveryOutcome) -> String {
        switch outcome {
        case .kept(let kept):
            let withdrawn = kept.withdrawn == 0 ? "" : ", \(kept.withdrawn) withdrawn"
            let overtaken = kept.overtaken == 0 ? "" : ", \(kept.overtaken) overtaken"
            return
                "\(kept.tickets.of("change ticket"))\(withdrawn)\(overtaken), in the archive as \(kept.commit.prefix(12))"
        case .repeated: return "taken before"
        default: return "refused with \(outcome.status): \(outcome.complaint ?? "")"
        }
    }

    private func write(_ body: (inout JSONWriter) -> Void) {
        var writer = JSONWriter()
        writer.object(body)
        terminal.write(writer.bytes + [0x0A])
    }
}
