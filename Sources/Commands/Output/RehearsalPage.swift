import Capture
import ContactCenter

/// What a rehearsal of an allowlist came to.
struct RehearsalPage {
    private let rehearsed: SeenAddresses.Rehearsed
    private let days: Int

    init(_ rehearsed: SeenAddresses.Rehearsed, days: Int) {
        self.rehearsed = rehearsed
        self.days = days
    }

    private var outcome: AllowlistRehearsal.Outcome { rehearsed.outcome }

    var text: String {
        var lines = ["\(headline), by \(rehearsed.events) audit entries of \(days) days"]
        lines.append(
            "An address was seen of \(outcome.seenPeople) of \(outcome.activePeople) active people (\(share) %); "
                + "\(AllowlistRehearsal.enough) % are needed.")
        lines += outcome.own.map { "Our client \($0.client): \($0.words)" }
        if !outcome.missing.isEmpty { lines += ["", "The audit log was not read whole:"] }
        lines += outcome.missing.map {
            "  \($0.service)  \($0.from.iso8601) to \($0.to.iso8601)" + ($0.because.map { ": \($0)" } ?? "")
        }
        if !outcome.lockedOut.isEmpty { lines += ["", "Would have been locked out:"] }
        for locked in outcome.lockedOut {
            let partly = locked.comesInElsewhere ? "; comes in from elsewhere too" : ""
            lines.append("  \(words(for: locked.caller))\(partly)")
            lines += locked.from.map { "    \($0.address)  \($0.count) times, last \($0.last.iso8601)" }
        }
        return lines.joined(separator: "\n") + "\n"
    }

    private var headline: String {
        switch outcome.decision {
        case .locksNobodyOut: "Locks nobody out"
        case .locksOut: "Locks out \(outcome.lockedOut.count)"
        case .cannotTell: "Cannot tell"
        }
    }

    private var share: Int { outcome.activePeople == 0 ? 0 : outcome.seenPeople * 100 / outcome.activePeople }

    private func words(for caller: AllowlistRehearsal.Caller) -> String {
        switch caller {
        case .person(let person): rehearsed.people.name(of: Subject(.person, person.rawValue))
        case .partner(let person, let organization):
            rehearsed.people.name(of: Subject(.person, person.rawValue)) + " of partner \(organization)"
        case .client(let client): "client \(client)"
        }
    }

    var json: [UInt8] {
        var writer = JSONWriter(indents: true)
        writer.object { json in
            json.field("decision", outcome.decision.rawValue)
            json.field("days", days)
            json.field("events", rehearsed.events)
            json.field("activePeople", outcome.activePeople)
            json.field("seenPeople", outcome.seenPeople)
            json.array("own") { json in for own in outcome.own { json.object { own.write(to: &$0) } } }
            json.array("missing") { json in for missing in outcome.missing { json.object { missing.write(to: &$0) } } }
            json.array("lockedOut") { json in
                for locked in outcome.lockedOut { json.object { locked.write(to: &$0) } }
            }
        }
        return writer.bytes + [0x0A]
    }
}

extension AllowlistRehearsal.Own {
    fileprivate var words: String {
        switch isLockedOut {
        case false?: "comes in"
        case true?: "would have been locked out"
        case nil: "no address was ever seen"
        }
    }

    fileprivate func write(to json: inout JSONWriter) {
        json.field("client", client.rawValue)
        if let isLockedOut { json.field("lockedOut", isLockedOut) }
    }
}

extension ReadAudits.Missing {
    fileprivate func write(to json: inout JSONWriter) {
        json.field("service", service)
        json.field("from", from.iso8601)
        json.field("to", to.iso8601)
        json.field("because", ifPresent: because)
    }
}

extension AllowlistRehearsal.LockedOut {

    /// People by their ids, as everything a machine reads.
    fileprivate func write(to json: inout JSONWriter) {
        switch caller {
        case .person(let person): json.field("person", person.rawValue)
        case .partner(let person, let organization):
            json.field("person", person.rawValue)
            json.field("partner", organization)
        case .client(let client): json.field("client", client.rawValue)
        }
        json.field("comesInElsewhere", comesInElsewhere)
        json.array("from") { json in
            for sighting in from {
                json.object { json in
                    json.field("address", sighting.address)
                    json.field("count", sighting.count)
                    json.field("last", sighting.last.iso8601)
                }
            }
        }
    }
}
