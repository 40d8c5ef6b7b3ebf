public import Assurance
import ContactCenter

extension Control {
    public static let callersAreVerified = Control(
        "DAT-15",
        "Flows find out who is calling before they ask another system about a customer",
        severity: .high,
        satisfies: .iso27001("A.8.5"), .iso27001("A.5.34"), .nistCSF("PR.AA-03"), .nist80053("IA-8"),
        .hipaa("164.312(d)"), .glba("314.4(c)(1)(i)"), .gdpr("32"), .usTelephony("47 USC 222"),
        why: """
            A number can be forged, and whoever knows an account number is not its owner. A flow that reads a balance \
            to whoever calls gives it to the one who called to get it.
            """,
        remedy: """
            Put the block that verifies in front, and let its failure lead away. List it under caller-verifications, \
            and data actions that tell nothing of a customer under open-data-actions.
            """,
        reads: .callFlows, Fact(ifKnown: .flows), Fact(ifKnown: .callerVerifications), Fact(ifKnown: .openDataActions)
    ) { exports, flows, verifications, open in
        let exported = ExportedFlows(exports, among: flows)
        let missing = exported.missing { $0.role != .part }
        let question = Verification(verifications.value ?? Register([]), open.value ?? Register([]))
        let asked = exported.verdicts(of: [.call, .message, .bot], question.look)
        if asked.isEmpty, missing.isEmpty { return .notApplicable(because: "no flow speaks with customers") }
        return .of(
            asked.map { flow, walk, isBegun in
                var defects = Defects(of: .flow(flow))
                exported.checkAge(of: flow, &defects)
                guard !walk.isEmpty else { return defects }
                guard defects.know(verifications, of: .callerVerifications) != nil,
                    defects.know(open, of: .openDataActions) != nil
                else { return defects }
                defects.take(walk, isBegun: isBegun) { blocks, defects in
                    defects.add(
                        .high, "asks another system about whoever calls", seen: "reached unverified: \(blocks)",
                        expected: "an entry of caller-verifications before, or the action in open-data-actions")
                }
                return defects
            }, undecided: missing)
    }
}

/// What verifies whoever is in a flow, and which calls to other systems need that.
struct Verification: Sendable {
    private let verifications: Register
    private let open: Register

    init(_ verifications: Register, _ open: Register) {
        self.verifications = verifications
        self.open = open
    }

    /// Whether a block is listed, by its own name, by the name with where it stands, or by the action it calls.
    func isDone(in block: CallFlow.Block) -> Bool {
        let own = block.name.split(separator: ">").last.map { $0.trimmingPrefix(while: \.isWhitespace) } ?? ""
        return verifications.contains(block.name) || verifications.contains(String(own))
            || block.callsOut.contains(where: verifications.contains)
    }

    func look(at block: CallFlow.Block) -> FlowLook {
        var look = FlowLook(at: block, until: Register([])) { deed in
            if case .callsOut(let name) = deed { !open.contains(name) } else { false }
        }
        guard isDone(in: block) else { return look }
        look.isTarget = false
        look.barrier = .whereItWorked
        return look
    }
}

extension CallFlow.Block {

    /// What it calls outside.
    var callsOut: [String] {
        deeds.compactMap { if case .callsOut(let name) = $0 { name } else { nil } }
    }
}

extension FlowWalk {
    fileprivate var isEmpty: Bool { reached.isEmpty && leftOpen.isEmpty }
}
