import Capture
import ContactCenter

/// The access tokens that were handed out.
///
/// A token is valid from `issue` until it expires, is revoked, or the tokens of its client or of its person are.
struct Tokens: Sendable {
    private var holders: [String: Holder] = [:]
    private var issued = 0
    private let seed: UInt64

    struct Holder: Sendable {
        let client: String

        /// Who signed in through the client; nil where that is the client itself.
        let person: String?
        let expires: Moment
    }

    init(seed: UInt64) { self.seed = seed }

    /// Hands out a token for so many seconds.
    mutating func issue(
        to client: String, of person: String? = nil, for seconds: Int, at now: Moment
    ) -> String {
        issued += 1
        let token = Array("\(seed)/\(client)/\(issued)".utf8).sha256
        holders[token] = Holder(client: client, person: person, expires: now.advanced(by: .seconds(seconds)))
        return token
    }

    /// Whose token it is; nil when it is not, or no longer, valid.
    func holder(of token: String, at now: Moment) -> Holder? {
        guard let holder = holders[token], now < holder.expires else { return nil }
        return holder
    }

    mutating func revoke(_ token: String) { holders[token] = nil }

    mutating func revokeAll(of client: String) { holders = holders.filter { $0.value.client != client } }

    /// Ends every token somebody signed in with, through whichever client; those of the clients themselves stay.
    mutating func revokeAll(ofPerson person: String) { holders = holders.filter { $0.value.person != person } }
}
