import ArgumentParser
import ContactCenter
import Engine
import Foundation
import Programme

/// What a command needs to decide on a request.
struct DecidingOptions: ParsableArguments {
    @Argument(help: "The tenant's name in the configuration.")
    var tenant: String

    @Argument(help: "Such as EX-3fa85f6412, threshold/idle-seconds or PL-3fa85f6412.")
    var id: String

    @OptionGroup var signing: SigningOptions
    @OptionGroup var place: PlaceOptions

    /// - Parameter verb: Under which it is recorded.
    func decide(_ verdict: Decision.Verdict, by verb: String? = nil) async throws {
        let programme = try TenantProgramme(tenant, in: place)
        let docket = try programme.read().docket
        let request = try programme.find(id, in: docket)
        if verdict == .approve { try refuseBreadth(of: request, programme, docket) }
        guard let signed = try signing.signedElsewhere() ?? sign(verdict, request, docket, programme) else { return }
        guard case .decision(let decision) = signed.statement, decision.id == request.id, decision.verdict == verdict
        else {
            throw Failure(
                "the statement does not \(verdict.rawValue) \(request.id)", hint: "was it printed by this command?",
                code: .unsound)
        }
        let decided = try await programme.record(
            opening(request, docket) + [signed], by: verb ?? "exceptions \(verdict.rawValue)")
        Terminal().say("\(request.id): \(verdict.done) by \(decision.by)\n")
        if verdict == .approve, let agreed = decided.agreedBaselines.first(where: { $0.id == request.id }) {
            try BaselineTags(of: programme).tag(agreed, key: signing.key)
        }
    }

    /// A deviation of the configuration that is not on the record yet: it goes there with the first decision on it.
    private func opening(_ request: Request, _ docket: Docket) -> [SignedStatement] {
        guard case .deviation = request, docket.find(request) == nil else { return [] }
        return [SignedStatement(request.statement, signature: nil)]
    }

    private func sign(
        _ verdict: Decision.Verdict, _ request: Request, _ docket: Docket, _ programme: TenantProgramme
    ) throws -> SignedStatement? {
        let decision = Decision(
            verdict, request.id, request: request.statement.sha256, by: try programme.signatory(signing.name).id,
            at: Machine.now(), log: docket.log)
        return try signing.sign(.decision(decision))
    }

    /// The findings may be others than when it was asked for.
    private func refuseBreadth(of request: Request, _ programme: TenantProgramme, _ docket: Docket) throws {
        guard case .exception(let exception) = request, docket.find(request)?.state == .requested else { return }
        let weaknesses = try programme.judged(under: docket).assessed.weaknesses
        try exception.check(against: weaknesses, atMost: programme.share(under: docket))
    }
}

extension Decision.Verdict {
    fileprivate var done: String {
        switch self {
        case .approve: "approved"
        case .refuse: "refused"
        case .expire: "ended"
        }
    }
}

extension Exceptions {

    struct Approve: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Agrees to one that somebody else asked for.",
            discussion: """
                Signs a statement that names the request by its SHA-256, so that it is of these words and no others. \
                Whoever asked cannot agree, and whoever agrees must be an approver under people:.

                Without --key nothing is recorded: the statement is printed, to be signed elsewhere.
                """)

        @OptionGroup var deciding: DecidingOptions

        func run() async throws { try await deciding.decide(.approve) }
    }

    struct Refuse: AsyncParsableCommand {
        static let configuration = CommandConfiguration(abstract: "Refuses one that somebody else asked for.")

        @OptionGroup var deciding: DecidingOptions

        func run() async throws { try await deciding.decide(.refuse) }
    }

    struct Expire: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Ends one before its time; whoever asked for it may, and every approver.")

        @OptionGroup var deciding: DecidingOptions

        func run() async throws { try await deciding.decide(.expire) }
    }
}
