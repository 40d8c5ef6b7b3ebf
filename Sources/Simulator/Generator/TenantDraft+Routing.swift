import Capture
import ContactCenter

// Where conversations wait, for whom, when, and what people hear: what a tenant is rebuilt from.

extension TenantDraft {

    /// Queues and what they are routed by, opening hours, the numbers people call, and what they hear.
    mutating func addRouting() {
        var draw = chance("routing")
        let hold = addPrompts(&draw)
        addQueues(holding: hold, &draw)
        addSkills(&draw)
        addWrapUpCodes(&draw)
        let hours = addSchedules(&draw)
        addLines(open: hours, &draw)
        addTables(&draw)
        addLocations()
        if plants("INT-17") { addWeakPrompt() }
    }

    /// Every version, date and hand that the documents of routing have, as members.
    private func made(_ path: String, _ id: String, daysAgo days: Int) -> String {
        let author = administrators[0].id
        return """
            "dateCreated": "\(daysAgo(days + 200))", "dateModified": "\(daysAgo(days))", "createdBy": "\(author)",
            "modifiedBy": "\(author)", "selfUri": "\(path)/\(id)"
            """
    }

    private func division(_ number: Int) -> String {
        let division = divisions[number % divisions.count]
        return #""division": {"id": "\#(division.id)", "name": "\#(division.name)"}"#
    }

    /// What somebody hears.
    ///
    /// - Returns: What is played while they are on hold, as a reference.
    private mutating func addPrompts(_ draw: inout Draw) -> String {
        var hold = ""
        for (name, text) in RoutingNames.prompts {
            let id = addPrompt(name, text, &draw)
            let path = "/api/v2/architect/prompts/\(id)"
            if name == "On_Hold" { hold = #"{"id": "\#(id)", "name": "\#(name)", "selfUri": "\#(path)"}"# }
        }
        return hold
    }

    private mutating func addPrompt(_ name: String, _ text: String, _ draw: inout Draw) -> String {
        let (id, resource) = (draw.uuid(), draw.uuid())
        let path = "/api/v2/architect/prompts/\(id)"
        add(
            TenantLayout.prompts, id: id,
            """
            {
              "id": "\(id)", "name": "\(name)", "description": "",
              "resources": [{
                "id": "\(resource)", "promptId": "\(id)", "language": "en-us", "ttsString": "\(text)",
                "languageDefault": true, "selfUri": "\(path)/resources/en-us"
              }],
              "selfUri": "\(path)"
            }
            """)
        return id
    }

    /// Somebody tried out a link, and left it there to be read out.
    private mutating func addWeakPrompt() {
        var draw = chance("weak prompt")
        let link = "https://status.\(organization.domain)/line?access_token=fake-4f1c09d27a"
        let id = addPrompt("Line_Test", "Look at \(link) now.", &draw)
        plant("INT-17", Subject(.prompt, id), "It reads out a token of another system")
    }

    private mutating func addQueues(holding hold: String, _ draw: inout Draw) {
        let count = min(max(size / 15, 6), 200)
        for number in 0..<count {
            let (id, name) = (draw.uuid(), RoutingNames.queue(number))
            let (members, seconds) = (draw.number(4..<30), draw.one(of: [15, 20, 30]))
            let group = groups[agentGroup(number % divisions.count)]
            queues.append((id, name))
            add(
                TenantLayout.queues, id: id,
                """
                {
                  "id": "\(id)", "name": "\(name)", "description": "\(name)", \(division(number)),
                  "memberCount": \(members), "userMemberCount": \(members), "joinedMemberCount": 0,
                  "mediaSettings": {
                    "call": {
                      "alertingTimeoutSeconds": 30, "enableAutoAnswer": false,
                      "serviceLevel": {"percentage": 0.8, "durationMs": \(seconds)000}
                    }
                  },
                  "scoringMethod": "TimestampAndPriority", "skillEvaluationMethod": "BEST",
                  "lastAgentRoutingMode": "AnyAgent", "acwSettings": {"wrapupPrompt": "MANDATORY"},
                  "memberGroups": [{
                    "id": "\(group.id)", "name": "\(group.name)", "type": "GROUP",
                    "selfUri": "/api/v2/groups/\(group.id)"
                  }],
                  "onHoldPrompt": \(hold), "autoAnswerOnly": true, "enableTranscription": \(number % 2 == 0),
                  "enableAudioMonitoring": true, "enableManualAssignment": false,
                  "suppressInQueueCallRecording": false, "callingPartyName": "\(organization.name)",
                  "callingPartyNumber": "+493055500\(100 + number)",
                  \(made("/api/v2/routing/queues", id, daysAgo: 10 + number))
                }
                """)
        }
    }

    private mutating func addSkills(_ draw: inout Draw) {
        addSkills(TenantLayout.skills, RoutingNames.skills, daysOld: 60, &draw)
        addSkills(TenantLayout.languages, RoutingNames.languages, daysOld: 90, &draw)
    }

    private mutating func addSkills(_ kind: Kind, _ names: [String], daysOld: Int, _ draw: inout Draw) {
        for (number, name) in names.enumerated() {
            let id = draw.uuid()
            add(
                kind, id: id,
                """
                {
                  "id": "\(id)", "name": "\(name)", "state": "active", "version": "1",
                  "dateModified": "\(daysAgo(daysOld + number))", "selfUri": "/api/v2/routing/\(kind.name)/\(id)"
                }
                """)
        }
    }

    private mutating func addWrapUpCodes(_ draw: inout Draw) {
        for (number, name) in RoutingNames.wrapUpCodes.enumerated() {
            let id = draw.uuid()
            add(
                TenantLayout.wrapUpCodes, id: id,
                """
                {
                  "id": "\(id)", "name": "\(name)", "description": "", \(division(0)),
                  \(made("/api/v2/routing/wrapupcodes", id, daysAgo: 40 + number))
                }
                """)
        }
    }
}

extension TenantDraft {

