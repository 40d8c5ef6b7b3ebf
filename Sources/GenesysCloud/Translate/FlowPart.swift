import Capture

/// What a flow consists of and can be jumped to: its tasks, states, bots and menus.
struct FlowPart {

    /// Its `refId`, else its name.
    let id: String
    let name: String
    let body: JSON
    let actions: JSON?
    var isMenu = false

    /// What is called by no name: a flow of one task.
    static let startID = "startUpTaskActions"

    /// The `refId` in a reference: `/inboundCall/tasks/task[Main_10]`.
    static func id(in reference: String) -> String? {
        guard let open = reference.firstIndex(of: "["), let close = reference.lastIndex(of: "]"), open < close else {
            return nil
        }
        return String(reference[reference.index(after: open)..<close])
    }
}

extension JSON {

    /// The parts of a flow, in the order of the export.
    var parts: [FlowPart] {
        let named = [("tasks", "task"), ("states", "state"), ("bots", "bot"), ("menus", "menu")].flatMap { list, item in
            (self[key: list].map { Array($0.elements) } ?? []).compactMap { element -> FlowPart? in
                let body = element[key: item] ?? element
                guard let name = body["name"]?.string ?? body["refId"]?.string else { return nil }
                return FlowPart(
                    id: body["refId"]?.string ?? name, name: name, body: body, actions: body["actions"],
                    isMenu: item == "menu")
            }
        }
        guard let actions = self["startUpTaskActions"] else { return named }
        return named + [FlowPart(id: FlowPart.startID, name: "Start", body: self, actions: actions)]
    }
}
