import Capture
import ContactCenter
import Recovery

// What of campaigns in another tenant, and of the lists they call, somebody has to see to before anybody is called.

extension Rebuilding {

    /// That a list comes back with nobody on it, and with which number a campaign calls.
    mutating func leaveCalls(_ call: MakeCall, _ id: String, _ wanted: JSON) {
        guard options.returning == nil else { return }
        switch call.kind {
        case .contactLists:
            leave(
                call, id, wanted, "contacts",
                because: "it comes back without contacts: who stood on it is kept nowhere",
                byHand: "load them from where they come from, once somebody looked whether each may be called here",
                halts: true)
        case .campaigns:
            guard let number = wanted["callerAddress"]?.string, !number.isEmpty else { return }
            leave(
                call, id, wanted, "callerAddress",
                because:
                    "it calls from \(number), as in the tenant it was captured of: the platform takes none without",
                byHand: "put in a number of this tenant before it is switched on", halts: true)
        default: return
        }
    }

    /// What a person does where a campaign does not come, or not all of it.
    func steps(for missing: MappedDocument.Missing, inCampaign wanted: JSON) -> String {
        MakeCalls.call(for: Kind.campaigns.name)?.whole.contains(missing.member) == true
            ? HandSteps.steps(forCampaign: wanted)
            : "make it there, and put it into the campaign before that is switched on"
    }
}
