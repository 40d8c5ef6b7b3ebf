import Capture

/// Who holds one role, whatever the division: the one list in which grants in all divisions stand.
///
/// Whether the platform also repeats those in the list of every division is nowhere stated; here it does not, which is
/// the harder case for a reader.
extension RouteTable {
    static let subjectGrantRoutes = [
        Route(
            .get, "/api/v2/authorization/roles/{roleId}/subjectgrants", needs: .any("authorization:role:view"),
            serves: .subjectGrants)
    ]
}

extension Serving {

    /// `SubjectDivisionGrants`, 100 a page at most.
    static let subjectGrants = Serving("grants") { inquiry throws(Refusal) in
        let page = try PageRequest(inquiry.query, atMost: PageStyle.maximum)
        let (book, role) = (inquiry.tenant.grants, inquiry.parameters[0])
        let count = book.holderCount(of: role)
        let total = inquiry.disturbance.total(count, at: page.offset)
        var list = EntityList()
        for index in inquiry.disturbance.window(from: page.offset, size: page.size, of: count) {
            guard let holder = book.holder(index, of: role) else { continue }
            list.add { $0 += book.written(holder, type: inquiry.tenant.type(of: holder.subject)) }
        }
        return Answer { json in
            list.write(to: &json)
            page.write(total: total, to: &json)
            page.writeLinks(of: inquiry.target, total: total, namesSize: true, to: &json)
        }
    }
}

extension Tenant {

    /// What kind of holder an id is, in the platform's words.
    func type(of subject: String) -> String {
        if clients[subject] != nil { return "PC_OAUTH_CLIENT" }
        if shelf(.people)?.place(of: subject) != nil { return "PC_USER" }
        return shelf(.groups)?.place(of: subject) != nil ? "PC_GROUP" : "UNKNOWN"
    }
}
