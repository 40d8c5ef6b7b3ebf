import Capture
import ContactCenter

/// Messengers on web pages, made and deleted: a configuration is a draft until it is published.
///
/// Source: calls, bodies and permissions of the vendor's SDKs for Java, Python and JavaScript, read 2026-11-30.
extension RouteTable {
    static let webWrites = [
        Route(
            .post, "/api/v2/webdeployments/configurations", needs: .all("webDeployments:configuration:add"),
            serves: .adding(.webDraft)),
        Route(
            .get, "/api/v2/webdeployments/configurations/{configurationId}/versions/draft",
            needs: .all("webDeployments:configuration:view"), serves: .webDraft),
        Route(
            .post, "/api/v2/webdeployments/configurations/{configurationId}/versions/draft/publish",
            needs: .all("webDeployments:configuration:edit", "webDeployments:configuration:add"),
            serves: .webPublication),
        Route(
            .delete, "/api/v2/webdeployments/configurations/{configurationId}",
            needs: .all("webDeployments:configuration:delete"), serves: .webConfigurationRemoval),
        Route(
            .post, "/api/v2/webdeployments/deployments", needs: .all("webDeployments:deployment:add"),
            serves: .adding(.deployment)),
        Route(
            .delete, "/api/v2/webdeployments/deployments/{deploymentId}",
            needs: .all("webDeployments:deployment:delete"), serves: .removing(.webDeployments, .deployment)),
    ]
}

extension Form {

    /// `WebDeploymentConfigurationVersion`.
    fileprivate static let webConfiguration = Form(
        """
        name! description languages:texts defaultLanguage headlessMode:object customI18nLabels:objects messenger:object \
        position:object supportCenter:object cobrowse:object journeyEvents:object authenticationSettings:object video:object
        """)
}

extension Newcomer {

    /// Pending until it is read once, as a draft that nobody sees who asks for what is published.
    fileprivate static let webDraft = Newcomer(
        stock: .webDrafts, form: .webConfiguration, subject: .webConfiguration, path: nil, unique: nil
    ) { draft, asked, tenant, inquiry throws(Refusal) in
        let integration = asked["authenticationSettings"]?["integrationId"]?.string
        try tenant.check(.integrations, [integration].compactMap(\.self))
        draft.beginUnread(at: inquiry, in: &tenant, of: .webDrafts)
        draft.set("selfUri", "/api/v2/webdeployments/configurations/\(draft["id"]?.string ?? "")/versions/draft")
    }

    /// Pending until it is read once, then active: whether one can be made that is not is nowhere stated.
    fileprivate static let deployment = Newcomer(
        stock: .webDeployments, form: .deployment, subject: .deployment, path: "/api/v2/webdeployments/deployments",
        unique: nil,
        mentions: [
            Mention(
                member: "flow", stock: .flows, path: "/api/v2/flows",
                missing: Refusal(400, "bad.flow.id", "The flow is not eligible for use here."))
        ]
    ) { deployment, asked, tenant, inquiry throws(Refusal) in
        let configuration = asked["configuration"] ?? .none
        let published = tenant.document(.one(.webConfigurations, id: configuration["id"]?.string ?? ""))
        guard let version = published?["version"]?.string, version == configuration["version"]?.string else {
            throw .badRequest
        }
        deployment["configuration"] = try tenant.named(configuration, unlike: nil)
        if deployment["allowAllDomains"] == nil { deployment.set("allowAllDomains", false) }
        deployment.set("snippet", "<script>/* \(deployment["id"]?.string ?? "") */</script>")
        deployment.beginUnread(at: inquiry, in: &tenant, of: .webDeployments)
    }
}

extension Members {

    /// What a new document begins with that is on its way until it is read once.
    fileprivate mutating func beginUnread(at inquiry: Inquiry, in tenant: inout Tenant, of stock: Stock) {
        set("dateCreated", inquiry.now.iso8601)
        set("dateModified", inquiry.now.iso8601)
        set("status", "Active")
        let place = DocumentPlace.one(stock, id: self["id"]?.string ?? "")
        var after = self
        if stock.kind == Stock.webDeployments.kind {
            after.set("selfUri", "/api/v2/webdeployments/deployments/\(self["id"]?.string ?? "")")
        }
        tenant.deeds.settling[place.name] = (place, after.json)
        set("status", "Pending")
    }
}

extension Serving {

    /// Drafts beside what is published, or what is published alone.
    static let webConfigurations = Serving(Stock.webConfigurations.kind.name) { inquiry throws(Refusal) in
        let published = inquiry.tenant.documents(.webConfigurations)
        let drafts =
            inquiry.query.isTrue("showOnlyPublished", otherwise: false) ? [] : inquiry.tenant.documents(.webDrafts)
        let all = published + drafts
        let page = try CursorRequest(inquiry.query, of: all.count)
        return Answer { json in
            json.array("entities") { json in
                for place in inquiry.disturbance.window(from: page.offset, size: page.size, of: all.count) {
                    json.json(all[place])
                }
            }
            json.field("total", inquiry.disturbance.total(all.count, at: page.offset))
            page.writeLinks(of: inquiry.target, count: all.count, to: &json)
        }
    }

    /// The draft of a configuration; of one that was published, what was.
    fileprivate static let webDraft = Serving(Stock.webDrafts.kind.name) { inquiry throws(Refusal) in
        let id = inquiry.parameters[0]
        let draft = inquiry.tenant.document(.one(.webDrafts, id: id))
        guard let one = draft ?? inquiry.tenant.document(.one(.webConfigurations, id: id)) else { throw .notFound }
        return Answer(one.canonical())
    }

    /// That a draft on its way is not published is what the vendor's Terraform provider waits for; the code is assumed.
    fileprivate static let webPublication = Serving(Stock.webConfigurations.kind.name, changes: true) {
        inquiry throws(Refusal) in
        let id = inquiry.parameters[0]
        return try inquiry.reception.change { tenant throws(Refusal) in
            guard let draft = tenant.document(.one(.webDrafts, id: id)) else { throw .notFound }
            guard draft["status"]?.string == "Active" else {
                throw Refusal(400, "illegal.operation", "Unable to perform the requested operation")
            }
            var published = Members(draft)
            published.set("version", "1")
            published.set("datePublished", inquiry.now.iso8601)
            published.set("selfUri", "/api/v2/webdeployments/configurations/\(id)/versions/1")
            tenant.remove(id, from: .webDrafts)
            tenant.put(published.json, at: .one(.webConfigurations, id: id))
            inquiry.tell(.webConfiguration, "Publish", .init(id: id, name: published["name"]?.string ?? ""))
            return Answer(published.json.canonical())
        }
    }

    /// All its versions go, the draft too.
    fileprivate static let webConfigurationRemoval = Serving(Stock.webConfigurations.kind.name, changes: true) {
        inquiry throws(Refusal) in
        let id = inquiry.parameters[0]
        return try inquiry.reception.change { tenant throws(Refusal) in
            let stock = tenant.has(id, in: .webDrafts) ? Stock.webDrafts : .webConfigurations
            guard let gone = tenant.document(.one(stock, id: id)) else { throw .notFound }
            tenant.remove(id, from: stock)
            inquiry.tell(.webConfiguration, "Delete", .init(id: id, name: gone["name"]?.string ?? ""))
            return .noContent
        }
    }
}
