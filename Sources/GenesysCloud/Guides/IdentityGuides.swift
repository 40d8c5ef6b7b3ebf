import Assurance
import ContactCenter

extension GenesysCloud {
    static let identityGuides: [Guide] = [
        Guide(
            "IDN-01",
            fields: ["User.state", "User.division"],
            menu: "Admin > People & Permissions > People",
            call: "PATCH /api/v2/users/{userId}",
            caveats: """
                The list shows active people alone unless `state=any` is asked for. Deleted people stay in it for a \
                while and then leave it.
                """,
            basis: .specification,
            source: described("GET /api/v2/users")),
        Guide(
            "IDN-02",
            fields: ["User.dateLastLogin", "OAuthLastTokenIssued.dateIssued", "User.dateWelcomeSent"],
            menu: "Admin > People & Permissions > People > the person > Inactive",
            call: "PATCH /api/v2/users/{userId} with state and version, then DELETE /api/v2/tokens/{userId}",
            caveats: """
                dateLastLogin moves only with a password the platform keeps: people who come through an identity \
                provider show in lastTokenIssued alone, which a token given to an application on their behalf moves \
                too. Both come by `expand`, best effort: where nobody in the whole list has one, it is unknown and \
                nobody is called dormant; where some have it, a person without it counts as never seen, which is \
                assumed. dateWelcomeSent comes the same way and is needed for people never seen alone: where nobody in \
                the whole list has one, nobody knows whether they were invited, and they are left open.
                """,
            basis: .assumed,
            source: described(
                "User.dateLastLogin, User.lastTokenIssued, User.dateWelcomeSent and the expand parameter of GET /api/v2/users"
            )),
        Guide(
            "IDN-05",
            fields: ["TrustUser.id", "TrustUserDetails.dateCreated"],
            menu: "Admin > People & Permissions > Authorized Organizations > the organisation > Users",
            call: "DELETE /api/v2/orgauthorization/trustees/{trusteeOrgId}/users/{trusteeUserId}",
            caveats: """
                The vendor's own customer care is one of these organisations. Partners' people who came as members of \
                a partner's group are not in this list: take the group's roles away to keep them out.
                """,
            basis: .specification,
            source: described("GET /api/v2/orgauthorization/trustees/{trusteeOrgId}/users")),
    ]
}
