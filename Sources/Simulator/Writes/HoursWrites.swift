import Capture
import ContactCenter

/// Opening hours, the numbers people call, and what takes over in an emergency.
extension RouteTable {
    static let hoursWrites = [
        Route(.post, "/api/v2/architect/schedules", needs: .all("routing:schedule:add"), serves: .adding(.schedule)),
        Route(
            .put, "/api/v2/architect/schedules/{scheduleId}", needs: .all("routing:schedule:edit"),
            serves: .replacing(.schedules, .schedule, nil)),
        Route(
            .post, "/api/v2/architect/schedulegroups", needs: .all("routing:scheduleGroup:add"),
            serves: .adding(.scheduleGroup)),
        Route(
            .put, "/api/v2/architect/schedulegroups/{scheduleGroupId}", needs: .all("routing:scheduleGroup:edit"),
            serves: .replacing(.scheduleGroups, .scheduleGroup, .scheduleGroup, mentions: Mention.ofScheduleGroup)),
        Route(.post, "/api/v2/architect/ivrs", needs: .all("routing:callRoute:add"), serves: .adding(.ivr)),
        Route(
            .put, "/api/v2/architect/ivrs/{ivrId}", needs: .all("routing:callRoute:edit"),
            serves: .replacing(.ivrs, .ivr, .ivr, mentions: Mention.ofLine) { edit, tenant throws(Refusal) in
                try tenant.checkLine(edit.after)
            }),
        Route(
            .post, "/api/v2/architect/emergencygroups", needs: .all("routing:emergencyGroup:add"),
            serves: .adding(
                Newcomer(
                    stock: .emergencyGroups, form: .emergencyGroup, subject: .emergencyGroup,
                    path: "/api/v2/architect/emergencygroups"
                ) { group, _, tenant, _ throws(Refusal) in
                    try tenant.checkEmergency(group)
                    group.begin()
                })),
        Route(
            .put, "/api/v2/architect/emergencygroups/{emergencyGroupId}", needs: .all("routing:emergencyGroup:edit"),
            serves: .replacing(.emergencyGroups, .emergencyGroup, .emergencyGroup) { edit, tenant throws(Refusal) in
                let flows = edit.after["emergencyCallFlows"]?.canonical()
                guard flows != edit.before["emergencyCallFlows"]?.canonical() else { return }
                try tenant.checkEmergency(edit.after)
            }),
    ]
}

extension Form {

    /// `Schedule`.
    fileprivate static let schedule = Form("name! division:object description version:whole start! end! rrule")

    /// `ScheduleGroup`.
    fileprivate static let scheduleGroup = Form(
        """
        name! division:object description version:whole timeZone openSchedules:objects closedSchedules:objects \
        holidaySchedules:objects
        """)

    /// `IVR`.
    fileprivate static let ivr = Form(
        """
        name! division:object description version:whole dnis:texts openHoursFlow:object closedHoursFlow:object \
        holidayHoursFlow:object scheduleGroup:object
        """)

    /// `EmergencyGroup`.
    fileprivate static let emergencyGroup = Form(
        "name! division:object description version:whole enabled:flag emergencyCallFlows:objects")
}

extension Refusal {

    /// Source: answers 400 of the calls on schedules, schedule groups and IVRs, API description of July 2026; which mistake
    /// gets it is assumed.
    fileprivate static let generalBadRequest = Refusal(
        400, "general.bad.request", "The request could not be understood by the server due to malformed syntax.")
}

extension Mention {
    fileprivate static let ofScheduleGroup = ["openSchedules", "closedSchedules", "holidaySchedules"].map { member in
        Mention(member: member, stock: .schedules, path: "/api/v2/architect/schedules", missing: .generalBadRequest)
    }

    fileprivate static let ofLine =
        ["openHoursFlow", "closedHoursFlow", "holidayHoursFlow"].map { member in
            Mention(member: member, stock: .flows, path: "/api/v2/flows", missing: .generalBadRequest)
        } + [
            Mention(
                member: "scheduleGroup", stock: .scheduleGroups, path: "/api/v2/architect/schedulegroups",
                missing: .generalBadRequest)
        ]
}

extension Newcomer {
    fileprivate static let schedule = Newcomer(
        stock: .schedules, form: .schedule, subject: nil, path: "/api/v2/architect/schedules"
    ) { schedule, _, _, inquiry in schedule.begin(inquiry) }

    fileprivate static let scheduleGroup = Newcomer(
        stock: .scheduleGroups, form: .scheduleGroup, subject: .scheduleGroup,
        path: "/api/v2/architect/schedulegroups", mentions: Mention.ofScheduleGroup
    ) { group, _, _, inquiry in group.begin(inquiry) }

    fileprivate static let ivr = Newcomer(
        stock: .ivrs, form: .ivr, subject: .ivr, path: "/api/v2/architect/ivrs", mentions: Mention.ofLine
    ) { ivr, _, tenant, inquiry throws(Refusal) in
        try tenant.checkLine(ivr)
        ivr.begin(inquiry)
    }
}

extension Members {

    /// The same with who made it and when.
    fileprivate mutating func begin(_ inquiry: Inquiry) {
        begin()
        set("dateCreated", inquiry.now.iso8601)
        set("dateModified", inquiry.now.iso8601)
        set("createdByApp", inquiry.client)
        set("modifiedByApp", inquiry.client)
    }
}

extension Tenant {

    /// Refuses a number somebody else is called at, and opening hours without a flow for each half of the day.
    ///
    /// Source: `IVR.dnis` and `IVR.scheduleGroup` of the API description of July 2026.
    fileprivate func checkLine(_ line: Members) throws(Refusal) {
        let numbers = Set(line["dnis"]?.texts ?? [])
        let taken = documents(.ivrs).contains { other in
            other["id"]?.string != line["id"]?.string && !numbers.isDisjoint(with: other["dnis"]?.texts ?? [])
        }
        let lacksFlow = line["openHoursFlow"] == nil || line["closedHoursFlow"] == nil
        if taken || line["scheduleGroup"] != nil && lacksFlow { throw .generalBadRequest }
    }

    /// Refuses an emergency group that speaks of flows and numbers there are not.
    fileprivate func checkEmergency(_ group: Members) throws(Refusal) {
        for entry in group["emergencyCallFlows"]?.elements ?? JSON.none.elements {
            try check(.flows, [entry["emergencyFlow"]?["id"]?.string ?? ""], else: .generalBadRequest)
            let lines = (entry["ivrs"]?.elements ?? JSON.none.elements).compactMap { $0["id"]?.string }
            try check(.ivrs, lines, else: .generalBadRequest)
        }
    }
}
