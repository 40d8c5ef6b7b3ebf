import Assurance
import Capture
import ContactCenter
import Programme

// What is accepted, as the machine reports have it.

extension ApprovedException {

    /// The members of a finding's `accepted`.
    func writeAcceptance(_ json: inout JSONWriter) {
        json.field("exception", id)
        json.field("until", exception.end.iso8601)
        json.field("owner", exception.owner)
        json.field("approver", approver.rawValue)
        json.field("reason", exception.reason)
    }
}

extension Acceptances.Applied {

    /// The members of one of the report's `exceptions`.
    func write(_ json: inout JSONWriter) {
        json.field("id", approved.id)
        json.field("control", approved.exception.control.rawValue)
        json.field("scope", approved.exception.scope.description)
        json.field("end", approved.exception.end.iso8601)
        json.field("standing", standing.key)
        if case .lapsed(let because) = standing { json.field("because", because) }
        if case .inForce(_, let notice?) = standing { json.field("endsWithinDays", notice.rawValue) }
        json.field("findings", findings)
    }
}
