import Capture
import ContactCenter

/// What may be done to a person: switch them off and on, end their sessions, free their station, take a factor away.
extension RouteTable {
    static let peopleWrites = [
        Route(.post, "/api/v2/users", needs: .any("directory:user:add"), serves: .newPerson),
        Route(
            .patch, "/api/v2/users/{userId}",
            needs: .any("admin", "directory:user:edit", "directory:organization:admin"), serves: .personEdit),
        Route(
            .delete, "/api/v2/users/{userId}",
            needs: .any("admin", "directory:user:delete", "directory:organization:admin"), serves: .personRemoval),
        Route(
            .get, "/api/v2/users/{userId}/state", needs: .any("directory:userStateChange:view"),
            serves: .personState),
        Route(
            .put, "/api/v2/users/{userId}/state", needs: .any("directory:user:edit"), serves: .personStateEdit),
        Route(.delete, "/api/v2/tokens/{userId}", needs: .any("oauth:token:delete"), serves: .tokenRemoval),
        Route(
            .get, "/api/v2/users/{userId}/station", needs: .any("telephony:otherStationAssociation:view"),
            serves: .station),
        Route(
            .delete, "/api/v2/users/{userId}/station/associatedstation",
            needs: .any("telephony:station:disassociate"), serves: .stationRelease),
        Route(
            .get, "/api/v2/users/{userId}/verifiers", needs: .any("mfa:verifier:view"), serves: .verifiers),
        Route(
            .delete, "/api/v2/users/{userId}/verifiers/{verifierId}", needs: .any("mfa:verifier:delete"),
            serves: .verifierRemoval),
    ]
}

extension Form {

    /// `UpdateUser`, without what is told apart as another object than it is sent.
    static let person = Form(
        """
        version!:whole name department email title username preferredName state:active|inactive|deleted \
        acdAutoAnswer:flag addresses:objects certifications:texts profileSkills:texts chat:object biography:object \
        employerInfo:object manager
        """)

    /// `CreateUser`, without the password.
    static let newPerson = Form(
        "name! email! divisionId! department title addresses:objects state:active|inactive|deleted")

    /// `UserState`.
    static let personState = Form(
        """
        state:active|inactive|deleted version:whole \
        stateChangeReason:Voluntary|Seasonal|Leave|Performance|Conduct|Unknown
        """)
}

extension Refusal {
    fileprivate static let noSuchPerson = Refusal(
        404, "general.resource.not.found", "Unable to find a user with that userId.")
}

extension Serving {

    /// Where a state is sent it is the only thing that changes.
    ///
    /// Source: `UpdateUser.state` of the API description of July 2026.
    fileprivate static let personEdit = patching(.people, .person, .user, missing: .noSuchPerson) { edit, tenant in
        edit.bindStation(in: &tenant)
        if let state = edit.asked["state"] {
            let version = edit.after["version"]
            edit.after = edit.before
            edit.after["version"] = version
            edit.after["state"] = state
        } else if let manager = edit.asked["manager"]?.string {
            edit.after.set("manager", reference: manager)
        }
    }

    /// Inactive unless it is said otherwise: nobody is invited by being made.
    ///
    /// Source: `CreateUser.state` of the API description of July 2026.
    fileprivate static let newPerson = adding(
        Newcomer(
            stock: .people, form: .newPerson, subject: .user, path: "/api/v2/users", unique: "email"
        ) { person, asked, tenant, _ throws(Refusal) in
            let division = asked["divisionId"]?.string ?? ""
            guard let found = tenant.document(.one(.divisions, id: division)) else { throw .badRequest }
            person["divisionId"] = nil
            person["division"] = .written { json in
                json.object { json in
                    json.field("id", division)
                    json.field("name", found["name"]?.string ?? division)
                    json.field("selfUri", "/api/v2/authorization/divisions/\(division)")
                }
            }
            person["username"] = asked["email"]
            if person["state"] == nil { person.set("state", "inactive") }
            person.set("version", 1)
            person.set("acdAutoAnswer", false)
        })

    fileprivate static let personRemoval = acting(
        on: .people, .user, missing: .noSuchPerson,
        rule: { edit, _ in
            edit.after.set("state", "deleted")
            edit.countUp()
            edit.action = "Delete"
        },
        answer: { _, _, _ in Answer { _ in } })

    /// `UserState`.
    fileprivate static let personState = Serving("people") { inquiry throws(Refusal) in
        guard let person = inquiry.person else { throw .noSuchPerson }
        return .state(of: person, inquiry.tenant.deeds.stateChanges[inquiry.parameters[0]])
    }

    fileprivate static let personStateEdit = Serving("people", changes: true, takesBody: true) {
        inquiry throws(Refusal) in
        let asked = try Form.personState.read(inquiry.body)
        let id = inquiry.parameters[0]
        return try inquiry.reception.change { tenant throws(Refusal) in
            var edit = try Edit(
                .one(.people, id: id), of: tenant, inquiry, asked: asked, missing: .noSuchPerson)
            try edit.apply(Form("version:whole state"), isWhole: false)
            edit.bindStation(in: &tenant)
            tenant.deeds.stateChanges[id] = (asked["stateChangeReason"]?.string, inquiry.now.iso8601)
            edit.commit(to: &tenant, .user)
            return .state(of: edit.after.json, tenant.deeds.stateChanges[id])
        }
    }

