public import Capture
import ContactCenter
public import Recovery
public import Response

/// What puts a tenant back to an earlier capture as far as that can be done by writing documents and making what is gone,
/// and what does not come back.
public struct Restoration: Sendable {

    /// In the order in which they are to be made.
    public internal(set) var changes: [Change] = []
    public internal(set) var left: [Left] = []

    /// Something that drifted and stays as it is.
    public struct Left: Hashable, Sendable {
        public let kind: String

        /// nil for the whole kind.
        public let id: String?
        public let name: String?

        /// nil for the whole object.
        public let field: String?
        public let because: String

        /// What a person does about it.
        public let byHand: String
    }

    public struct Options: Sendable {

        /// Whether the addresses that may sign in are put back too.
        public var allowlist = false

        /// The OAuth clients Linewarden itself calls with: they are left alone.
        public var ownClients: Set<String> = []

        /// Why a retention policy, or the retention of interactions, may not be what it was; nil where no law the customer
        /// named speaks against it.
        public var unlawful: @Sendable (_ document: JSON) -> String? = { _ in nil }

        public init() {}
    }

    let wanted: Capture
    let standing: Capture
    let options: Options

    /// What is gone and comes back by the same plan.
    var returning = ReturningThings()
    var beside: BesideDocuments

    /// What names something that comes back under another id: it is written once that is there.
    var renaming: Set<Subject> = []

    /// Works it out.
    ///
    /// - Parameter difference: What drifted, from the earlier capture to the later one.
    /// - Throws: ``Capture/CaptureError`` if a file does not read.
    public init(
        of difference: Difference, from wanted: Capture, over standing: Capture, _ options: Options
    ) throws(CaptureError) {
        self.wanted = wanted
        self.standing = standing
        self.options = options
        beside = BesideDocuments(from: wanted, over: standing)
        let open = Set(difference.notCompared.map(\.kind))
        for kind in difference.notCompared.map(\.kind) {
            leave(
                kind, because: "it was not read whole in both captures; `linewarden drift` says why",
                byHand: "give the reader what it lacks (`linewarden doctor`), collect, and plan again")
        }
        let objects = difference.objects.filter { !open.contains($0.kind) }
        try bringBack(objects.filter { $0.what == .removed })
        for object in objects where object.what != .removed { try take(object) }
        try rename(besides: written)
        changes = inOrder
    }

    /// The same without anything but whether the addresses that may sign in come back.
    public init(
        of difference: Difference, from wanted: Capture, over standing: Capture, allowlist: Bool
    ) throws(CaptureError) {
        var options = Options()
        options.allowlist = allowlist
        try self.init(of: difference, from: wanted, over: standing, options)
    }

    /// What is written by now, as kind and id; of a setting the kind stands for both.
    private var written: Set<String> {
        Set(
            changes.compactMap { change in
                change.documentKind.map { $0 + "/" + (change.target.kind == .tenant ? $0 : change.target.id) }
            })
    }

    private mutating func take(_ object: ObjectChange) throws(CaptureError) {
        switch object.what {
        case .added:
            leave(
                object, because: "it was not there then, and nothing is deleted",
                byHand: "look who made it, and delete it or switch it off where nobody wants it")
        case .removed: break
        case .changed(let fields) where object.kind == Kind.flows.name: try takeFlow(object, fields)
        case .changed(let fields):
            guard let call = WriteCalls.call(for: object.kind) else {
                let reason = HandSteps.notWritten(object.kind)
                return leave(object, because: reason.because, byHand: reason.byHand)
            }
            try take(object, fields, call)
        }
    }

