import Capture
import GenesysCloud
import Redaction
import Response

/// What a person is asked for before a plan is applied, and what they gave: in a file, or on the terminal.
struct PlanSecrets {
    let plan: Plan
    let journal: Journal

    /// nil where somebody is asked, if anybody is there.
    let file: SecretsFile?

    /// Whether somebody may be asked on the terminal.
    let asksHere: Bool

    /// Everything that was given whole; the rest is told by name.
    ///
    /// - Throws: ``Failure`` where the file names what nobody asks for.
    func given(for rebuilt: [Change: RebuiltDocument], by changer: Changer) async throws -> GivenSecrets {
        let types = asksForCredentials && (file != nil || mayAsk) ? try await changer.credentialTypes() : []
        let asked = GenesysCloud.secrets(of: plan.changes, rebuilt, types: types)
        if let file { try refuse(file, beyond: asked) }
        let open = Set(GenesysCloud.secrets(of: openChanges, rebuilt, types: types).map(\.place))
        var given = GivenSecrets()
        for one in asked {
            guard open.contains(one.place) else {
                if !fromFile(one).isEmpty { Terminal().note("\(one.place) was made before: what is given is not used") }
                continue
            }
            let fields = try file == nil && mayAsk ? typed(one) : fromFile(one)
            if let lacking = one.lacking(in: fields) { Terminal().note(lacking) } else { given.give(fields, of: one) }
        }
        return given
    }

    /// Whether a person is asked on the terminal, who takes their time.
    func asksSomebody(for rebuilt: [Change: RebuiltDocument]) -> Bool {
        mayAsk && !GenesysCloud.secrets(of: openChanges, rebuilt, types: []).isEmpty
    }

    private var mayAsk: Bool { file == nil && asksHere && HiddenLine.terminal.isPossible }

    /// What is not made yet, as far as anybody noted.
    private var openChanges: [Change] {
        plan.changes.enumerated().filter { place, _ in
            guard case .outcome(let outcome, _, _) = journal.last(place + 1, of: plan)?.phase else { return true }
            return !outcome.isSettled
        }.map(\.element)
    }

    private var asksForCredentials: Bool { openChanges.contains(where: \.makesCredential) }

    private func fromFile(_ asked: AskedSecrets) -> [String: Secret] {
        let thing = file?.things.first { $0.place == asked.place }
        return (thing?.fields ?? [:]).compactMapValues(\.self)
    }

    private func typed(_ asked: AskedSecrets) throws -> [String: Secret] {
        var fields: [String: Secret] = [:]
        for field in asked.fields {
            let text = try HiddenLine.terminal.asked("\(asked.place)  \(field.path) (nothing to leave it out): ")
            if !text.isEmpty { fields[field.path] = Secret(text) }
        }
        return fields
    }

    private func refuse(_ file: SecretsFile, beyond asked: [AskedSecrets]) throws {
        let byPlace = Dictionary(asked.map { ($0.place, $0) }) { first, _ in first }
        let strange = file.things.flatMap { thing -> [String] in
            guard let one = byPlace[thing.place] else { return [thing.place] }
            let known = Set(one.fields.map(\.path))
            return known.isEmpty
                ? [] : thing.fields.keys.sorted().filter { !known.contains($0) }.map { "\(thing.place)  \($0)" }
        }
        guard !strange.isEmpty else { return }
        throw Failure(
            "\(file.path) names what \(plan.id) asks nobody for: \(strange.joined(separator: ", "))",
            hint: "nothing was sent; `restore --to` printed what it asks for", code: .unsound)
    }
}

extension Change {

    /// Whether it makes a credential of what a person gives.
    fileprivate var makesCredential: Bool { verb == .make && documentKind == Kind.storedCredentials.name }
}

extension AskedSecrets {

    /// That not all of it was given, with what becomes of the thing; nil where all was.
    fileprivate func lacking(in fields: [String: Secret]) -> String? {
        let missing = self.fields.filter { $0.isRequired && fields[$0.path] == nil }.map(\.path)
        guard fields.isEmpty || !missing.isEmpty else { return nil }
        let what = missing.isEmpty ? "nothing was given" : "nothing was given for \(missing.joined(separator: ", "))"
        return isNeeded
            ? "\(place): \(what); it is not made, and what names it waits: apply the plan again with it"
            : "\(place): \(what); it is made without, and stays switched off: type it in by hand"
    }
}

/// What a plan will ask for, as a file that a person fills in.
struct SecretsPage {
    private let asked: [AskedSecrets]

    init(_ asked: [AskedSecrets]) { self.asked = asked }

    var text: String {
        guard !asked.isEmpty else { return "" }
        return """
            Asks for secrets when it is applied (\(asked.count)). Fill in a copy of what stands between the lines, which nobody \
            else may read (chmod 600), and give it to `plans apply` with --secrets-from. Each goes between the single quotes as it \
            is; a single quote in it is written twice:
            ---
            \(asked.map(entry).joined())---

            """
    }

    private func entry(_ one: AskedSecrets) -> String {
        let type = one.type.map { "  # \($0)" } ?? ""
        guard !one.fields.isEmpty else { return "\(one.place.quoted): {}\(type): name its fields\n" }
        return "\(one.place.quoted):\(type)\n"
            + one.fields.map { "  \($0.path.quoted): ''\($0.isRequired ? "" : "  # may be left out")\n" }.joined()
    }
}

extension String {

    /// As JSON has it, which YAML reads.
    fileprivate var quoted: String {
        var json = JSONWriter()
        json.string(self)
        return String(decoding: json.bytes, as: UTF8.self)
    }
}
