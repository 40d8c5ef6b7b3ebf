public import Assurance
import ContactCenter

extension Control {
    public static let dataActionsCallApprovedHosts = Control(
        "INT-11",
        "Data actions call only approved hosts, encrypted and with no secret written out",
        severity: .critical,
        satisfies: .iso27001("A.8.12"), .iso27001("A.5.14"), .iso27001("A.8.26"), .nistCSF("PR.DS-02"),
        .nistCSF("ID.AM-03"), .nist80053("SC-8"), .pciDSS("8.6.2"), .hipaa("164.312(e)(2)(ii)"), .soc2("CC6.7"),
        why: """
            A flow hands a data action what the caller said: name, number, date of birth. Where the action sends it is \
            where customers' data goes, and a key written into it is read by everybody who may look at actions.
            """,
        remedy: """
            Move written-out secrets into stored credentials and rotate them. Call https addresses only, and list the \
            hosts under hosts, or remove the action.
            """,
        of: .dataActions,
        given: Fact(ifKnown: .approvedHosts)
    ) { approved in
        Question { action in
            var defects = Defects(of: .action(action))
            if !action.writtenOutSecrets.isEmpty {
                defects.add(
                    .critical, "holds a secret written out", seen: action.writtenOutSecrets.spelledOut(),
                    expected: "stored credentials")
            }
            if let address = defects.know(action.address, of: .dataActions) ?? nil {
                defects.look(at: address, approved)
            }
            return defects
        }
    }
}

extension Defects {

    /// An address without a host of its own, such as `/api/v2/users`, stays on the platform.
    fileprivate mutating func look(at address: String, _ approved: Reading<Register>) {
        guard !address.isEmpty, !address.hasPrefix("/") else { return }
        if address.lowercased().hasPrefix("http://") {
            add(.high, "sends data over plain http", seen: address, expected: "an https address")
        }
        guard let host = Host(of: address) else {
            return leaveOpen(Gap(.dataActions, .leftOut(field: "which host \(address) leads to")))
        }
        if let approved = know(approved, of: .approvedHosts), !approved.contains(host.name) {
            add(.medium, "sends data to a host on no list of ours", seen: host.name, expected: "an entry in hosts")
        }
    }
}
