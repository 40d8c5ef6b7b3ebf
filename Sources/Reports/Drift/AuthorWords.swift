import Assurance
import Capture
import ContactCenter
import Recovery

extension Author {

    /// Who, through what, from where, when; no line so long that a terminal would cut off what matters.
    func lines(_ naming: Naming, _ indent: String, _ ticket: TicketOfChange?) -> [Line] {
        (words(naming) + [ticket?.words].compactMap(\.self)).map { Line(indent + $0, tone) }
    }

    private func words(_ naming: Naming) -> [String] {
        switch self {
        case .told(let tellings): tellings[0].words(naming) + Self.more(tellings.count - 1)
        case .noRecord: ["no audit record"]
        case .notRead(let missing):
            ["audit log not read for that time: \(Set(missing.map(\.service)).sorted().spelledOut())"]
                + missing.compactMap(\.because).distinct()
        case .notTold: ["the audit log is not known to tell of it"]
        }
    }

    private static func more(_ count: Int) -> [String] {
        count > 0 ? ["and \(count.of("earlier entry", plural: "earlier entries"))"] : []
    }

    /// A change nobody made, by the record, stands out.
    private var tone: Tone { self == .noRecord ? .high : .quiet }

    func write(_ json: inout JSONWriter) {
        switch self {
        case .told(let tellings):
            json.field("is", "told")
            json.array("by") { json in for telling in tellings { json.object(telling.write) } }
        case .noRecord: json.field("is", "noAuditRecord")
        case .notRead(let missing):
            json.field("is", "auditLogNotRead")
            json.array("missing") { json in for stretch in missing { json.object(stretch.write) } }
        case .notTold: json.field("is", "notTold")
        }
    }
}

extension Author.Telling {
    fileprivate func words(_ naming: Naming) -> [String] {
        let place = addresses.isEmpty ? "" : " from \(addresses.joined(separator: ", "))"
        return ["by \(who(naming)) at \(at.inWords)\(place)"] + program + caveat
    }

    private func who(_ naming: Naming) -> String {
        switch actor {
        case .person(let person): naming(.person(person))
        case .client(let client): "client \(client)"
        case .system: "the platform itself"
        }
    }

    private var program: [String] {
        guard let client, actor != .client(client) else { return [] }
        return ["through client \(client)"]
    }

    private var caveat: [String] {
        switch closeness {
        case .exact: []
        case .object: ["the entry names the object, and no field"]
        case .otherFields: ["the entry names other fields of the object"]
        }
    }

    fileprivate func write(_ json: inout JSONWriter) {
        json.field("event", event.rawValue)
        json.field("at", at.iso8601)
        json.field("action", action)
        switch actor {
        case .person(let person): json.field("person", person.rawValue)
        case .client, .system: break
        }
        json.field("client", ifPresent: client?.rawValue)
        json.field("addresses", addresses)
        json.field("closeness", closeness.rawValue)
    }
}

extension ReadAudits.Missing {
    fileprivate func write(_ json: inout JSONWriter) {
        json.field("service", service)
        json.field("from", from.iso8601)
        json.field("to", to.iso8601)
        json.field("because", ifPresent: because)
    }
}

extension Difference.NotCompared {

    /// Which of the two has not got it, and why.
    ///
    /// - Parameters:
    ///   - first: What the earlier of the two is called here.
    ///   - second: What the later is called.
    func words(_ first: String = "before", _ second: String = "now") -> String {
        switch (before.words, after.words) {
        case (let before?, let after?): before == after ? before : "\(first), \(before); \(second), \(after)"
        case (let before?, nil): "\(first), \(before)"
        case (nil, let after?): "\(second), \(after)"
        case (nil, nil): ""
        }
    }

    func write(_ json: inout JSONWriter) {
        json.field("kind", kind)
        json.object("from", before.write)
        json.object("to", after.write)
    }
}

extension Difference.Side {
    fileprivate var words: String? {
        switch self {
        case .whole: nil
        case .part(let absences): "read in part: \(absences.map(\.because).spelledOut())"
        case .notRead(let absences): "not read: \(absences.map(\.because).spelledOut())"
        }
    }

    fileprivate func write(_ json: inout JSONWriter) {
        switch self {
        case .whole: json.field("read", "whole")
        case .part: json.field("read", "part")
        case .notRead: json.field("read", "no")
        }
        if !absences.isEmpty { json.array("absences") { json in for one in absences { json.object(one.write) } } }
    }
}
