import Platforms
import Testing

@Suite("A call that did not work out")
struct PlatformErrorTests {

    @Test(arguments: [
        (PlatformError.Advice.retry(after: .seconds(60)), "GET /a answered 502; try again in 60 s"),
        (.grant(permission: "a:b:c"), "GET /a answered 502; grant our client a:b:c"),
        (.checkCredentials, "GET /a answered 502; check the client's id and secret, and that it is active"),
        (.checkSetup("is the host right?"), "GET /a answered 502; is the host right?"),
        (.report, "GET /a answered 502; please report this"),
    ])
    func `says what to do`(advice: PlatformError.Advice, text: String) {
        #expect("\(PlatformError(call: "GET /a", reason: "answered 502", advice: advice))" == text)
    }
}
