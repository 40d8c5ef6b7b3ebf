import Assurance
import Capture
import ContactCenter

// The members of each statement's JSON object, `v`, `statement` and `log` aside.

extension Exception {
    func write(_ json: inout JSONWriter) {
        json.field("control", control.rawValue)
        json.field("scope", scope.description)
        json.field("reason", reason)
        json.field("owner", owner)
        json.field("by", requester.rawValue)
        json.field("at", asked.iso8601)
        json.field("start", start.iso8601)
        json.field("end", end.iso8601)
        json.field("compensating", ifPresent: compensating?.rawValue)
    }

    init(_ json: JSON) throws(Refusal) {
        guard let scope = Scope(try json.text("scope")) else { throw .unreadable("its scope is none") }
        self.init(
            to: Control.ID(try json.text("control")), in: scope, because: try json.text("reason"),
            owner: try json.text("owner"), askedBy: Signatory.ID(try json.text("by")), at: try json.time("at"),
            from: try json.time("start"), until: try json.time("end"),
            compensating: json["compensating"]?.string.map { Control.ID($0) }, log: try json.text("log"))
    }
}

extension Deviation {
    func write(_ json: inout JSONWriter) {
        switch subject {
        case .threshold(let name, let value):
            json.field("threshold", name)
            json.field("value", value)
        case .notApplicable(let control): json.field("notApplicable", control.rawValue)
        }
        json.field("reason", reason)
        json.field("owner", owner)
        json.field("approver", approver)
        json.field("end", end.iso8601)
    }

    init(_ json: JSON) throws(Refusal) {
        self.init(
            try Subject(json), because: try json.text("reason"), owner: try json.text("owner"),
            approver: try json.text("approver"), until: try json.time("end"), log: try json.text("log"))
    }
}

extension Deviation.Subject {
    fileprivate init(_ json: JSON) throws(Refusal) {
        if let control = json["notApplicable"]?.string {
            self = .notApplicable(Control.ID(control))
        } else {
            guard let value = json["value"]?.integer else { throw .unreadable("value is missing") }
            self = .threshold(try json.text("threshold"), value: value)
        }
    }
}

extension Baseline {
    func write(_ json: inout JSONWriter) {
        json.field("commit", commit)
        json.field("manifest", manifest)
        json.field("ticket", ticket)
        json.field("by", requester.rawValue)
        json.field("at", asked.iso8601)
    }

    init(_ json: JSON) throws(Refusal) {
        self.init(
            of: try json.text("commit"), manifest: try json.text("manifest"), ticket: try json.text("ticket"),
            askedBy: Signatory.ID(try json.text("by")), at: try json.time("at"), log: try json.text("log"))
    }
}

extension Decision {
    func write(_ json: inout JSONWriter) {
        json.field("decision", verdict.rawValue)
        json.field("id", id)
        json.field("request", request)
        json.field("by", by.rawValue)
        json.field("at", at.iso8601)
    }

    init(_ json: JSON) throws(Refusal) {
        guard let verdict = Verdict(rawValue: try json.text("decision")) else {
            throw .unreadable("it decides nothing we know")
        }
        self.init(
            verdict, try json.text("id"), request: try json.text("request"), by: Signatory.ID(try json.text("by")),
            at: try json.time("at"), log: try json.text("log"))
    }
}

extension PlanRequest {
    func write(_ json: inout JSONWriter) {
        json.field("plan", plan)
        json.field("sha256", sha256)
        json.field("reason", reason)
        json.field("targets", targets)
        json.field("by", requester.rawValue)
        json.field("at", asked.iso8601)
        json.field("approvals", approvals)
        json.field("end", end.iso8601)
    }

    init(_ json: JSON) throws(Refusal) {
        guard let approvals = json["approvals"]?.integer, (1...100).contains(approvals) else {
            throw .unreadable("approvals is missing")
        }
        self.init(
            try json.text("plan"), sha256: try json.text("sha256"), because: try json.text("reason"),
            targets: json.texts("targets"), askedBy: Signatory.ID(try json.text("by")), at: try json.time("at"),
            approvals: approvals, until: try json.time("end"), log: try json.text("log"))
    }
}

extension Discard {
    func write(_ json: inout JSONWriter) {
        json.field("plan", plan)
        json.field("sha256", sha256)
        json.field("number", number)
        json.field("reason", reason)
        json.field("by", by.rawValue)
        json.field("at", at.iso8601)
    }

    init(_ json: JSON) throws(Refusal) {
        guard let number = json["number"]?.integer, number > 0 else { throw .unreadable("number is missing") }
        self.init(
            number, of: try json.text("plan"), sha256: try json.text("sha256"), because: try json.text("reason"),
            by: Signatory.ID(try json.text("by")), at: try json.time("at"), log: try json.text("log"))
    }
}

extension Lapse {
    func write(_ json: inout JSONWriter) {
        json.field("id", id)
        json.field("request", request)
        json.field("because", because)
        json.field("at", at.iso8601)
    }

    init(_ json: JSON) throws(Refusal) {
        self.init(
            try json.text("id"), request: try json.text("request"), because: try json.text("because"),
            at: try json.time("at"), log: try json.text("log"))
    }
}

extension Attestation {
    func write(_ json: inout JSONWriter) {
        json.field("by", by.rawValue)
        json.field("at", at.iso8601)
        json.field("saw", saw)
        json.field("controls", controls.map(\.rawValue))
        json.field("requirements", requirements)
        json.field("observed", observed.iso8601)
        json.field("collected", collected.iso8601)
        json.field("validUntil", validUntil.iso8601)
        json.object("document") { json in
            json.field("name", document.name)
            json.field("sha256", document.sha256)
            json.field("size", document.size)
        }
        json.field("readers", readers.map(\.rawValue))
    }

    init(_ json: JSON) throws(Refusal) {
        self.init(
            by: Signatory.ID(try json.text("by")), at: try json.time("at"), saw: try json.text("saw"),
            controls: json.texts("controls").map { Control.ID($0) }, requirements: json.texts("requirements"),
            observed: try json.time("observed"), collected: try json.time("collected"),
            validUntil: try json.time("validUntil"), document: try Document(json["document"]),
            readers: json.texts("readers").map { Signatory.ID($0) }, log: try json.text("log"))
    }
}

extension Attestation.Document {
    fileprivate init(_ json: JSON?) throws(Refusal) {
        guard let json, let size = json["size"]?.integer else { throw .unreadable("document is missing") }
        self.init(name: try json.text("name"), sha256: try json.text("sha256"), size: size)
    }
}

extension JSON {
    fileprivate func text(_ name: String) throws(Refusal) -> String {
        guard let text = self[key: name]?.string else { throw .unreadable("\(name) is missing") }
        return text
    }

    fileprivate func time(_ name: String) throws(Refusal) -> Moment {
        guard let moment = self[key: name]?.moment else { throw .unreadable("\(name) is no moment") }
        return moment
    }

    fileprivate func texts(_ name: String) -> [String] { self[key: name]?.elements.compactMap(\.string) ?? [] }
}
