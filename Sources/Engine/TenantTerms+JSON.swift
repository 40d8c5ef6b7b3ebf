import Assurance
public import Capture
import ContactCenter

extension TenantTerms {

    /// The members of its JSON object: enough to judge the same way again.
    public func write(_ json: inout JSONWriter) {
        json.object("thresholds") { json in
            for (name, threshold) in thresholds.sorted(by: { $0.key < $1.key }) {
                json.object(name) { json in
                    json.field("value", threshold.value)
                    if let waiver = threshold.waiver { waiver.write(&json) }
                }
            }
        }
        json.object("registers") { json in
            for (name, entries) in registers.sorted(by: { $0.key < $1.key }) { json.field(name, entries) }
        }
        json.object("notApplicable") { json in
            for (control, waiver) in notApplicable.sorted(by: { $0.key < $1.key }) {
                json.object(control.rawValue) { waiver.write(&$0) }
            }
        }
        json.field("notAssessed", notAssessed.map(\.rawValue).sorted())
    }

    /// Reads what ``write(_:)`` wrote; what is not there is taken as not said.
    public init(json: JSON) {
        self.init()
        for (name, value) in json["thresholds"]?.members ?? json.members where value["value"]?.integer != nil {
            thresholds[name] = Threshold(value["value"]?.integer ?? 0, waiver: Waiver(value))
        }
        for (name, value) in json["registers"]?.members ?? json.members where value.kind == .array {
            registers[name] = value.elements.compactMap(\.string)
        }
        for (name, value) in json["notApplicable"]?.members ?? json.members {
            if let waiver = Waiver(value) { notApplicable[Control.ID(name)] = waiver }
        }
        notAssessed = Set(json["notAssessed"]?.elements.compactMap(\.string).map { Control.ID($0) } ?? [])
    }
}

extension Waiver {
    fileprivate func write(_ json: inout JSONWriter) {
        json.field("reason", reason)
        json.field("owner", owner)
        json.field("approver", approver)
        json.field("ends", ends.iso8601)
    }

    fileprivate init?(_ json: JSON) {
        guard let reason = json["reason"]?.string, let owner = json["owner"]?.string,
            let approver = json["approver"]?.string, let ends = json["ends"]?.moment
        else { return nil }
        self.init(reason: reason, owner: owner, approver: approver, ends: ends)
    }
}