    /// Every token of the person ends, whichever client it was asked through; those of clients stay.
    ///
    /// Source: `DELETE /api/v2/tokens/{userId}`, API description of July 2026: all tokens of the user, no choice by token.
    fileprivate static let tokenRemoval = Serving("people", changes: true) { inquiry throws(Refusal) in
        guard let person = inquiry.person else { throw .notFound }
        try inquiry.checkDivision(of: person)
        inquiry.reception.revokeTokens(ofPerson: inquiry.parameters[0])
        inquiry.tell(.token, "Revoke", .init(id: inquiry.parameters[0], name: person["name"]?.string ?? ""))
        return .noContent
    }
}

extension Inquiry {

    /// The person of the id in the path, with everything in it.
    var person: JSON? { tenant.document(.one(.people, id: parameters[0])) }
}

extension Answer {
    fileprivate static func state(of person: JSON, _ change: (reason: String?, date: String)?) -> Answer {
        Answer { json in
            json.field("state", person["state"]?.string ?? "active")
            json.field("version", person["version"]?.integer ?? 1)
            json.field("stateChangeReason", ifPresent: change?.reason)
            json.field("stateChangeDate", ifPresent: change?.date)
        }
    }
}

extension Serving {

    /// `UserStations`.
    fileprivate static let station = Serving("people") { inquiry throws(Refusal) in
        guard let person = inquiry.person else { throw .notFound }
        let station = inquiry.figures.station(of: person)
        let isFreed = inquiry.tenant.deeds.freedStations.contains(inquiry.parameters[0])
        return Answer { json in
            if let station {
                for name in ["associatedStation", "effectiveStation"] { json.object(name) { $0.station(station) } }
            } else if isFreed {
                json.object("lastAssociatedStation") {
                    $0.station(inquiry.figures.stationID(of: inquiry.parameters[0]))
                }
            }
        }
    }

    /// The audit log tells nothing of it: of telephony the platform's enumeration names phones and their base settings,
    /// trunks, sites and edges, and no station.
    ///
    /// Source: enumerations of entity types of the platform's Python SDK 269, checked 2026-11-22.
    fileprivate static let stationRelease = Serving("people", changes: true) { inquiry throws(Refusal) in
        guard inquiry.person != nil else {
            throw Refusal(404, "edgeconfiguser.userdoesnotexist", "The user does not exist.")
        }
        try inquiry.reception.change { tenant throws(Refusal) in
            _ = tenant.deeds.freedStations.insert(inquiry.parameters[0])
        }
        return Answer(status: 202, [])
    }

    /// `VerifierEntityListing`: everybody who is not deleted has one, an app, until it is taken away.
    fileprivate static let verifiers = Serving("people") { inquiry throws(Refusal) in
        guard inquiry.person != nil else { throw .notFound }
        let id = inquiry.verifier
        let isThere = !inquiry.tenant.deeds.removedVerifiers.contains(id)
        return Answer { json in
            json.field("total", isThere ? 1 : 0)
            json.array("entities") { json in
                guard isThere else { return }
                json.object { json in
                    json.field("id", id)
                    json.field("name", "Authenticator app")
                    json.field("enabled", true)
                    json.field("default", true)
                    json.field("selfUri", "/api/v2/users/\(inquiry.parameters[0])/verifiers/\(id)")
                }
            }
            json.field("selfUri", inquiry.target.path)
        }
    }

    fileprivate static let verifierRemoval = Serving("people", changes: true) { inquiry throws(Refusal) in
        guard let person = inquiry.person, inquiry.parameters[1] == inquiry.verifier else { throw .notFound }
        try inquiry.checkDivision(of: person)
        try inquiry.reception.change { tenant throws(Refusal) in
            guard tenant.deeds.removedVerifiers.insert(inquiry.verifier).inserted else { throw .notFound }
        }
        inquiry.tell(.verifier, "Delete", .init(id: inquiry.verifier, name: "Authenticator app"))
        return .noContent
    }
}

extension Inquiry {

    /// The id of the one factor the person of the path has.
    fileprivate var verifier: String {
        IdentifierV5.uuid(of: "simulator/\(reception.options.seed)/verifier/\(parameters[0])")
    }
}

extension Edit {

    /// Whoever is switched off keeps the station they are on.
    fileprivate func bindStation(in tenant: inout Tenant) {
        guard let id = before["id"]?.string, asked["state"].map({ $0.string != "active" }) == true,
            inquiry.figures.station(of: before.json) != nil
        else { return }
        tenant.deeds.boundStations.insert(id)
    }
}

extension JSONWriter {

    /// `UserStation`, without the person.
    fileprivate mutating func station(_ id: String) {
        field("id", id)
        field("name", "Station \(id.prefix(4))")
        field("type", "inin_webrtc_softphone")
        field("webRtcCallAppearances", 100)
    }
}
