import ContactCenter

/// An OAuth client while it is being made up, and what is wrong with it.
struct DraftClient {
    let name: String
    var grantType = GrantType.clientCredentials
    var state = "active"

    /// How long its tokens live, in seconds; nil for the platform's default.
    var lifetime: Int? = 3600
    var redirects: [String] = []
    var roles: [(kind: RoleTemplate.Kind, division: String)] = []

    /// How many days ago it was made; nil if the platform does not say.
    var age: Int? = 500
    var isUsed = true

    /// What it may do for whoever signs in to it.
    var scopes = ["users:readonly", "presence"]

    /// Whether whoever made it is gone.
    var isOrphan = false

    /// For how many days nobody changed it; nil if somebody did lately.
    var untouched: Int?

    /// Whether how long its tokens live was set anew lately.
    var isSetAnew = false

    /// What it is for when it is one of ours.
    var purpose: ReaderClient.Purpose?

    enum GrantType: String {
        case code = "CODE"
        case implicit = "TOKEN"
        case samlBearer = "SAML2-BEARER"
        case password = "PASSWORD"
        case clientCredentials = "CLIENT-CREDENTIALS"

        /// None the API description names: the platform adds words.
        case device = "DEVICE-CODE"
    }

    /// What each control says of it, ours apart.
    ///
    /// - Parameters:
    ///   - approved: The hosts a sign-in may return to.
    ///   - window: How many days the usage was asked for.
    func weaknesses(approved: [String], window: Int) -> [(control: String, weakness: String)] {
        guard state == "active", purpose == nil else { return [] }
        return [
            ("INT-01", signIn), ("INT-02", excess), ("INT-03", wish), ("INT-04", life), ("INT-05", redirect(approved)),
            ("INT-06", disuse(window)), ("INT-07", neglect),
        ].compactMap { control, weakness in weakness.map { (control, $0) } }
    }

    private var signIn: String? {
        switch grantType {
        case .implicit: "Its tokens travel in the address bar"
        case .password: "It sees people's passwords"
        default: nil
        }
    }

    private var excess: String? {
        guard grantType == .clientCredentials else { return nil }
        let held = roles.map { RoleTemplate.all[$0.kind.rawValue] }
        if let role = held.first(where: \.isPrivileged) { return "Signs in by itself and holds \(role.name)" }
        return roles.contains { $0.division == "*" } ? "Holds a role in all divisions" : nil
    }

    private var wish: String? {
        guard grantType != .clientCredentials else { return nil }
        if scopes.isEmpty { return "Acts for people, and names no scope" }
        return scopes.contains("everything") ? "Asks for a scope there is not" : nil
    }

    private var neglect: String? {
        if isOrphan { return "Made by somebody who left" }
        return untouched.map { "Not changed for \($0) days" }
    }

    private var life: String? {
        let seconds = lifetime ?? 86_400
        let limit = grantType == .clientCredentials ? 86_400 : 64_800
        return seconds > limit ? "Its tokens live \(seconds) seconds" : nil
    }

    private func redirect(_ approved: [String]) -> String? {
        let wrong = redirects.compactMap { address -> String? in
            guard !address.contains("*") else { return "to any host that fits \(address)" }
            guard let host = Host(of: address) else { return nil }
            if host.isLocal { return "to the machine it is called on" }
            if host.scheme == "http" { return "without encryption" }
            return approved.contains(host.name) ? nil : "to \(host.name), which is on no list"
        }
        return wrong.isEmpty ? nil : "A sign-in returns \(wrong.joined(separator: ", "))"
    }

    private func disuse(_ window: Int) -> String? {
        guard !isUsed, age.map({ $0 > window }) ?? true else { return nil }
        return "Active, and called nothing in \(window) days"
    }
}
