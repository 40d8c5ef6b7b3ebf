public import Capture
public import ContactCenter

// The members of its JSON object, `v`, `statement` and `log` aside.

extension CanaryRecord {
    func write(_ json: inout JSONWriter) {
        json.field("by", ifPresent: by?.rawValue)
        json.field("plan", ifPresent: plan)
        trace.write(&json)
    }

    init(_ json: JSON) throws(Refusal) {
        guard let trace = CanaryTrace(json), let log = json["log"]?.string else {
            throw .unreadable("one of its times is missing")
        }
        self.init(
            by: json["by"]?.string.map { Signatory.ID($0) }, trace, plan: json["plan"]?.string, log: log)
    }
}

extension CanaryTrace {

    /// The members of its JSON object: each time is a moment, or an object that says why there is none.
    public func write(_ json: inout JSONWriter) {
        json.field("canary", canary.rawValue)
        if let object { json.object("object", object.write) }
        json.field("planned", planned.iso8601)
        json.field("withinMinutes", withinMinutes)
        Self.write(made, as: "made", &json)
        switch seen {
        case .observed(let sighting), .partial(let sighting, _): json.object("seen", sighting.write)
        case .absent(let absence): json.object("seen") { json in json.object("absent", absence.write) }
        }
        Self.write(takenBack, as: "takenBack", &json)
        Self.write(alerted, as: "alerted", &json)
        Self.write(delivered, as: "delivered", &json)
    }

    private static func write(_ moment: Reading<Moment>, as name: String, _ json: inout JSONWriter) {
        switch moment {
        case .observed(let moment), .partial(let moment, _): json.field(name, moment.iso8601)
        case .absent(let absence): json.object(name) { json in json.object("absent", absence.write) }
        }
    }

    /// Reads what ``write(_:)`` wrote; nil where a time is missing.
    public init?(_ json: JSON) {
        guard let canary = json["canary"]?.string, let planned = json["planned"]?.moment,
            let within = json["withinMinutes"]?.integer, let made = Self.moment(json["made"]),
            let seen = Self.sighting(json["seen"]), let takenBack = Self.moment(json["takenBack"]),
            let alerted = Self.moment(json["alerted"]), let delivered = Self.moment(json["delivered"])
        else { return nil }
        self.init(
            of: Canary.ID(canary), on: json["object"].flatMap(ConfiguredObject.init), planned: planned,
            withinMinutes: within,
            made: made, seen: seen, takenBack: takenBack, alerted: alerted, delivered: delivered)
    }

    private static func moment(_ json: JSON?) -> Reading<Moment>? {
        guard let json else { return nil }
        if let absent = json["absent"] { return (try? Absence(absent)).map { .absent($0) } }
        return json.moment.map { .observed($0) }
    }

    private static func sighting(_ json: JSON?) -> Reading<Sighting>? {
        guard let json else { return nil }
        if let absent = json["absent"] { return (try? Absence(absent)).map { .absent($0) } }
        guard let event = json["event"]?.string, let at = json["at"]?.moment, let found = json["found"]?.moment else {
            return nil
        }
        return .observed(Sighting(.init(event), at: at, found: found))
    }
}

extension CanaryTrace.Sighting {
    fileprivate func write(_ json: inout JSONWriter) {
        json.field("event", event.rawValue)
        json.field("at", at.iso8601)
        json.field("found", found.iso8601)
    }
}
