/// Where an organisation lives: which hosts answer for it.
///
/// Source: the vendor's Python SDK 269, `purecloud_region_hosts.py`, checked 2026-11-22.
public struct Region: Hashable, Sendable {

    /// The cloud region's own name: `eu-central-1`.
    public let name: String

    /// What stands behind `api.` and `login.`: `mypurecloud.de`.
    public let domain: String

    public var endpoints: Endpoints { Endpoints(api: "https://api.\(domain)", login: "https://login.\(domain)") }

    public static let all: [Region] = [
        ("us-east-1", "mypurecloud.com"), ("us-east-2", "use2.us-gov-pure.cloud"), ("us-west-2", "usw2.pure.cloud"),
        ("ca-central-1", "cac1.pure.cloud"), ("mx-central-1", "mxc1.pure.cloud"), ("sa-east-1", "sae1.pure.cloud"),
        ("eu-west-1", "mypurecloud.ie"), ("eu-west-2", "euw2.pure.cloud"), ("eu-central-1", "mypurecloud.de"),
        ("eu-central-2", "euc2.pure.cloud"), ("eusc-de-east-1", "edee1.eusc-pure.cloud"),
        ("me-central-1", "mec1.pure.cloud"), ("ap-south-1", "aps1.pure.cloud"), ("ap-southeast-1", "apse1.pure.cloud"),
        ("ap-southeast-2", "mypurecloud.com.au"), ("ap-northeast-1", "mypurecloud.jp"),
        ("ap-northeast-2", "apne2.pure.cloud"), ("ap-northeast-3", "apne3.pure.cloud"),
    ].map(Region.init)

    /// The region of that name or domain; nil if there is none.
    public init?(named name: String) {
        guard let region = Self.all.first(where: { $0.name == name || $0.domain == name }) else { return nil }
        self = region
    }

    private init(_ name: String, _ domain: String) {
        self.name = name
        self.domain = domain
    }
}

/// Where the API and the sign-in answer: a region's hosts, or a gateway of the customer's, each apart.
public struct Endpoints: Hashable, Sendable {

    /// Without a final slash: `https://api.mypurecloud.de`.
    public var api: String
    public var login: String

    public init(api: String, login: String) {
        self.api = api.hasSuffix("/") ? String(api.dropLast()) : api
        self.login = login.hasSuffix("/") ? String(login.dropLast()) : login
    }
}
