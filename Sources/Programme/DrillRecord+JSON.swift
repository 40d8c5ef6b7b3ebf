public import Capture
import ContactCenter

// The members of its JSON object, `v`, `statement` and `log` aside.

extension DrillRecord {
    /// What a form does not have is not written: records of before read on as they were.
    func write(_ json: inout JSONWriter) {
        if form > 1 { json.field("form", form) }
        json.field("by", ifPresent: by?.rawValue)
        json.object("source") { json in
            json.field("commit", source.commit)
            json.field("manifest", source.manifest)
            json.field("captured", source.captured.iso8601)
        }
        json.object("target", target.write)
        json.field("scenario", ifPresent: scenario)
        json.field("plan", ifPresent: plan)
        json.field("began", began.iso8601)
        json.field("ended", ended.iso8601)
        json.field("compared", ifPresent: compared?.iso8601)
        json.field("calls", calls)
        json.object("restored") { json in for count in restored { json.field(count.kind, count.count) } }
        json.array("failed") { json in for remark in failed { json.object(remark.write) } }
        json.array("left") { json in for remark in left { json.object(remark.write) } }
        json.array("differences") { json in for mismatch in differences { json.object(mismatch.write) } }
        json.array("services") { json in for service in services { json.object(service.write) } }
        if let played { json.object("played", played.write) }
    }

    init(_ json: JSON) throws(Refusal) {
        guard let source = json["source"].flatMap(Source.init) else { throw .unreadable("its source is missing") }
        guard let target = json["target"].flatMap(Target.init) else { throw .unreadable("its target is missing") }
        guard let calls = json["calls"]?.integer, let log = json["log"]?.string else {
            throw .unreadable("calls or log is missing")
        }
        guard let began = json["began"]?.moment, let ended = json["ended"]?.moment else {
            throw .unreadable("when it began or ended is missing")
        }
        self.init(
            form: json["form"]?.integer ?? 1, by: json["by"]?.string.map { Signatory.ID($0) }, of: source, into: target,
            scenario: json["scenario"]?.string, plan: json["plan"]?.string, began: began, ended: ended,
            compared: json["compared"]?.moment, calls: calls,
            restored: json["restored"]?.members.compactMap { kind, count in
                count.integer.map { Count(kind, $0) }
            } ?? [],
            failed: json["failed"]?.elements.compactMap(Remark.init) ?? [],
            left: json["left"]?.elements.compactMap(Remark.init) ?? [],
            differences: json["differences"]?.elements.compactMap(Mismatch.init) ?? [],
            services: json["services"]?.elements.compactMap(Service.init) ?? [],
            played: json["played"].flatMap(Played.init), log: log)
    }
}

extension DrillRecord.Played {
    public func write(_ json: inout JSONWriter) {
        json.field("title", title)
        json.field("touched", touched)
        json.field("steps", steps)
        json.array("back") { json in
            for object in back {
                json.object { json in
                    json.field("kind", object.kind)
                    json.field("name", object.name)
                }
            }
        }
        json.object("requests") { json in for count in requests { json.field(count.kind, count.count) } }
        json.field("leastSeconds", leastSeconds)
        json.field("lost", lost)
    }

    fileprivate init?(_ json: JSON) {
        guard let title = json["title"]?.string, let touched = json["touched"]?.integer,
            let steps = json["steps"]?.integer, let leastSeconds = json["leastSeconds"]?.integer
        else { return nil }
        let back = json["back"]?.elements.compactMap { object in
            object["kind"]?.string.flatMap { kind in object["name"]?.string.map { Object(kind, $0) } }
        }
        let requests = json["requests"]?.members.compactMap { request, count in
            count.integer.map { DrillRecord.Count(request, $0) }
        }
        self.init(
            title: title, touched: touched, steps: steps, back: back ?? [], requests: requests ?? [],
            leastSeconds: leastSeconds, lost: json["lost"]?.elements.compactMap(\.string) ?? [])
    }
}

extension DrillRecord.Source {
    fileprivate init?(_ json: JSON) {
        guard let commit = json["commit"]?.string, let manifest = json["manifest"]?.string,
            let captured = json["captured"]?.moment
        else { return nil }
        self.init(commit: commit, manifest: manifest, captured: captured)
    }
}

extension DrillRecord.Target {
    fileprivate func write(_ json: inout JSONWriter) {
        switch self {
        case .simulator: json.field("kind", "simulator")
        case .sandbox(let tenant, let organization):
            json.field("kind", "sandbox")
            json.field("tenant", tenant)
            json.field("organization", organization)
        }
    }

    fileprivate init?(_ json: JSON) {
        switch json["kind"]?.string {
        case "simulator": self = .simulator
        case "sandbox":
            guard let tenant = json["tenant"]?.string, let organization = json["organization"]?.string else {
                return nil
            }
            self = .sandbox(tenant: tenant, organization: organization)
        default: return nil
        }
    }
}

extension DrillRecord.Remark {
    fileprivate func write(_ json: inout JSONWriter) {
        json.field("kind", kind)
        json.field("name", ifPresent: name)
        json.field("because", because)
    }

    fileprivate init?(_ json: JSON) {
        guard let kind = json["kind"]?.string, let because = json["because"]?.string else { return nil }
        self.init(kind, json["name"]?.string, because: because)
    }
}

extension DrillRecord.Mismatch {
    fileprivate func write(_ json: inout JSONWriter) {
        json.field("kind", kind)
        json.field("name", name)
        json.field("what", what)
        json.field("because", ifPresent: because)
        json.field("loss", ifPresent: loss?.rawValue)
    }

    fileprivate init?(_ json: JSON) {
        guard let kind = json["kind"]?.string, let name = json["name"]?.string, let what = json["what"]?.string else {
            return nil
        }
        self.init(
            kind, name, what: what, because: json["because"]?.string,
            loss: json["loss"]?.string.flatMap(Loss.init(rawValue:)))
    }
}

extension DrillRecord.Service {
    fileprivate func write(_ json: inout JSONWriter) {
        json.field("name", name)
        if let recoveryMinutes { json.field("recoveryMinutes", recoveryMinutes) }
        if let lossMinutes { json.field("lossMinutes", lossMinutes) }
        json.field("missing", missing)
        // Not in records of before.
        if !untimed.isEmpty { json.field("untimed", untimed) }
        if !waits.isEmpty { json.field("waits", waits) }
        if let seconds { json.field("seconds", seconds) }
    }

    fileprivate init?(_ json: JSON) {
        guard let name = json["name"]?.string else { return nil }
        self.init(
            name: name, recoveryMinutes: json["recoveryMinutes"]?.integer, lossMinutes: json["lossMinutes"]?.integer,
            missing: json["missing"]?.elements.compactMap(\.string) ?? [],
            untimed: json["untimed"]?.elements.compactMap(\.string) ?? [],
            waits: json["waits"]?.elements.compactMap(\.string) ?? [], seconds: json["seconds"]?.integer)
    }
}
