import Capture

extension Serving {

    /// What else a write does, and what it refuses.
    typealias Rule = @Sendable (inout Edit, inout Tenant) throws(Refusal) -> Void

    /// The document of the id in the path becomes what the body says, whole.
    static func replacing(
        _ stock: Stock, _ form: Form, _ subject: AuditSubject?, missing: Refusal = .notFound,
        mentions: [Mention] = [], rule: @escaping Rule = { _, _ in }
    ) -> Serving {
        editing(stock, form, subject, isWhole: true, missing: missing, mentions, rule: rule)
    }

    /// What the body names changes in the document of the id in the path.
    static func patching(
        _ stock: Stock, _ form: Form, _ subject: AuditSubject?, missing: Refusal = .notFound,
        rule: @escaping Rule = { _, _ in }
    ) -> Serving {
        editing(stock, form, subject, isWhole: false, missing: missing, [], rule: rule)
    }

    private static func editing(
        _ stock: Stock, _ form: Form, _ subject: AuditSubject?, isWhole: Bool, missing: Refusal, _ mentions: [Mention],
        rule: @escaping Rule
    ) -> Serving {
        Serving(stock.kind.name, changes: true, takesBody: true) { inquiry throws(Refusal) in
            let asked = try form.read(inquiry.body)
            let place = DocumentPlace.one(stock, id: inquiry.parameters[0])
            return try inquiry.reception.change { tenant throws(Refusal) in
                var edit = try Edit(place, of: tenant, inquiry, asked: asked, missing: missing)
                if asked["division"]?["id"]?.string != edit.before["division"]?["id"]?.string {
                    try inquiry.checkDivision(of: asked.json)
                }
                try edit.apply(form, isWhole: isWhole)
                try tenant.settle([.division] + mentions, in: &edit.after, before: edit.before)
                try rule(&edit, &tenant)
                edit.commit(to: &tenant, subject)
                return tenant.answer(stock, inquiry.parameters[0], inquiry.query)
            }
        }
    }

    /// The document of a setting becomes what the body says.
    ///
    /// - Parameter isWhole: Whether what is not sent goes.
    static func setting(
        _ kind: String, _ form: Form, _ subject: AuditSubject?, isWhole: Bool = true,
        rule: @escaping Rule = { _, _ in }
    ) -> Serving {
        Serving(kind, changes: true, takesBody: true) { inquiry throws(Refusal) in
            let asked = try form.read(inquiry.body)
            return try inquiry.reception.change { tenant throws(Refusal) in
                var edit = try Edit(.setting(kind), of: tenant, inquiry, asked: asked)
                try edit.apply(form, isWhole: isWhole)
                try rule(&edit, &tenant)
                edit.commit(to: &tenant, subject)
                return Answer(tenant.setting(kind) ?? [])
            }
        }
    }

    /// A document the request does something to without a body.
    ///
    /// - Parameters:
    ///   - id: Where the request has it.
    ///   - answer: What is answered when it is done.
    static func acting(
        on stock: Stock, _ subject: AuditSubject?, missing: Refusal = .notFound,
        id: @escaping @Sendable (Inquiry) throws(Refusal) -> String = { $0.parameters[0] }, rule: @escaping Rule,
        answer: @escaping @Sendable (Tenant, Inquiry, String) -> Answer = { _, _, _ in .noContent }
    ) -> Serving {
        Serving(stock.kind.name, changes: true) { inquiry throws(Refusal) in
            let id = try id(inquiry)
            return try inquiry.reception.change { tenant throws(Refusal) in
                var edit = try Edit(
                    .one(stock, id: id), of: tenant, inquiry, asked: Members(), missing: missing)
                try rule(&edit, &tenant)
                edit.commit(to: &tenant, subject)
                return answer(tenant, inquiry, id)
            }
        }
    }

    /// The document of the id in the path goes.
    static func removing(
        _ stock: Stock, _ subject: AuditSubject?, missing: Refusal = .notFound, rule: @escaping Rule = { _, _ in }
    ) -> Serving {
        Serving(stock.kind.name, changes: true) { inquiry throws(Refusal) in
            let id = inquiry.parameters[0]
            return try inquiry.reception.change { tenant throws(Refusal) in
                var edit = try Edit(.one(stock, id: id), of: tenant, inquiry, asked: Members(), missing: missing)
                try rule(&edit, &tenant)
                tenant.remove(id, from: stock)
                inquiry.tell(subject, "Delete", .init(id: id, name: edit.before["name"]?.string ?? ""))
                return .noContent
            }
        }
    }
}

extension Answer {

    /// 204, without a body.
    static let noContent = Answer(status: 204, [])
}

extension Tenant {

    /// A document as it is sent to who asks for it by its id.
    func answer(_ stock: Stock, _ id: String, _ query: Query) -> Answer {
        guard let shelf = shelf(stock), let place = shelf.place(of: id) else { return .noContent }
        guard !stock.isWholeAlone else { return Answer(shelf.whole(place)) }
        var bytes: [UInt8] = []
        shelf.append(place, expanding: shelf.asked(by: query), to: &bytes)
        return Answer(bytes)
    }
}
