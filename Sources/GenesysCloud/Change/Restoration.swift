public import Capture
import ContactCenter
public import Recovery
public import Response

/// What puts a tenant back to an earlier capture as far as that can be done by writing documents, and what does not.
public struct Restoration: Sendable {

    /// In the order in which they are to be made.
    public private(set) var changes: [Change] = []
    public private(set) var left: [Left] = []

    /// Something that drifted and stays as it is.
    public struct Left: Hashable, Sendable {
        public let kind: String

        /// nil for the whole kind.
        public let id: String?
        public let name: String?

        /// nil for the whole object.
        public let field: String?
        public let because: String
    }

    private let wanted: Capture
    private let standing: Capture
    private let allowlist: Bool

    /// Works it out.
    ///
    /// - Parameters:
    ///   - difference: What drifted, from the earlier capture to the later one.
    ///   - allowlist: Whether the addresses that may sign in are put back too.
    /// - Throws: ``Capture/CaptureError`` if a file does not read.
    public init(
        of difference: Difference, from wanted: Capture, over standing: Capture, allowlist: Bool
    ) throws(CaptureError) {
        self.wanted = wanted
        self.standing = standing
        self.allowlist = allowlist
        let open = Set(difference.notCompared.map(\.kind))
        for kind in difference.notCompared.map(\.kind) {
            leave(kind, because: "it was not read whole in both captures; `linewarden drift` says why")
        }
        for object in difference.objects where !open.contains(object.kind) { try take(object) }
        changes = WriteCalls.inOrder(changes)
    }

    private mutating func take(_ object: ObjectChange) throws(CaptureError) {
        switch object.what {
        case .added: leave(object, because: "it was not there then, and nothing is deleted")
        case .removed where object.kind == Kind.flows.name:
            leave(object, because: "it is gone, and is not made again here: import its export in Architect")
        case .removed: leave(object, because: "it is gone, and nothing is made again under another id")
        case .changed(let fields) where object.kind == Kind.flows.name: try takeFlow(object, fields)
        case .changed(let fields):
            guard let call = WriteCalls.call(for: object.kind) else {
                return leave(object, because: "nothing of this kind is written back")
            }
            try take(object, fields, call)
        }
    }

    private mutating func take(
        _ object: ObjectChange, _ fields: [FieldChange], _ call: WriteCall
    ) throws(CaptureError) {
        let path = call.kind.path(of: object.id, in: .config)
        guard let before = try wanted.config(of: call.kind, id: object.id),
            let now = try standing.config(of: call.kind, id: object.id), let hash = wanted.manifest.files[path]
        else { return leave(object, because: "its document cannot be found in the capture") }
        if let secret = fields.first(where: { call.holdsSecrets($0, in: before) || $0.isSecret }) {
            return leave(object, secret.path, because: "only a mark is kept of what stood there, or it is sealed")
        }
        let open = fields.filter { !setAside($0, of: object, call, before) }
        guard !open.isEmpty else { return }
        guard let after = call.written(of: before), let standing = call.written(of: now) else {
            return leave(object, because: "what is written of it is not in both captures")
        }
        if let obstacle = call.obstacle(from: standing, to: after) { return leave(object, because: obstacle) }
        if let lost = try lostCredential(after, call) { return leave(object, because: lost) }
        changes.append(
            Change(
                .write, call.subject(object.id, name: object.name),
                .document(kind: call.kind.name, sha256: hash)))
    }

    /// Why an integration is not set to what it was: it named a credential that is gone, or of which nobody can tell.
    private func lostCredential(_ wanted: JSON, _ call: WriteCall) throws(CaptureError) -> String? {
        guard call.kind == .integrations else { return nil }
        for (slot, credential) in wanted["credentials"]?.members ?? JSON.empty.members {
            guard let id = credential["id"]?.string else { continue }
            if try standing.config(of: .storedCredentials, id: id) == nil {
                return "the credential it named for \(slot) is gone, or was not captured"
            }
        }
        return nil
    }

