import Capture
import ContactCenter

/// What conversations are routed by, made and written whole.
extension RouteTable {
    static let routingWrites = [
        Route(.post, "/api/v2/routing/queues", needs: .any("routing:queue:add"), serves: .adding(.queue)),
        Route(.put, "/api/v2/routing/queues/{queueId}", needs: .any("routing:queue:edit"), serves: .queueEdit),
        Route(
            .post, "/api/v2/routing/skills", needs: .any("routing:skill:manage", "routing:skill:create"),
            serves: .adding(.skill)),
        Route(.post, "/api/v2/routing/languages", needs: .any("routing:skill:manage"), serves: .adding(.language)),
        Route(
            .post, "/api/v2/routing/wrapupcodes", needs: .all("routing:wrapupCode:add"), serves: .adding(.wrapUpCode)),
        Route(.post, "/api/v2/locations", needs: .all("directory:location:add"), serves: .adding(.location)),
        Route(
            .post, "/api/v2/flows/datatables", needs: .any("architect:datatable:add"), serves: .adding(.dataTable)),
        Route(
            .put, "/api/v2/flows/datatables/{datatableId}", needs: .any("architect:datatable:edit"),
            serves: .dataTableEdit),
        Route(.post, "/api/v2/architect/prompts", needs: .all("architect:userPrompt:add"), serves: .adding(.prompt)),
    ]
}

extension Form {

    /// `CreateQueueRequest` and `QueueRequest`, but for the queue to copy from.
    fileprivate static let queue = Form(
        """
        name! division:object description mediaSettings:object routingRules:objects conditionalGroupRouting:object \
        conditionalGroupActivation:object bullseye:object scoringMethod:TimestampAndPriority|PriorityOnly \
        lastAgentRoutingMode:Disabled|QueueMembersOnly|AnyAgent acwSettings:object skillEvaluationMethod:NONE|BEST|ALL \
        memberGroups:objects queueFlow:object emailInQueueFlow:object messageInQueueFlow:object whisperPrompt:object \
        onHoldPrompt:object autoAnswerOnly:flag cannedResponseLibraries:object enableTranscription:flag \
        enableAudioMonitoring:flag enableManualAssignment:flag agentOwnedRouting:object directRouting:object \
        callingPartyName callingPartyNumber defaultScripts:object outboundMessagingAddresses:object \
        outboundEmailAddress:object peerId suppressInQueueCallRecording:flag
        """)

    /// `LocationCreateDefinition`.
    fileprivate static let location = Form(
        """
        name! version:whole state:active|deleted path:texts notes contactUser emergencyNumber:object address:object
        """)

    /// `DataTable`.
    fileprivate static let dataTable = Form("name division:object description schema:object")
}

extension Refusal {

    /// Source: answers of `POST /api/v2/routing/queues` and `…/wrapupcodes`, API description of July 2026.
    fileprivate static let noSuchResource = Refusal(
        400, "resource.not.found", "A referenced resource, such as a division, was not found.")
    fileprivate static let nameTaken = Refusal(400, "duplicate.name", "Something with this name already exists.")
    fileprivate static let tableTaken = Refusal(
        409, "flows.datatables.not.unique", "The passed in datatable had a duplicate name.")

    fileprivate static func unfit(_ code: String) -> Refusal {
        Refusal(400, code, "The specified flow is either not active, of the wrong type or is not published.")
    }
}

extension Mention {

    /// What a queue names; flows must be published, and of the type that waits there.
    fileprivate static let ofQueue = [
        flow("queueFlow", "INQUEUECALL", "invalid.inqueue.call.flow"),
        flow("emailInQueueFlow", "INQUEUEEMAIL", "invalid.inqueue.email.flow"),
        flow("messageInQueueFlow", "INQUEUESHORTMESSAGE", "invalid.inqueue.message.flow"),
        Mention(
            member: "whisperPrompt", stock: .prompts, path: "/api/v2/architect/prompts", missing: .noSuchResource),
        Mention(member: "onHoldPrompt", stock: .prompts, path: "/api/v2/architect/prompts", missing: .noSuchResource),
    ]

    private static func flow(_ member: String, _ type: String, _ code: String) -> Mention {
        Mention(member: member, stock: .flows, path: "/api/v2/flows", missing: .unfit(code)) { flow in
            flow["type"]?.string == type && flow["active"]?.boolean == true && flow["publishedVersion"] != nil
        }
    }
}

extension Tenant {

    /// Refuses groups of members that are not there: of teams and skill groups nothing is known here.
    fileprivate func checkMemberGroups(of queue: Members) throws(Refusal) {
        let groups = (queue["memberGroups"]?.elements ?? JSON.none.elements).filter { $0["type"]?.string == "GROUP" }
        try check(.groups, groups.compactMap { $0["id"]?.string }, else: .noSuchResource)
    }
}

extension Members {

    /// Who made it and when, as kinds have it that name people by their id alone.
    fileprivate mutating func sign(_ inquiry: Inquiry) {
        set("dateCreated", inquiry.now.iso8601)
        set("dateModified", inquiry.now.iso8601)
        set("createdBy", inquiry.client)
        set("modifiedBy", inquiry.client)
    }
}

