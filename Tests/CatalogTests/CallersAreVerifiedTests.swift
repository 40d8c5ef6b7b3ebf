import Assurance
import Catalog
import ContactCenter
import Testing

@Suite("DAT-15: callers are verified")
struct CallersAreVerifiedTests {
    let control = Control.callersAreVerified

    private func knowing(_ flow: CallFlow) -> TenantSnapshot {
        tenant.knowing(.callFlows, [flow]).knowing(.flows, [])
            .knowing(.callerVerifications, Register(["Check PIN", "Compare PIN"]))
            .knowing(.openDataActions, Register(["Get Wait Time"]))
    }

    /// Verifies by a block of that name, then reads on the way given.
    private func flow(verifying name: String, action: String = "Other", worked: Bool?) -> CallFlow {
        .drawn([
            CallFlow.Block("Start > \(name)", [.callsOut(action)], ways: [.init(to: 1, worked: worked)]),
            .block("Start > Balance", .callsOut("Get Balance")),
        ])
    }

    @Test func `reading after verification is in order, by the name of the block or of the action`() {
        #expect(control(knowing(flow(verifying: "Check PIN", worked: true))) == .met(examined: 1))
        #expect(control(knowing(flow(verifying: "Ask", action: "compare pin", worked: true))).isMet)
    }

    @Test func `reading where verification failed is not`() {
        let failed = knowing(flow(verifying: "Check PIN", worked: false))
        #expect(control.findings(in: failed) == ["flow/Main high"])
        #expect(control(failed).shortfalls.first?.seen == "reached unverified: Start > Balance")
    }

    @Test func `a block that does not say whether it worked verifies nobody for sure`() {
        #expect(!control.missing(in: knowing(flow(verifying: "Check PIN", worked: nil))).isEmpty)
    }

    @Test func `reading without any verification falls short, an open action does not`() {
        #expect(control.findings(in: knowing(.drawn([.block("B", .callsOut("Get Balance"))]))) == ["flow/Main high"])
        #expect(control(knowing(.drawn([.block("B", .callsOut("get wait time"))]))).isMet)
    }

    @Test(arguments: [(CallFlow.Role.message, true), (.bot, true), (.part, false)])
    func `whoever speaks with customers is asked`(role: CallFlow.Role, isAsked: Bool) {
        let snapshot = knowing(.drawn("Main", role, [.block("B", .callsOut("Get Balance"))]))
        #expect(control.findings(in: snapshot) == (isAsked ? ["flow/Main high"] : []))
        #expect(control(snapshot).isNotApplicable == !isAsked)
    }

    @Test func `without the registers nothing is decided, and they are needed only where something is called`() {
        let calls = CallFlow.drawn([.block("B", .callsOut("Get Balance"))])
        let bare = tenant.knowing(.callFlows, [calls]).knowing(.flows, [])
        #expect(control.missing(in: bare) == [.register("caller-verifications")])
        let named = bare.knowing(.callerVerifications, Register(["Check PIN"]))
        #expect(control.missing(in: named) == [.register("open-data-actions")])
        let silent = CallFlow.drawn([.block("Q", .says("Hello"), .putsThrough)])
        #expect(control(tenant.knowing(.callFlows, [silent]).knowing(.flows, [])).isMet)
    }

    @Test func `words worked out while it runs have nothing to do with it`() {
        let speech = CallFlow.Speech(text: "", certainty: .perhaps)
        let flow = CallFlow.drawn([.block("A", .says(speech), to: 1), .block("B", .callsOut("Get Balance"))])
        #expect(control.findings(in: knowing(flow)) == ["flow/Main high"])
    }
}

@Suite("DAT-16: verifications are on record")
struct VerificationsAreOnRecordTests {

    @Test func `names the blocks that verify, and counts the flows that call and verify nobody`() {
        let flows = [
            CallFlow.drawn("B", [.block("Start > Check PIN", .callsOut("Compare"), to: 1), .block("Balance")]),
            CallFlow.drawn("A", [.block("Balance", .callsOut("Get Balance"))]),
            CallFlow.drawn("C", [.block("Hello", .says("Hello"))]),
        ]
        let verdict = Control.verificationsAreOnRecord(
            tenant.knowing(.callFlows, flows).knowing(.callerVerifications, Register(["check pin"])))
        guard case .exhibit(let exhibit) = verdict else {
            Issue.record("no exhibit: \(verdict)")
            return
        }
        #expect(
            exhibit.rows.map { "\($0.label) \($0.count)" } == [
                "B: Start > Check PIN 1", "flows that call other systems and verify nobody 1",
            ])
        #expect(exhibit.undecided.isEmpty)
    }

    @Test func `says so where nobody named what verifies, and where nothing was imported`() {
        let verdict = Control.verificationsAreOnRecord(tenant.knowing(.callFlows, []))
        guard case .exhibit(let exhibit) = verdict else {
            Issue.record("no exhibit: \(verdict)")
            return
        }
        #expect(exhibit.undecided.map(\.absence) == [.register("caller-verifications")])
        #expect(Control.verificationsAreOnRecord.missing(in: tenant) == [.noFlowExports])
    }
}
