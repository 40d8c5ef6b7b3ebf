import ArgumentParser
import ContactCenter
import Engine
import Programme
import Response

extension PlansVerb {

    struct Discard: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Says of one change of a plan that it is to be left as it is.",
            discussion: """
                For a change of which nobody can tell whether it was made, or that failed and is not to be tried again. It is \
                signed like an agreement: by an approver who did not plan it. Without --key nothing is recorded: the statement \
                is printed, to be signed elsewhere.
                """)

        @Argument(help: PlansVerb.name)
        var tenant: String

        @Argument(help: PlansVerb.planID)
        var id: String

        @Argument(help: "The number of the change.")
        var number: Int

        @Option(help: ArgumentHelp("What whoever looked found; with --statement it stands there.", valueName: "text"))
        var because: String?

        @OptionGroup var signing: SigningOptions
        @OptionGroup var place: PlaceOptions

        func validate() throws {
            if signing.statement == nil, because?.isEmpty ?? true {
                throw ValidationError("say with --because what whoever looked found")
            }
        }

        func run() async throws {
            let response = try TenantResponse(tenant, in: place)
            let log = try await response.changeLog(for: "plans discard")
            let journal = response.naming(
                try await log.journal(from: response.folder, of: response.programme.people))
            let plan = try response.plan(id, in: journal)
            let now = Machine.now()
            try check(plan, journal, at: now)
            guard let signed = try signing.signedElsewhere() ?? sign(plan, response, at: now) else { return }
            let record = try record(of: signed, plan, at: now)
            var docket = response.programme.empty
            try docket.take(record, in: journal, recorded: now)
            try await log.record(record)
            try await log.seal(at: now)
            Terminal().say(
                "\(plan.id): change \(number) is left as it is\(record.author.map { ", says \($0)" } ?? "")\n")
        }

        private func check(_ plan: Plan, _ journal: Journal, at now: Moment) throws {
            guard plan.changes.indices.contains(number - 1) else {
                throw Failure("\(plan.id) has \(plan.changes.count) changes", code: .notThere)
            }
            guard journal.last(number, of: plan)?.phase.mayBeDiscarded(isEnded: now >= plan.ends) == true else {
                throw Failure(
                    "change \(number) of \(plan.id) did not fail, and is not unknown",
                    hint: "`linewarden plans apply` looks at what was begun; what was never tried ends with its plan",
                    code: .mayNot)
            }
        }

        private func sign(_ plan: Plan, _ response: TenantResponse, at now: Moment) throws -> SignedStatement? {
            try signing.sign(
                .discard(
                    Programme.Discard(
                        number, of: plan.id, sha256: plan.sha256, because: because ?? "",
                        by: try response.programme.signatory(signing.name).id, at: now, log: plan.log)))
        }

        private func record(of signed: SignedStatement, _ plan: Plan, at now: Moment) throws -> ChangeRecord {
            guard case .discard(let discard) = signed.statement, discard.plan == plan.id, discard.number == number
            else {
                throw Failure(
                    "the statement does not leave change \(number) of \(plan.id)",
                    hint: "was it printed by this command?", code: .unsound)
            }
            return ChangeRecord(
                .outcome(.discarded, nil, because: discard.reason), of: plan.changes[number - 1], number: number,
                in: plan, at: now, word: signed.payload)
        }
    }
}

extension ChangeRecord {

    /// Whose word it rests on; nil where it rests on nobody's.
    var author: String? {
        guard let word, let signed = try? SignedStatement(payload: word), case .discard(let discard) = signed.statement
        else { return nil }
        return discard.by.rawValue
    }
}

extension ChangeRecord.Phase {

    /// What failed, what nobody signed, and what nobody can tell of: of what was begun `plans apply` can tell until its plan
    /// ends.
    fileprivate func mayBeDiscarded(isEnded: Bool) -> Bool {
        switch self {
        case .intent: isEnded
        case .outcome(let outcome, _, _): [.unknown, .failed, .leftUnsigned].contains(outcome)
        case .held, .left: false
        }
    }
}
