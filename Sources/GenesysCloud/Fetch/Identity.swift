import Capture
public import ContactCenter
public import Platforms

/// Who we are to the platform, as it tells us itself.
public struct Identity: Hashable, Sendable {
    public let organization: String
    public let organizationName: String?
    public let client: String?

    /// By the platform's clock; nil if it did not say.
    public let serverDate: Moment?
}

extension Connection {

    /// Asks who we are: the check before every collection that we read the tenant we think we read.
    ///
    /// Source: `GET /api/v2/tokens/me`, API description of July 2026.
    public func identity() async throws(PlatformError) -> Identity {
        let route = "/api/v2/tokens/me"
        let answer = try await send("GET", route, path: route)
        guard answer.status == 200, let organization = answer.body["organization"]?["id"]?.string else {
            throw PlatformError(
                call: "GET \(route)", reason: "did not say which organisation we are in (\(answer.status))",
                advice: .report)
        }
        return Identity(
            organization: organization, organizationName: answer.body["organization"]?["name"]?.string,
            client: answer.body["OAuthClient"]?["id"]?.string, serverDate: answer.date)
    }

    /// Waits, on the clock of the connection.
    func rest(_ duration: Duration) async throws { try await clock.sleep(duration) }
}
