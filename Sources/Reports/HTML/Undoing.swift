import Assurance

extension Guide {

    /// The call alone, without what its author says of taking it back.
    var callAlone: String { parts.call }

    /// How to take back what puts a control right.
    ///
    /// What the author of the guide says, else what the verb of the call allows: a changed setting is set again to what
    /// the evidence shows, and what was deleted is made anew from it.
    var undo: String {
        if let own = parts.undo { return own.prefix(1).uppercased() + own.dropFirst() + "." }
        let evidence = "The evidence beside each finding has what was there before (secrets are not kept)"
        switch call.prefix(while: { $0 != " " && $0 != ":" }) {
        case "PUT", "PATCH": return "\(evidence): send that by the same call."
        case "DELETE": return "Nothing gives back what is deleted. \(evidence), to make it anew."
        case "POST": return "The call takes nothing back. \(evidence), to set it again."
        case "GET": return "The call reads only. \(evidence), to set it again in the menu."
        default: return "\(evidence), to set it again in the menu."
        }
    }

    private var parts: (call: String, undo: String?) {
        guard let cut = call.firstIndex(of: ";") else { return (call, nil) }
        let said = call[call.index(after: cut)...].drop(while: \.isWhitespace)
        return (String(call[..<cut]), String(said))
    }
}
