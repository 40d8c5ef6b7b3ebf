import Capture
import ContactCenter
import Recovery

// What of campaigns in another tenant, and of the lists they call, somebody has to see to before anybody is called.

extension Rebuilding {

    /// That a list comes back with nobody on it, whom a campaign calls where there was one of its name, and from which number.
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
            if let list = listThatWasThere(wanted) {
                leave(
                    call, id, wanted, "contacts",
                    because: "it calls whoever is on the list \(list), which was here before",
                    byHand: "look who that is before it is switched on", halts: true)
            }
            guard let number = wanted["callerAddress"]?.string, !number.isEmpty else { return }
            leave(
                call, id, wanted, "callerAddress",
                because:
                    "it calls from \(number), as in the tenant it was captured of: the platform takes none without",
                byHand: "put in a number of this tenant before it is switched on", halts: true)
        default: return
        }
    }

    /// The name of the list a campaign calls, where one of it stands in the other tenant with whoever is on it.
    private func listThatWasThere(_ campaign: JSON) -> String? {
        let kind = Kind.contactLists.name
        guard let id = campaign["contactList"]?["id"]?.string, let name = names.source.name(of: kind, id: id) else {
            return nil
        }
        return names.standing.ids(of: kind, named: name).isEmpty ? nil : name
    }

    /// What a person does where a campaign does not come, or not all of it.
    func steps(for missing: MappedDocument.Missing, inCampaign wanted: JSON) -> String {
        MakeCalls.call(for: Kind.campaigns.name)?.whole.contains(missing.member) == true
            ? HandSteps.steps(forCampaign: wanted)
            : "make it there, and put it into the campaign before that is switched on"
    }
}