    private mutating func take(
        _ object: ObjectChange, _ fields: [FieldChange], _ call: WriteCall
    ) throws(CaptureError) {
        if call.kind == .oauthClients, options.ownClients.contains(object.id) {
            return leave(
                object, because: "Linewarden itself calls with it",
                byHand: "look who changed it, and set it by hand: nothing of ours writes it")
        }
        let path = call.kind.path(of: object.id, in: .config)
        guard let before = try wanted.config(of: call.kind, id: object.id),
            let now = try standing.config(of: call.kind, id: object.id), let hash = wanted.manifest.files[path]
        else {
            return leave(
                object, because: "its document cannot be found in the capture",
                byHand: "take the archive from a copy of it, and plan again")
        }
        if let secret = fields.first(where: { call.holdsSecrets($0, in: before) || $0.isSecret }) {
            return leave(
                object, secret.path, because: "only a mark is kept of what stood there, or it is sealed",
                byHand: "type it in by hand: it is kept nowhere")
        }
        let others = try beside.others(than: object.id, of: call.kind)
        let writable = WritableDocument(
            call, wanted: before, standing: now, in: standing, beside: others, returning: returning)
        if let mixed = writable.mixed(fields) { return leave(object, because: mixed.because, byHand: mixed.byHand) }
        let open = fields.filter { !setAside($0, of: object, writable) }
        guard !open.isEmpty else { return }
        guard let after = call.written(of: writable.document), let standing = call.written(of: now) else {
            return leave(
                object, because: "what is written of it is not in both captures",
                byHand: HandSteps.notWritten(object.kind).byHand)
        }
        let against = options.unlawful(before).flatMap { HandSteps.isLimited(call.kind) ? $0 : nil }
        if let against {
            return leave(object, because: against, byHand: "ask counsel, and set the days the law allows by hand")
        }
        if let obstacle = call.obstacle(from: standing, to: after, beside: others.now) {
            return leave(object, because: obstacle, byHand: "look at it, and set it by hand if it is meant")
        }
        if let lost = try lostCredential(after, call) {
            return leave(object, because: lost, byHand: "make the credential, and name it in the integration by hand")
        }
        write(call, object.id, name: object.name, hash, writable)
    }

    mutating func write(
        _ call: WriteCall, _ id: String, name: String?, _ hash: String, _ writable: WritableDocument
    ) {
        let target = call.subject(id, name: name)
        if !writable.renamed.isEmpty { renaming.insert(target) }
        changes.append(Change(.write, target, .document(kind: call.kind.name, sha256: hash)))
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
                object, "publishedVersion", because: "nothing was published then, and nothing is taken out of service",
                byHand: "look in Architect who published it")
        }
        for field in fields where !["publishedVersion", "publishedBy"].contains(field.member) {
            leave(
                object, field.path, because: "of a flow nothing is put back but the version that runs",
                byHand: "set it in Architect")
        }
    }

    /// Whether a field is not put back by writing the document; then it is listed, or planned in another way.
    private mutating func setAside(_ field: FieldChange, of object: ObjectChange, _ writable: WritableDocument) -> Bool
    {
        let call = writable.call
        if call.kind == .authenticationSettings, field.member == "ipAddressAllowlist" {
            setAllowlist(to: writable.wanted[key: field.member], object)
            return true
        }
        guard let member = call.member(of: field), call.members.contains(member) else {
            // What stands beside it and is called the same says the same.
            if call.within.isEmpty || !call.members.contains(field.member) {
                leave(
                    object, field.path, because: call.reasonBeside(field),
                    byHand: HandSteps.notWritten(object.kind).byHand)
            }
            return true
        }
        if let reason = writable.aside[field.member] {
            leave(object, field.path, because: reason.because, byHand: reason.byHand)
            return true
        }
        guard call.opens(member, to: writable.wanted) else { return false }
        leave(
            object, field.path, because: "nothing is switched on again by it; plan that by itself",
            byHand: "look at it, then switch it on")
        return true
    }

    private mutating func setAllowlist(to addresses: JSON?, _ object: ObjectChange) {
        guard options.allowlist else {
            return leave(
                object, "ipAddressAllowlist", because: "it can lock everybody out; say --allowlist",
                byHand: "plan again with --allowlist: the addresses are rehearsed first")
        }
        let addresses = (addresses?.elements ?? JSON.empty.elements).compactMap(\.string)
        changes.append(Change(.setAllowlist, .tenant, .addresses(addresses)))
    }

    private mutating func leave(_ kind: String, because: String, byHand: String) {
        left.append(Left(kind: kind, id: nil, name: nil, field: nil, because: because, byHand: byHand))
    }

    mutating func leave(_ object: ObjectChange, _ field: String? = nil, because: String, byHand: String) {
        left.append(
            Left(
                kind: object.kind, id: object.id, name: object.name, field: field, because: because, byHand: byHand))
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

extension Restoration {

    /// What security rests on is written first, and what names something that came back under another id last.
    ///
    /// Between the two, what is gone is made, and completed. Stable: changes of one kind keep their order, and flows and the
    /// allowlist come behind every document.
    private var inOrder: [Change] {
        let writes = WriteCalls.all.flatMap { call in
            changes.filter { $0.verb == .write && $0.documentKind == call.kind.name }
        }
        let first = writes.filter { change in
            !renaming.contains(change.target) && WriteCalls.security.contains { $0.kind.name == change.documentKind }
        }
        return first + returning.changes + writes.filter { !first.contains($0) } + changes.filter { $0.verb != .write }
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
