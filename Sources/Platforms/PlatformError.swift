/// A call to a platform that did not work out, and what that means to whoever asked.
public struct PlatformError: Error, Equatable, Sendable {

    /// The call, such as `GET /api/v2/authorization/roles`: the route, never a filled-in address.
    public let call: String

    /// What the platform did, without anything a customer would call theirs: "answered 502".
    public let reason: String

    public let advice: Advice

    /// Whether nothing that changes anything was sent, since what was asked has to wait for something else.
    public let isUntried: Bool

    /// Whether the platform says that what was asked about is not there.
    public let isGone: Bool

    /// What to do now.
    public enum Advice: Equatable, Sendable {

        /// The platform is busy or away: retry, no sooner than this.
        case retry(after: Duration)

        /// Our client lacks this permission, in the platform's own words.
        case grant(permission: String)

        /// The platform does not know our client, or no longer: check what the configuration says of it.
        case checkCredentials

        /// Something on the way is set up wrongly; the text says what to look at.
        case checkSetup(String)

        /// The platform answered what its documentation rules out: report it to us.
        case report
    }

    public init(call: String, reason: String, advice: Advice, isUntried: Bool = false, isGone: Bool = false) {
        self.call = call
        self.reason = reason
        self.advice = advice
        self.isUntried = isUntried
        self.isGone = isGone
    }
}

extension PlatformError: CustomStringConvertible {

    public var description: String {
        switch advice {
        case .retry(let wait): "\(call) \(reason); try again in \(wait.components.seconds) s"
        case .grant(let permission): "\(call) \(reason); grant our client \(permission)"
        case .checkCredentials: "\(call) \(reason); check the client's id and secret, and that it is active"
        case .checkSetup(let what): "\(call) \(reason); \(what)"
        case .report: "\(call) \(reason); please report this"
        }
    }
}
