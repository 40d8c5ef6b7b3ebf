import Capture
import ContactCenter
import Programme

extension TenantTerms {

    /// What is not there is not written: terms of before read on as they were.
    func writeRecovery(_ json: inout JSONWriter) {
        if let services {
            json.array("services") { json in for service in services { json.object(service.write) } }
        }
        if !drills.isEmpty {
            json.array("drills") { json in for drill in drills { json.object(drill.write) } }
        }
    }

    /// Reads what ``writeRecovery(_:)`` wrote.
    mutating func readRecovery(_ json: JSON) {
        services = json["services"]?.elements.compactMap(RecoveryService.init)
        drills = json["drills"]?.elements.compactMap(RecordedDrill.init) ?? []
    }
}

extension RecoveryService {
    fileprivate func write(_ json: inout JSONWriter) {
        json.field("name", id.rawValue)
        json.field("owner", owner)
        if let recoveryMinutes { json.field("recoveryMinutes", recoveryMinutes) }
        if let lossMinutes { json.field("lossMinutes", lossMinutes) }
        json.field("order", order)
        json.field("needs", needs.map(\.description))
        json.array("singlePoints") { json in
            for point in singlePoints {
                json.object { json in
                    json.field("kind", point.kind.rawValue)
                    json.field("name", point.name)
                }
            }
        }
    }

    fileprivate init?(_ json: JSON) {
        guard let name = json["name"]?.string, let owner = json["owner"]?.string, let order = json["order"]?.integer
        else { return nil }
        self.init(
            id: ID(name), owner: owner, recoveryMinutes: json["recoveryMinutes"]?.integer,
            lossMinutes: json["lossMinutes"]?.integer, order: order,
            needs: json["needs"]?.elements.compactMap { $0.string.flatMap(Need.init) } ?? [],
            singlePoints: json["singlePoints"]?.elements.compactMap(SinglePoint.init) ?? [])
    }
}

extension SinglePoint {
    fileprivate init?(_ json: JSON) {
        guard let kind = json["kind"]?.string.flatMap(Kind.init(rawValue:)), let name = json["name"]?.string else {
            return nil
        }
        self.init(kind, name)
    }
}

extension RecordedDrill {
    fileprivate func write(_ json: inout JSONWriter) {
        json.field("id", drill.id.rawValue)
        json.field("recorded", recorded.iso8601)
        json.field("captured", drill.captured.iso8601)
        json.field("began", drill.began.iso8601)
        json.field("ended", drill.ended.iso8601)
        json.field("sandbox", drill.sandbox)
        json.field("isSigned", drill.isSigned)
        json.field("restored", drill.restored)
        json.field("failed", drill.failed)
        json.field("unexplained", drill.unexplained)
        json.array("services") { json in
            for time in drill.services {
                json.object { json in
                    json.field("service", time.service.rawValue)
                    if let seconds = time.seconds { json.field("seconds", seconds) }
                    if !time.untimed.isEmpty { json.field("untimed", time.untimed) }
                    if !time.waits.isEmpty { json.field("waits", time.waits) }
                }
            }
        }
    }

    fileprivate init?(_ json: JSON) {
        guard let id = json["id"]?.string, let recorded = json["recorded"]?.moment,
            let captured = json["captured"]?.moment, let began = json["began"]?.moment,
            let ended = json["ended"]?.moment, let sandbox = json["sandbox"]?.string,
            let restored = json["restored"]?.integer, let failed = json["failed"]?.integer,
            let unexplained = json["unexplained"]?.integer
        else { return nil }
        let services = json["services"]?.elements.compactMap { time in
            time["service"]?.string.map { service in
                Drill.Return(
                    RecoveryService.ID(service), seconds: time["seconds"]?.integer,
                    untimed: time["untimed"]?.elements.compactMap(\.string) ?? [],
                    waits: time["waits"]?.elements.compactMap(\.string) ?? [])
            }
        }
        self.init(
            Drill(
                id: Drill.ID(id), captured: captured, began: began, ended: ended, sandbox: sandbox, restored: restored,
                failed: failed, unexplained: unexplained, services: services ?? [],
                isSigned: json["isSigned"]?.boolean ?? false), recorded: recorded)
    }
}
