public import ContactCenter

/// How a capture came to be: when, from where, with which calls, and what is missing.
///
/// Everything an auditor needs to see that the documents are the platform's answers, apart from the answers.
public struct Manifest: Sendable {
    public static let path = "manifest.json"

    /// The version of the layout and of what is kept.
    public static let form = 1

    public var platform: String
    public var organization: String
    public var organizationName: String?

    /// Whether a simulator had a hand in it: then it says so for ever.
    public var isSimulated: Bool
    public var profile: Profile

    /// The ids of the OAuth clients that read, the one that reads most first.
    public var clients: [String]

    /// Who answered: the API's host and the sign-in's.
    public var hosts: [String]

    /// The certificates they showed; none where the connection was not encrypted.
    public var certificates: [Certificate]

    /// By our clock.
    public var began: Moment
    public var ended: Moment

    /// By the platform's `Date` header, at the first answer.
    public var serverDate: Moment?

    /// Which program wrote it: `linewarden 0.1.0`.
    public var tool: String
    public var calls: [Call]
    public var kinds: [KindRecord]

    /// SHA-256 of every file, by path.
    public var files: [String: String]

    /// How much is collected.
    public enum Profile: String, Sendable, CaseIterable { case controls, configuration, all }

    public struct Certificate: Hashable, Sendable {
        public var sha256: String
        public var ends: Moment?

        public init(sha256: String, ends: Moment?) {
            self.sha256 = sha256
            self.ends = ends
        }
    }

    /// One call as it was made, all its pages together.
    public struct Call: Hashable, Sendable {

        /// The route: `GET /api/v2/users`.
        public var route: String
        public var requests: Int

        /// How many entries came.
        public var read: Int

        /// How many the platform said there are; nil if it did not say.
        public var total: Int?

        public init(_ route: String, requests: Int, read: Int, total: Int?) {
            self.route = route
            self.requests = requests
            self.read = read
            self.total = total
        }
    }

    public struct KindRecord: Hashable, Sendable {
        public var name: String
        public var documents: Int

        /// What is missing of it; empty when it is whole.
        public var absences: [Absence]

        /// Whether a person supplied it because our client may not read it.
        public var isSuppliedByHand: Bool

        public init(_ name: String, documents: Int, absences: [Absence] = [], isSuppliedByHand: Bool = false) {
            self.name = name
            self.documents = documents
            self.absences = absences
            self.isSuppliedByHand = isSuppliedByHand
        }
    }

    public init(
        platform: String, organization: String, organizationName: String? = nil, isSimulated: Bool,
        profile: Profile = .controls, clients: [String], hosts: [String] = [], certificates: [Certificate] = [],
        began: Moment, ended: Moment, serverDate: Moment? = nil, tool: String, calls: [Call] = [],
        kinds: [KindRecord] = [],
        files: [String: String] = [:]
    ) {
        self.platform = platform
        self.organization = organization
        self.organizationName = organizationName
        self.isSimulated = isSimulated
        self.profile = profile
        self.clients = clients
        self.hosts = hosts
        self.certificates = certificates
        self.began = began
        self.ended = ended
        self.serverDate = serverDate
        self.tool = tool
        self.calls = calls
        self.kinds = kinds
        self.files = files
    }

    /// Whether every kind asked for was read whole or refused with a reason.
    ///
    /// What a person supplied nobody was asked for.
    public var isComplete: Bool {
        kinds.allSatisfy { $0.isSuppliedByHand || $0.absences.allSatisfy(\.isRefusal) }
    }

    /// What is known of one kind; nil if nobody asked for it.
    public func record(of kind: String) -> KindRecord? { kinds.first { $0.name == kind } }
}

extension Absence {

    /// Whether the platform said why, as opposed to something going wrong on the way.
    public var isRefusal: Bool {
        switch self {
        case .notPermitted, .notLicensed, .notOffered, .notAsked, .notSupplied, .outOfReach, .notAttested,
            .attestationEnded, .notImported, .notTried:
            true
        case .failed, .cutShort, .leftOut, .unanswered: false
        }
    }
}
