import Capture

extension HandSteps {

    /// What a person does about a campaign: the contact list it wants, by its name and columns, and what else it goes by.
    ///
    /// Source: `Campaign`, `PhoneColumn` and `ContactSort` of the API description of July 2026.
    static func steps(forCampaign campaign: JSON) -> String {
        let list = campaign["contactList"]?["name"]?.string.map { "a contact list \($0)" } ?? "a contact list"
        let columns = columns(of: campaign)
        let with = columns.isEmpty ? "" : " with the columns " + columns.joined(separator: ", ")
        let others = others(of: campaign)
        let besides = others.isEmpty ? "" : " and " + others.joined(separator: ", ")
        return
            "load \(list)\(with) there, make the campaign with it\(besides), with a number to call from that is that "
            + "tenant's own, and leave it off until it was tried"
    }

    /// The columns of the contact list it reads, each once, in the order in which it names them.
    private static func columns(of campaign: JSON) -> [String] {
        let phones = elements(of: campaign["phoneColumns"]).compactMap { $0["columnName"]?.string }
        let sorts = (elements(of: campaign["contactSorts"]) + [campaign["contactSort"]].compactMap(\.self))
            .compactMap { $0["fieldName"]?.string }
        let skills = elements(of: campaign["skillColumns"]).compactMap(\.string)
        let owner = [campaign["agentOwnedColumn"]?.string].compactMap(\.self)
        var seen: Set<String> = []
        return (phones + sorts + skills + owner).filter { !$0.isEmpty && seen.insert($0).inserted }
    }

    /// What else it refers to, by name.
    private static func others(of campaign: JSON) -> [String] {
        let one: [(word: String, member: StaticString)] = [
            ("the queue", "queue"), ("the script", "script"), ("the site", "site"), ("the edge group", "edgeGroup"),
            ("the callable times", "callableTimeSet"), ("the call analysis", "callAnalysisResponseSet"),
        ]
        let many: [(word: String, member: StaticString)] = [
            ("the do-not-call list", "dncLists"), ("the rule set", "ruleSets"),
            ("the contact filter", "contactListFilters"),
        ]
        return one.compactMap { word, member in campaign[member]?["name"]?.string.map { "\(word) \($0)" } }
            + many.flatMap { word, member in
                elements(of: campaign[member]).compactMap { $0["name"]?.string.map { "\(word) \($0)" } }
            }
    }

    private static func elements(of value: JSON?) -> [JSON] { value?.elements.map { $0 } ?? [] }
}