    /// Opening hours.
    ///
    /// - Returns: The group of schedules, as a reference.
    private mutating func addSchedules(_ draw: inout Draw) -> String {
        let year = moment.iso8601.prefix(4)
        let schedules = [
            (
                "Working days", "\(year)-01-01T08:00:00.000", "\(year)-01-01T20:00:00.000",
                "FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR"
            ),
            ("Saturdays", "\(year)-01-03T09:00:00.000", "\(year)-01-03T14:00:00.000", "FREQ=WEEKLY;BYDAY=SA"),
            ("Nights", "\(year)-01-01T20:00:00.000", "\(year)-01-02T08:00:00.000", "FREQ=DAILY"),
            (
                "New Year", "\(year)-01-01T00:00:00.000", "\(year)-01-02T00:00:00.000",
                "FREQ=YEARLY;BYMONTH=1;BYMONTHDAY=1"
            ),
        ].map { name, start, end, rule in
            let id = draw.uuid()
            let path = "/api/v2/architect/schedules"
            add(
                TenantLayout.schedules, id: id,
                """
                {
                  "id": "\(id)", "name": "\(name)", "description": "", \(division(0)), "version": 3,
                  "state": "active", "start": "\(start)", "end": "\(end)", "rrule": "\(rule)",
                  \(made(path, id, daysAgo: 70))
                }
                """)
            return #"{"id": "\#(id)", "name": "\#(name)", "selfUri": "\#(path)/\#(id)"}"#
        }
        let (id, path) = (draw.uuid(), "/api/v2/architect/schedulegroups")
        add(
            TenantLayout.scheduleGroups, id: id,
            """
            {
              "id": "\(id)", "name": "Opening hours", "description": "", \(division(0)), "version": 2,
              "state": "active", "timeZone": "Europe/Berlin", "openSchedules": [\(schedules[0]), \(schedules[1])],
              "closedSchedules": [\(schedules[2])], "holidaySchedules": [\(schedules[3])],
              \(made(path, id, daysAgo: 70))
            }
            """)
        return #"{"id": "\#(id)", "name": "Opening hours", "selfUri": "\#(path)/\#(id)"}"#
    }

