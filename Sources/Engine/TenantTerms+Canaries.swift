import Capture
import ContactCenter
import Programme

extension TenantTerms {

    /// What is not there is not written: terms of before read on as they were.
    func writeCanaries(_ json: inout JSONWriter) {
        if let canaries {
            json.array("canaries") { json in for canary in canaries { json.object(canary.write) } }
        }
        if !canaryRuns.isEmpty {
            json.array("canaryRuns") { json in for run in canaryRuns { json.object(run.write) } }
        }
    }

    /// Reads what ``writeCanaries(_:)`` wrote.
    mutating func readCanaries(_ json: JSON) {
        canaries = json["canaries"]?.elements.compactMap(Canary.init)
        canaryRuns = json["canaryRuns"]?.elements.compactMap(RecordedCanary.init) ?? []
    }
}

extension Canary {
    fileprivate func write(_ json: inout JSONWriter) {
        switch target {
        case .object(let kind, let name):
            json.field("kind", kind)
            json.field("name", name)
        case .account(let person): json.field("account", person.rawValue)
        }
        json.field("withinMinutes", withinMinutes)
    }

    fileprivate init?(_ json: JSON) {
        guard let within = json["withinMinutes"]?.integer else { return nil }
        if let account = json["account"]?.string {
            self.init(.account(Person.ID(account)), withinMinutes: within)
        } else {
            guard let kind = json["kind"]?.string, let name = json["name"]?.string else { return nil }
            self.init(.object(kind: kind, name: name), withinMinutes: within)
        }
    }
}

extension RecordedCanary {
    fileprivate func write(_ json: inout JSONWriter) {
        json.field("id", run.id.rawValue)
        json.field("isSigned", run.isSigned)
        json.field("recorded", recorded.iso8601)
        run.trace.write(&json)
    }

    fileprivate init?(_ json: JSON) {
        guard let id = json["id"]?.string, let isSigned = json["isSigned"]?.boolean,
            let recorded = json["recorded"]?.moment, let trace = CanaryTrace(json)
        else { return nil }
        self.init(CanaryRun(id: CanaryRun.ID(id), trace, isSigned: isSigned), recorded: recorded)
    }
}