    /// Of a flow the version that ran is published again.
    private mutating func takeFlow(_ object: ObjectChange, _ fields: [FieldChange]) throws(CaptureError) {
        let version = try wanted.config(of: .flows, id: object.id)?["publishedVersion"]?["id"]?.string
        let isOther = fields.contains { $0.member == "publishedVersion" }
        if isOther, let version {
            changes.append(
                Change(.publishVersion, Subject(.flow, object.id, name: object.name), .version(version)))
        } else if isOther {
            leave(
                object, "publishedVersion", because: "nothing was published then, and nothing is taken out of service")
        }
        for field in fields where !["publishedVersion", "publishedBy"].contains(field.member) {
            leave(object, field.path, because: "of a flow nothing is put back but the version that runs")
        }
    }

    /// Whether a field is not put back by writing the document; then it is listed, or planned in another way.
    private mutating func setAside(
        _ field: FieldChange, of object: ObjectChange, _ call: WriteCall, _ wanted: JSON
    ) -> Bool {
        if call.kind == .authenticationSettings, field.member == "ipAddressAllowlist" {
            setAllowlist(to: wanted[key: field.member], object)
            return true
        }
        guard let member = call.member(of: field), call.members.contains(member) else {
            // What stands beside it and is called the same says the same.
            if call.within.isEmpty || !call.members.contains(field.member) {
                leave(object, field.path, because: call.reasonBeside(field))
            }
            return true
        }
        guard call.opens(member, to: wanted) else { return false }
        leave(object, field.path, because: "nothing is switched on again by it; plan that by itself")
        return true
    }

    private mutating func setAllowlist(to addresses: JSON?, _ object: ObjectChange) {
        guard allowlist else {
            return leave(object, "ipAddressAllowlist", because: "it can lock everybody out; say --allowlist")
        }
        let addresses = (addresses?.elements ?? JSON.empty.elements).compactMap(\.string)
        changes.append(Change(.setAllowlist, .tenant, .addresses(addresses)))
    }

    private mutating func leave(_ kind: String, because: String) {
        left.append(Left(kind: kind, id: nil, name: nil, field: nil, because: because))
    }

    private mutating func leave(_ object: ObjectChange, _ field: String? = nil, because: String) {
        left.append(
            Left(kind: object.kind, id: object.id, name: object.name, field: field, because: because))
    }
}

extension GenesysCloud {

    /// The document a write writes, from a capture that holds it.
    ///
    /// - Returns: nil where the capture has none of it, or, for what is wanted, another than the plan names.
    public static func document(
        of change: Change, in capture: Capture, isWanted: Bool
    ) throws(CaptureError) -> (document: JSON, sha256: String)? {
        guard case .document(_, let sha256) = change.detail, let call = WriteCalls.call(for: change) else { return nil }
        let id = call.id(of: change.target)
        guard let hash = capture.manifest.files[call.kind.path(of: id, in: .config)], !isWanted || hash == sha256,
            let document = try capture.config(of: call.kind, id: id)
        else { return nil }
        return (document, hash)
    }
}

extension WriteCalls {

    /// Stable: changes of one kind keep their order, and flows and the allowlist come behind every document.
    static func inOrder(_ changes: [Change]) -> [Change] {
        all.flatMap { call in changes.filter { self.call(for: $0)?.kind == call.kind } }
            + changes.filter { $0.verb != .write }
    }
}

extension WriteCall {

    /// Whether something is sealed or marked in the member a field lies in.
    fileprivate func holdsSecrets(_ field: FieldChange, in document: JSON) -> Bool {
        guard let member = member(of: field) else { return false }
        return written(of: document)?[key: member]?.holdsSecrets == true
    }

    /// Why a field is not written that lies beside what is.
    fileprivate func reasonBeside(_ field: FieldChange) -> String {
        kind == .integrations && field.member == "intendedState"
            ? "it is neither switched on nor off by it; plan that by itself"
            : "the platform takes it by no write of the whole"
    }
}

extension FieldChange {

    /// Whether a value of it is not known, or is the mark of a secret.
    fileprivate var isSecret: Bool {
        (before + after).contains { value in
            switch value {
            case .redacted: true
            case .json(let text): (try? JSON(Array(text.utf8)))?.holdsSecrets ?? true
            case .reference: false
            }
        }
    }
}