    /// The numbers people call, and the flow that answers.
    private mutating func addLines(open hours: String, _ draw: inout Draw) {
        guard let main = mainLine else { return }
        let flow = #"{"id": "\#(main)", "name": "Main Line", "selfUri": "/api/v2/flows/\#(main)"}"#
        for (number, name) in ["Main number", "Orders number", "Claims number"].enumerated() {
            let id = draw.uuid()
            add(
                TenantLayout.ivrs, id: id,
                """
                {
                  "id": "\(id)", "name": "\(name)", "description": "", \(division(0)), "version": 4,
                  "state": "active", "dnis": ["+49305550\(9000 + number)"], "openHoursFlow": \(flow),
                  "closedHoursFlow": \(flow), "holidayHoursFlow": \(flow), "scheduleGroup": \(hours),
                  \(made("/api/v2/architect/ivrs", id, daysAgo: 30 + number))
                }
                """)
        }
    }

    /// Tables flows look things up in, without their rows.
    private mutating func addTables(_ draw: inout Draw) {
        for (name, fields) in [("Numbers to queues", ["queue", "greeting"]), ("Public holidays", ["name"])] {
            let id = draw.uuid()
            let properties = (["key"] + fields).enumerated().map { order, field in
                """
                "\(field)": {
                  "type": "string", "title": "\(field)", "$id": "/properties/\(field)", "displayOrder": \(order),
                  "minLength": 1, "maxLength": 36
                }
                """
            }
            add(
                TenantLayout.dataTables, id: id,
                """
                {
                  "id": "\(id)", "name": "\(name)", "description": "", \(division(0)),
                  "schema": {
                    "$schema": "http://json-schema.org/draft-04/schema#", "title": "\(name)", "description": "",
                    "type": "object", "required": ["key"], "properties": {\(properties.joined(separator: ", "))}
                  },
                  "selfUri": "/api/v2/flows/datatables/\(id)"
                }
                """)
        }
    }

    /// Where the sites stand.
    mutating func addLocations() {
        for (number, location) in locations.enumerated() {
            add(
                TenantLayout.locations, id: location.id,
                """
                {
                  "id": "\(location.id)", "name": "\(location.name)", "state": "active", "version": 1,
                  "address": {
                    "street1": "\(1 + number) Example Street", "city": "Berlin", "zipcode": "10115", "country": "DE",
                    "countryName": "Germany"
                  },
                  "notes": "", "path": [], "selfUri": "/api/v2/locations/\(location.id)"
                }
                """)
        }
    }
}

/// What routing is called in an invented tenant.
private enum RoutingNames {

    /// The first five are those that agents are members of.
    private static let queues =
        LiveFigures.queueNames + [
            "Night", "Returns", "Billing", "Technical Help", "New Customers", "Cancellations", "Complaints",
            "Key Accounts", "Web Messages", "E-mail", "Callbacks", "Second Level", "Payments", "Appointments",
            "Language Line",
        ]

    static func queue(_ number: Int) -> String {
        let round = number / queues.count
        return queues[number % queues.count] + (round == 0 ? "" : " \(round + 1)")
    }

    static let skills = [
        "Billing", "Cancellations", "Claims", "Complaints", "Contracts", "Delivery", "E-mail", "Insurance", "Invoices",
        "Orders", "Payments", "Returns", "Sales", "Technical", "Web Messages",
    ]

    static let languages = ["English", "French", "German", "Turkish"]

    static let wrapUpCodes = [
        "Appointment made", "Callback agreed", "Complaint", "Contract ended", "Information given", "Invoice explained",
        "Order placed", "Payment taken", "Return agreed", "Sale", "Transferred", "Wrong number",
    ]

    /// What is said in each: those that flows play among them.
    static let prompts = [
        ("On_Hold", "Please hold the line."), ("Recording_Notice", "This call may be recorded."),
        ("Closed", "We are closed now. Please call again tomorrow."), ("Goodbye", "Goodbye."),
        ("Queue_Full", "All our agents are busy."),
    ]
}
