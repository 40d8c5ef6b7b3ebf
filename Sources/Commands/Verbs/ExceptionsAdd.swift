import ArgumentParser
import Assurance
import Catalog
import ContactCenter
import Engine
import Foundation
import Programme

extension Exceptions {

    /// `linewarden exceptions add`: asks for one, or for those of a filled-in action plan.
    struct Add: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Asks that findings be accepted for a time.",
            discussion: """
                Refused, with a list of what it would hide, where it matches no finding of the newest capture or more than \
                a fifth of what its control finds there (exception-share). One finding alone is never too much.

                With --plan, the rows of an ActionPlan.csv that say under `accept until` how long become one request each. \
                Without --key nothing is recorded: the statement is printed, to be signed elsewhere.
                """)

        @Argument(help: "The tenant's name in the configuration.")
        var tenant: String

        @Option(help: "The control whose findings are to be accepted.")
        var control: String?

        @Option(help: "resource:KIND/ID, division:ID, tag:NAME or tenant.")
        var scope: ScopeArgument?

        @Option(help: "Why.")
        var reason: String?

        @Option(help: "Who answers for it while it lasts.")
        var owner: String?

        @Option(help: ArgumentHelp("From when on; now if not given.", valueName: "moment"))
        var from: MomentArgument?

        @Option(help: ArgumentHelp("Until when; a year at most.", valueName: "moment"))
        var until: MomentArgument?

        @Option(
            help: ArgumentHelp("The control that makes up for it: not met, the exception lapses.", valueName: "control")
        )
        var compensating: String?

        @Option(help: ArgumentHelp("A filled-in ActionPlan.csv.", valueName: "file"))
        var plan: String?

        @OptionGroup var signing: SigningOptions
        @OptionGroup var place: PlaceOptions

        func validate() throws {
            let given = [control, scope?.scope.description, reason, owner, until?.moment.iso8601]
            if signing.statement != nil { return }
            if plan != nil {
                if given.contains(where: { $0 != nil }) { throw ValidationError("give --plan alone, or one exception") }
                if signing.key == nil { throw ValidationError("--plan needs --key: it signs one request a row") }
            } else if given.contains(where: { $0 == nil }) {
                throw ValidationError("give --control, --scope, --reason, --owner and --until, or --plan")
            }
        }

        func run() async throws {
            let programme = try TenantProgramme(tenant, in: place)
            let docket = try programme.read().docket
            let elsewhere = try signing.signedElsewhere()
            let asked: [Asked] =
                try elsewhere.map { [(nil, try exception(in: $0))] } ?? exceptions(programme, docket)
            let weaknesses = try programme.judged(under: docket).assessed.weaknesses
            for (line, exception) in asked { try check(exception, line, weaknesses, programme, docket) }
            let signed = try elsewhere.map { [$0] } ?? asked.compactMap { try signing.sign(.exception($0.exception)) }
            if !signed.isEmpty { try await record(signed, programme) }
        }

        /// What is asked for, and by which line of a plan.
        private typealias Asked = (line: Int?, exception: Programme.Exception)

        private func exception(in signed: SignedStatement) throws -> Programme.Exception {
            if case .exception(let exception) = signed.statement { return exception }
            throw Failure("the statement asks for no exception", hint: nil, code: .unsound)
        }

        private func exceptions(_ programme: TenantProgramme, _ docket: Docket) throws -> [Asked] {
            let (id, now) = (try programme.signatory(signing.name).id, Machine.now())
            let own = try programme.ownControls()
            if let plan {
                return try PlanReading(file: plan, own: own).exceptions(askedBy: id, at: now, log: docket.log)
                    .map { ($0.line, $0.exception) }
            }
            guard let control, let scope, let reason, let owner, let until else { return [] }
            let exception = Programme.Exception(
                to: try Catalog.control(named: control, besides: own).id, in: scope.scope, because: reason,
                owner: owner,
                askedBy: id, at: now, from: from?.moment ?? now, until: until.moment,
                compensating: try compensating.map { try Catalog.control(named: $0, besides: own).id }, log: docket.log)
            return [(nil, exception)]
        }

        /// Says of which row of a plan a refusal is.
        private func check(
            _ exception: Programme.Exception, _ line: Int?, _ weaknesses: [Weakness], _ programme: TenantProgramme,
            _ docket: Docket
        ) throws {
            do {
                try exception.check(unwaivable: Catalog.unwaivable)
                try exception.check(against: weaknesses, atMost: programme.share(under: docket))
            } catch {
                guard let line, let plan else { throw error }
                throw Failure("\(plan):\(line): \(error)", hint: "nothing of the plan was recorded", code: .unsound)
            }
        }

        private func record(_ signed: [SignedStatement], _ programme: TenantProgramme) async throws {
            try await programme.record(signed, by: "exceptions add")
            for case .exception(let exception) in signed.map(\.statement) {
                let id = Request.exception(exception).id
                Terminal().say(
                    "\(id) asks for \(exception.control) in \(exception.scope) until \(exception.end.iso8601Day)\n")
            }
        }
    }
}

/// A scope on the command line.
struct ScopeArgument: ExpressibleByArgument {
    let scope: Scope

    init?(argument: String) {
        guard let scope = Scope(argument) else { return nil }
        self.scope = scope
    }
}
