/// What the platform demands of a client for one call, in its own words.
public enum Permission: Hashable, Sendable {

    /// Any valid token will do; the answer may still be cut to the divisions the client reaches.
    case none
    case any([String])
    case all([String])

    /// Whether a client that holds these permissions may make the call.
    public func isMet(by holds: (String) -> Bool) -> Bool {
        switch self {
        case .none: true
        case .any(let names): names.contains(where: holds)
        case .all(let names): names.allSatisfy(holds)
        }
    }

    /// What to grant, as a sentence says it; nil if nothing is needed.
    ///
    /// Of several that would do, the one named first is what we ask for: it allows least.
    public var toGrant: String? {
        switch self {
        case .none: nil
        case .any(let names): names.first
        case .all(let names): names.joined(separator: " and ")
        }
    }

    /// What of it we ask for.
    public var asked: [String] {
        switch self {
        case .none: []
        case .any(let names): Array(names.prefix(1))
        case .all(let names): names
        }
    }
}

/// Which of our OAuth clients makes a call.
///
/// Some settings can be read only with a permission that also changes things. Each of those permissions has a client
/// of its own, so that the secret of the one that reads everything else cannot change anything.
public enum Reader: String, CaseIterable, Sendable {

    /// Holds nothing but permissions to view.
    case core

    /// `directory:organization:admin`: the sign-in settings.
    case settings

    /// `telephony:plugin:all`: trunks, their settings, edges.
    case telephony

    /// `oauth:client:authorize`: third-party applications.
    case apps

    /// `routing:email:manage`: the domains mail is sent from.
    case mail
}