extension Newcomer {
    fileprivate static let queue = Newcomer(
        stock: .queues, form: .queue, subject: .queue, path: "/api/v2/routing/queues", taken: .nameTaken,
        noSuchDivision: .noSuchResource, mentions: Mention.ofQueue
    ) { queue, _, tenant, inquiry throws(Refusal) in
        try tenant.checkMemberGroups(of: queue)
        queue.set("memberCount", 0)
        queue.set("userMemberCount", 0)
        queue.set("joinedMemberCount", 0)
        queue.sign(inquiry)
    }

    fileprivate static let skill = Newcomer(
        stock: .skills, form: Form("name!"), subject: .skill, path: "/api/v2/routing/skills"
    ) { skill, _, _, inquiry in skill.beginAsWord(inquiry) }

    fileprivate static let language = Newcomer(
        stock: .languages, form: Form("name!"), subject: .language, path: "/api/v2/routing/languages",
        taken: Refusal(400, "general.conflict", "The request could not be completed by the server due to a conflict.")
    ) { language, _, _, inquiry in language.beginAsWord(inquiry) }

    fileprivate static let wrapUpCode = Newcomer(
        stock: .wrapUpCodes, form: Form("name! division:object description"), subject: .wrapUpCode,
        path: "/api/v2/routing/wrapupcodes", taken: .nameTaken, noSuchDivision: .noSuchResource
    ) { code, _, _, inquiry in code.sign(inquiry) }

    /// Two places may be called the same.
    fileprivate static let location = Newcomer(
        stock: .locations, form: .location, subject: .location, path: "/api/v2/locations", unique: nil
    ) { location, asked, tenant, _ throws(Refusal) in
        if let user = asked["contactUser"]?.string {
            try tenant.check(
                .people, [user],
                else: Refusal(400, "general.bad.request", "Unable to create a location due to invalid request."))
            location.set("contactUser", reference: user)
        }
        if location["state"] == nil { location.set("state", "active") }
        location.set("version", 1)
    }

    fileprivate static let dataTable = Newcomer(
        stock: .dataTables, form: .dataTable, subject: .dataTable, path: "/api/v2/flows/datatables",
        taken: .tableTaken, noSuchDivision: Refusal(400, "invalid.division.id", "The division id was invalid."))

    /// What is heard is sent afterwards: the description we hold has no such call.
    fileprivate static let prompt = Newcomer(
        stock: .prompts, form: Form("name! description"), subject: .prompt, path: "/api/v2/architect/prompts",
        taken: Refusal(409, "architect.prompt.already.exists", "A prompt with the specified name already exists.")
    ) { prompt, asked, _, _ throws(Refusal) in
        guard asked["name"]?.string?.isPromptName == true else {
            throw Refusal(
                400, "architect.prompt.validate.failed.invalid.name",
                "Prompt names can only contain letters, numbers, and the underscore, and must start with a letter or number."
            )
        }
        prompt["resources"] = .written { json in json.array { _ in } }
    }
}

extension String {
    fileprivate var isPromptName: Bool {
        let isAlphanumeric = { (byte: UInt8) in
            (0x30...0x39).contains(byte) || (0x41...0x5A).contains(byte) || (0x61...0x7A).contains(byte)
        }
        return utf8.first.map(isAlphanumeric) == true
            && utf8.allSatisfy { isAlphanumeric($0) || $0 == UInt8(ascii: "_") }
    }
}

extension Members {

    /// What a new skill or language begins with; their version is a text.
    fileprivate mutating func beginAsWord(_ inquiry: Inquiry) {
        set("state", "active")
        set("version", "1")
        set("dateModified", inquiry.now.iso8601)
    }
}

extension Serving {
    fileprivate static let queueEdit = replacing(
        .queues, .queue, .queue, missing: Refusal(404, "resource.not.found", "The resource could not be found."),
        mentions: Mention.ofQueue
    ) { edit, tenant throws(Refusal) in
        try tenant.checkName(of: edit, in: .queues, else: .nameTaken)
        try tenant.checkMemberGroups(of: edit.asked)
        edit.after.set("modifiedBy", edit.inquiry.client)
    }

    /// A table keeps the fields it has: their rows would lose something.
    fileprivate static let dataTableEdit = replacing(
        .dataTables, .dataTable, .dataTable,
        missing: Refusal(404, "flows.datatables.table.not.found", "The datatable could not be found.")
    ) { edit, tenant throws(Refusal) in
        try tenant.checkName(of: edit, in: .dataTables, else: .tableTaken)
        let now = Set(edit.after["schema"]?["properties"]?.members.map(\.key) ?? [])
        let before = Set(edit.before["schema"]?["properties"]?.members.map(\.key) ?? [])
        guard before.isSubset(of: now) else {
            throw Refusal(
                400, "flows.datatables.cannot.remove.fields",
                "The updated schema had missing fields from the old schema.")
        }
    }
}

extension Tenant {

    /// Refuses a new name for something that something else has.
    mutating func checkName(of edit: Edit, in stock: Stock, else refusal: Refusal) throws(Refusal) {
        guard let name = edit.after["name"]?.string,
            name.lowercased() != edit.before["name"]?.string?.lowercased()
        else { return }
        if has(name, in: "name", of: stock) { throw refusal }
    }
}
