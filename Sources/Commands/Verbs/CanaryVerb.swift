import ArgumentParser
import ContactCenter
import Engine
import GenesysCloud
import Platforms
import Programme
import Response

/// `linewarden canary`: makes something harmless happen, and looks whether it is seen.
struct CanaryVerb: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "canary",
        abstract:
            "Makes something harmless happen, looks for it in the platform's audit record, and puts it on record.",
        discussion: """
            With --object the description of the tenant's canary object is changed, by a plan like any other and through the \
            same gates: others agree to it and to what puts it back, and `canary --plan` carries both out; or the \
            responder's `playbooks: {canary: automatic}` lets it run by itself. The audit record is read until the change \
            is found there or its time is up; then it is put back.

            With --account somebody, or a program of theirs, fails to sign in with the tenant's canary account: the \
            platform has no call that does. Say when with --at; the audit record is read until the failure is found there.

            Ends with 0 where it was seen in time, or was planned; with 1 where the object was left changed; with 2 where \
            it was not seen in time.
            """)

    @Argument(help: "The tenant's name in the configuration.")
    var tenant: String

    @Flag(help: "The canary object: its description is changed and put back.")
    var object = false

    @Flag(help: "The canary account: somebody fails to sign in with it.")
    var account = false

    @Option(help: ArgumentHelp("The plan that others agreed to.", valueName: "id"))
    var plan: String?

    @Option(help: ArgumentHelp("When the sign-in is to fail, or failed; now if not given.", valueName: "moment"))
    var at: MomentArgument?

    @Option(
        help: ArgumentHelp("How long it is looked for: 30m, 2h; the configuration's if not given.", valueName: "time"))
    var within: BoundArgument?

    @Option(help: ArgumentHelp("Who plans it and stands for the record: a name under people:.", valueName: "name"))
    var by: String?

    @Option(help: ArgumentHelp("Signs with this private key.", valueName: "file"))
    var key: String?

    @Option(help: ArgumentHelp("How many hours others have to agree, and it has to be done in.", valueName: "hours"))
    var hours = 8

    @OptionGroup var place: PlaceOptions

    @Flag(help: "Prints JSON.")
    var json = false

    func validate() throws {
        if object == account { throw ValidationError("give --object or --account") }
        if account, plan != nil { throw ValidationError("--plan goes with --object") }
        if object, at != nil { throw ValidationError("--at goes with --account") }
        if key != nil, by == nil { throw ValidationError("say whose key it is with --by") }
        if !(1...168).contains(hours) { throw ValidationError("--hours must be from 1 to 168") }
    }

    func run() async throws {
        let response = try TenantResponse(tenant, in: place)
        let canary = try canary(of: response)
        guard case .object(let kind, let name) = canary.target else {
            return try await finish(try await signIn(of: canary, response), plan: nil, response)
        }
        guard let plans = try await plans((kind, name), canary, response) else { return }
        let trace = try await interruptible {
            try await ObjectCanary(response: response, plans: plans, canary: canary, clock: Machine.clock()).run()
        }
        guard let trace else {
            return Terminal().say("\(plans.there.id): only shown, as its mode is; nothing was changed\n")
        }
        try await finish(trace, plan: plans.there.id, response)
    }

    /// The one that is asked for, under the bound that is.
    private func canary(of response: TenantResponse) throws -> Canary {
        let all = response.configured.terms.canaries ?? []
        let found = all.first { canary in
            if case .object = canary.target { object } else { account }
        }
        guard let found else {
            throw Failure(
                "\(tenant) has no canary \(object ? "object" : "account")",
                hint: "name one under canaries: of the tenant; docs/operating/canaries.md shows how", code: .notThere)
        }
        return Canary(found.target, withinMinutes: within?.minutes ?? found.withinMinutes)
    }

    /// What is carried out; nil where others are asked first.
    private func plans(
        _ object: (kind: String, name: String), _ canary: Canary, _ response: TenantResponse
    ) async throws -> CanaryPlans? {
        let journal = try response.journal()
        if let plan { return try CanaryPlans(plan, of: response, in: journal) }
        if let open = CanaryPlans.open(in: journal) {
            throw Failure(
                "an earlier canary was not put back: \(open.id)",
                hint: """
                    `linewarden canary \(tenant) --object --plan \(open.id)` does; where that plan ended, \
                    `linewarden plans undo \(tenant) \(open.id)` plans it anew
                    """, code: .mayNot)
        }
        let now = Machine.now()
        let isAutomatic = response.rules(at: now).mode(of: CanaryPlans.playbook) != .approve
        let initiator =
            try by.map { try response.programme.signatory($0).id.rawValue } ?? (isAutomatic ? "canary" : nil)
        guard let initiator else {
            throw Failure(
                "others have to agree to a canary: say with --by who plans it",
                hint: "docs/operating/canaries.md says how it runs by itself", code: .usage)
        }
        let ends = now.advanced(by: .seconds(hours * 3600 + canary.withinMinutes * 60))
        let plans = try CanaryPlans(on: object, of: response, by: initiator, until: ends, at: now)
        if isAutomatic {
            for plan in [plans.there, plans.back] { try await response.record(plan, at: now) }
            return plans
        }
        for plan in [plans.there, plans.back] { try await response.propose(plan, signing, at: now) }
        Terminal().say(
            "once both are agreed to: linewarden canary \(tenant) --object --plan \(plans.there.id)\n")
        return nil
    }

    private var signing: SigningOptions {
        var signing = SigningOptions()
        signing.by = by
        signing.key = key
        signing.statement = nil
        signing.signature = nil
        return signing
    }

    private func signIn(of canary: Canary, _ response: TenantResponse) async throws -> CanaryTrace {
        guard case .account(let person) = canary.target else { throw Failure("this is no account", code: .bug) }
        let clock = Machine.clock()
        let planned = at?.moment ?? clock.now()
        var trace = CanaryTrace(
            of: canary.id, planned: planned, withinMinutes: canary.withinMinutes, made: .absent(.notOffered),
            seen: .absent(.notTried(verb: "canary")), takenBack: .absent(.notOffered))
        let audit = CanaryAudit(
            of: response, clock: clock, since: planned, services: [GenesysCloud.signInService]
        ) { GenesysCloud.tellsOfFailedSignIn($0, of: person) }
        let watch = CanaryWatch(clock: clock, due: trace.due) { try await audit.look() }
        trace.seen = try await interruptible { try await watch.run() }
        return trace
    }

    /// Puts it on record, says what it came to, and ends with that.
    private func finish(_ trace: CanaryTrace, plan: String?, _ response: TenantResponse) async throws {
        let signatory = try key == nil ? nil : by.map { try response.programme.signatory($0).id }
        let record = CanaryRecord(by: signatory, trace, plan: plan, log: response.folder.logOrigin)
        let statement = Statement.canary(record)
        let signature = try key.map { try Keygen(key: $0).sign(statement.bytes) }
        try await response.programme.record([SignedStatement(statement, signature: signature)], by: "canary")
        let page = CanaryPage(tenant: tenant, record: record)
        let terminal = Terminal()
        if json { terminal.write(page.json) } else { terminal.say(page.text) }
        if let code = page.ending { throw Ended(code: code) }
    }
}

/// A bound on the command line: `30m`, `2h`.
struct BoundArgument: ExpressibleByArgument {
    let minutes: Int

    init?(argument: String) {
        guard let unit = ["m": 1, "h": 60][argument.suffix(1)], let count = Int(argument.dropLast()),
            (1...1440).contains(count), count * unit <= 1440
        else { return nil }
        minutes = count * unit
    }
}
