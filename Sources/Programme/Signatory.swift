public import ContactCenter

/// Somebody of ours who can be held to their word: named under `people:` in the configuration, with a key that only they
/// have.
///
/// Not to be confused with a ``ContactCenter/Person`` of the tenant, who need not know that we exist.
public struct Signatory: Identifiable, Hashable, Sendable {
    public let id: Identifier<Signatory>
    public let name: String
    public let roles: Set<Role>

    /// The key of today; nil for somebody who signs nothing any more.
    public let key: SSHPublicKey?

    /// Keys of before, each with the moment from which nothing signed with it counts.
    public let formerKeys: [FormerKey]

    public enum Role: String, CaseIterable, Sendable {

        /// May ask that something be accepted.
        case requester

        /// May approve and refuse what others ask for, and end it.
        case approver

        /// May attest what no platform tells.
        case attester
    }

    public struct FormerKey: Hashable, Sendable {
        public let key: SSHPublicKey
        public let ends: Moment

        public init(_ key: SSHPublicKey, ends: Moment) {
            self.key = key
            self.ends = ends
        }
    }

    public init(id: ID, name: String, roles: Set<Role>, key: SSHPublicKey?, formerKeys: [FormerKey] = []) {
        self.id = id
        self.name = name
        self.roles = roles
        self.key = key
        self.formerKeys = formerKeys
    }

    /// Whether a file that names somebody by `text` means this one: by id or by name, whatever the case.
    public func goes(by text: String) -> Bool {
        text.lowercased() == id.rawValue.lowercased() || text.lowercased() == name.lowercased()
    }
}

extension Signatory {

    /// Says whether a tag of git bears their signature.
    ///
    /// - Parameters:
    ///   - payload: The tag without its signature.
    ///   - recorded: When what it says was recorded.
    /// - Throws: ``Refusal`` where it is somebody else's, of something else, or none.
    public func check(tag payload: [UInt8], signature armored: String, recorded: Moment) throws(Refusal) {
        let signature: SSHSignature
        do {
            signature = try SSHSignature(armored, for: SSHSignature.gitNamespace)
        } catch {
            throw .malformed(error)
        }
        try check(signature, of: payload, recorded: recorded)
    }

    /// Says whether a statement recorded at that moment is theirs.
    ///
    /// A key that was taken from them stands for what was recorded before that, and for nothing later: when something was
    /// recorded the log says, not the signer.
    func check(_ signature: SSHSignature, of message: [UInt8], recorded: Moment) throws(Refusal) {
        if signature.key != key {
            guard let former = formerKeys.first(where: { $0.key == signature.key }) else { throw .otherKey(id) }
            guard recorded < former.ends else { throw .keyRevoked(id, former.ends) }
        }
        guard signature.isOf(message) else { throw .notSigned(id) }
    }
}
