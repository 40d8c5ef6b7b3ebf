public import Capture
import ContactCenter
import Recovery
public import Response

/// What makes a tenant into what was captured of another, as far as that can be done, and what cannot.
///
/// Nothing is done by it: it reads two captures. Everything goes by name: the ids of one tenant mean nothing in another.
public struct Rebuilding: Sendable {

    /// In the order in which they are to be made: everything without what comes later, then what was left out.
    public private(set) var changes: [Change] = []

    /// What does not come back as it was, by name.
    public private(set) var left: [Left] = []

    private let source: Capture
    private let standing: Capture
    private let options: Options
    private let names: (source: ObjectNames, standing: ObjectNames)

    /// What the divisions are called that are there or come, in small letters.
    private let divisions: Set<String>

    public struct Options: Sendable {
        public var kinds: [Kind]

        /// Whether the addresses that may sign in come back too.
        public var allowlist = false

        /// The OAuth clients of the tenant that Linewarden itself calls with: they are left alone.
        public var ownClients: Set<String> = []

        /// Why a retention policy may not be what it was; nil where no law the customer named speaks against it.
        public var unlawful: @Sendable (_ policy: JSON) -> String? = { _ in nil }

        public init(kinds: [Kind] = GenesysCloud.kinds) { self.kinds = kinds }
    }

    /// Something that does not come back, or not all of it.
    public struct Left: Hashable, Sendable {
        public let kind: String

        /// The id it has in the capture; nil for the whole kind.
        public let id: String?
        public let name: String?

        /// nil for the whole object.
        public let field: String?
        public let because: String

        /// What a person does about it; nil where nothing needs to be done.
        public let byHand: String?
    }

    /// Works it out.
    ///
    /// - Parameters:
    ///   - source: The capture of the tenant that is to come back.
    ///   - standing: The newest capture of the tenant it is to come back in.
    /// - Throws: ``Capture/CaptureError`` if a file does not read.
    public init(of source: Capture, onto standing: Capture, _ options: Options) throws(CaptureError) {
        self.source = source
        self.standing = standing
        self.options = options
        let kinds = GenesysCloud.kinds
        names = (
            source: try ObjectNames(of: source, kinds: kinds, by: GenesysCloud.compared),
            standing: try ObjectNames(of: standing, kinds: kinds, by: GenesysCloud.compared)
        )
        divisions = try standing.divisionNames(withHome: true).union(
            options.kinds.contains(.divisions) ? source.divisionNames(withHome: false) : [])
        for kind in options.kinds where MakeCalls.call(for: kind.name) == nil { try leaveKind(kind) }
        let candidates = try self.candidates()
        let judged = settled(candidates)
        for one in judged { leave(one) }
        changes = Self.inOrder(judged.filter { !$0.isLeft })
        if options.allowlist { try planAllowlist() }
    }

    /// The calls of the kinds that were asked for, in the order of making.
    private var calls: [MakeCall] {
        let asked = Set(options.kinds.map(\.name))
        return MakeCalls.all.filter { asked.contains($0.kind.name) }
    }
}

// MARK: what can be made

extension Rebuilding {

    /// A thing that may come back.
    private struct Candidate {
        let call: MakeCall
        let id: String
        var document: RebuiltDocument
        let sha256: String
        let twin: JSON?

        /// Why it does not come, whatever comes beside it; nil where nothing speaks against it.
        var reason: HandSteps.Reason?
    }

    /// The same, decided.
    private struct Judged {
        let candidate: Candidate
        let first: ShapedDocument
        let last: ShapedDocument
        let obstacle: HandSteps.Reason?

        /// Whether it is not there yet, or not as it is to be.
        let isOpen: Bool

        var isLeft: Bool { obstacle != nil }

        private func change(_ verb: Verb) -> Change {
            let call = candidate.call
            return Change(
                verb, call.subject(candidate.id, name: candidate.document.wanted["name"]?.string),
                .document(kind: call.kind.name, sha256: candidate.sha256))
        }

        private var isInTwo: Bool { first.json.canonical() != last.json.canonical() }

        /// What is there already is written once, when everything it refers to is there.
        var firstChange: [Change] {
            isOpen && (candidate.twin == nil || !isInTwo) ? [change(.make)] : []
        }

        var lastChange: [Change] { isOpen && isInTwo ? [change(.complete)] : [] }
    }

    /// Everything is made, kind by kind, and then completed; what a new one has to be closed for is, right after it.
    private static func inOrder(_ judged: [Judged]) -> [Change] {
        let made = MakeCalls.all.flatMap { call in
            var own = judged.filter { $0.candidate.call.kind == call.kind }
            if call.kind == .flows {
                own = FlowExport.inOrder(own) { one in
                    (one.candidate.document.name, one.candidate.document.flow?.export.words ?? [])
                }
            }
            return own.flatMap(\.firstChange) + (call.isClosedAtOnce ? own.flatMap(\.lastChange) : [])
        }
        return made + judged.filter { !$0.candidate.call.isClosedAtOnce }.flatMap(\.lastChange)
    }

    private mutating func candidates() throws(CaptureError) -> [Candidate] {
        var candidates: [Candidate] = []
        for call in calls {
            guard let listed = try wholeDocuments(of: call) else { continue }
            for (id, wanted) in listed {
                if let candidate = try candidate(call, id, wanted) { candidates.append(candidate) }
            }
        }
        return candidates
    }

    /// The documents of a kind, by name; nil where one of the tenants does not tell all of them.
    private mutating func wholeDocuments(of call: MakeCall) throws(CaptureError) -> [(id: String, JSON)]? {
        for (capture, whose) in [(source, "the capture"), (standing, "the newest capture of the other tenant")] {
            let record = capture.manifest.record(of: call.kind.name)
            guard let record, !record.absences.contains(.notAsked) else {
                leave(
                    call.kind.name, because: "\(whose) does not hold it",
                    byHand: "collect both tenants with profile: configuration, and plan again")
                return nil
            }
            guard record.absences.isEmpty else {
                leave(
                    call.kind.name, because: "\(whose) does not hold all of it",
                    byHand: "give the reader what it lacks (`linewarden doctor`), collect, and plan again")
                return nil
            }
        }
        var documents: [(id: String, JSON)] = []
        for path in source.paths(of: call.kind, in: .config) {
            try source.eachConfig(of: call.kind, at: path) { documents.append(($0, $1)) }
        }
        let named = documents.map { (name: names.source.own(of: $0.1, kind: call.kind.name) ?? "", document: $0) }
        return named.sorted { ($0.name, $0.document.id) < ($1.name, $1.document.id) }.map(\.document)
    }

    private mutating func candidate(
        _ call: MakeCall, _ id: String, _ wanted: JSON
    ) throws(CaptureError) -> Candidate? {
        let kind = call.kind.name
        let name = call.kind.layout == .setting ? kind : names.source.own(of: wanted, kind: kind) ?? id
        let there = names.standing.ids(of: kind, named: name)
        if names.source.ids(of: kind, named: name).count > 1 || there.count > 1 {
            leave(call, id, wanted, because: "several are called so", byHand: "rename all but one, and plan again")
            return nil
        }
        let twinID = call.kind.layout == .setting ? kind : there.first
        let twin = try twinID.flatMap { id throws(CaptureError) in try standing.config(of: call.kind, id: id) }
        if let twinID, call.kind == .oauthClients, options.ownClients.contains(twinID) {
            leave(call, id, wanted, because: "Linewarden itself calls with the one of that name there")
            return nil
        }
        if twin == nil, call.make == nil || wanted["defaultRoleId"]?.string?.isEmpty == false {
            leave(
                call, id, wanted, because: "the platform brings it by itself, and the other tenant has none",
                byHand: "look whether the other tenant has the licence for it")
            return nil
        }
        var document = RebuiltDocument(call: call, wanted: wanted, name: name, names: names.source)
        document.isNew = twin == nil
        let sha256 = source.manifest.files[call.agreed.path(of: id, in: .config)] ?? ""
        var candidate = Candidate(call: call, id: id, document: document, sha256: sha256, twin: twin)
        if call.kind == .flows { try takeExport(of: &candidate, beside: twinID) }
        return candidate
    }

    /// A flow comes back by its export, and only where there is none of its name.
    private func takeExport(of flow: inout Candidate, beside twin: String?) throws(CaptureError) {
        let found = try FlowExport.found(of: flow.document.wanted, id: flow.id, in: source)
        if let twin {
            let own = try standing.config(of: .flows, id: twin)
            let there = try own.flatMap { own throws(CaptureError) in
                try FlowExport.found(of: own, id: twin, in: standing).export
            }
            let isSame = found.export != nil && found.export?.script == there?.script
            flow.reason = isSame ? nil : otherType(than: flow.document.wanted, own) ?? untouchedFlow
            return
        }
        flow.document.flow = found.export.map { ($0, []) }
        flow.reason = found.obstacle ?? found.export.flatMap { divisionMissing(for: $0) }
    }

    private var untouchedFlow: HandSteps.Reason {
        (
            MakeCalls.call(for: Kind.flows.name)?.untouched ?? "",
            "import its export over it in Architect, or delete it there and plan again"
        )
    }

    /// The platform tells flows by name and type, and a restore by name alone.
    private func otherType(than wanted: JSON, _ there: JSON?) -> HandSteps.Reason? {
        guard let own = wanted["type"]?.string, let other = there?["type"]?.string, own != other else { return nil }
        return (
            "a flow of that name and another type is there: \(other), and not \(own)",
            "rename the one that is there, and plan again"
        )
    }

    /// A flow that is named in an export and does not come, nor is there.
    private func flowMissing(for flow: Candidate, _ target: RebuiltDocument.Target) -> HandSteps.Reason? {
        guard let export = flow.document.flow?.export else { return nil }
        let lost = export.words.filter { name in
            name != flow.document.name && !names.source.ids(of: Kind.flows.name, named: name).isEmpty
                && target(Kind.flows.name, name) == nil
        }
        guard let name = lost.min() else { return nil }
        return (
            "its export names the flow \(name), which does not come back",
            "bring \(name) back first, and plan again"
        )
    }

    /// An export names its division, and is imported nowhere else.
    private func divisionMissing(for export: FlowExport) -> HandSteps.Reason? {
        guard let division = export.division, !divisions.contains(division.lowercased()) else { return nil }
        return ("its export lies in the division \(division), which is not there", "make the division, and plan again")
    }

    /// Decides until nothing rests any more on what does not come.
    private func settled(_ candidates: [Candidate]) -> [Judged] {
        var coming = PlannedNames(candidates.map { ($0.call.kind.name, $0.document.name) })
        while true {
            let judged = candidates.map { self.judged($0, coming) }
            let still = PlannedNames(
                judged.filter { !$0.isLeft }.map { ($0.candidate.call.kind.name, $0.candidate.document.name) })
            guard still != coming else { return judged }
            coming = still
        }
    }

    private func judged(_ candidate: Candidate, _ coming: PlannedNames) -> Judged {
        let target = GenesysCloud.target(names.standing, coming)
        let document = candidate.document
        let first = document.shaped(.first, over: candidate.twin, in: target)
        let last = document.shaped(.last, over: candidate.twin, in: target)
        // What a flow does stands in no list: only its export can tell.
        let isOpen = candidate.twin.map { candidate.call.kind != .flows && !last.open(over: $0).isEmpty } ?? true
        return Judged(
            candidate: candidate, first: first, last: last,
            obstacle: candidate.reason ?? flowMissing(for: candidate, target) ?? obstacle(candidate, last, isOpen),
            isOpen: isOpen)
    }

    private func obstacle(
        _ candidate: Candidate, _ last: ShapedDocument, _ isOpen: Bool
    ) -> HandSteps.Reason? {
        if let because = candidate.document.refusal {
            return (because, "make it by hand, with what the platform takes")
        }
        if let broken = last.broken {
            return (words(for: broken) + ", and without it would mean something else", steps(for: broken))
        }
        if candidate.call.kind == .retentionPolicies, let unlawful = options.unlawful(candidate.document.wanted) {
            return (unlawful, "ask counsel, set the days the law allows, and make it by hand")
        }
        guard let twin = candidate.twin, isOpen else { return nil }
        if let untouched = candidate.call.untouched { return (untouched, "change it by hand") }
        guard candidate.call.edit != nil else {
            return ("one of that name is there and differs, and no call we go by writes one", "change it by hand")
        }
        return candidate.call.obstacle(from: twin, to: last.json).map { ($0, "do it by hand, if it is meant") }
    }
}

// MARK: what is told

extension Rebuilding {

    /// What does not come back of a thing.
    private mutating func leave(_ judged: Judged) {
        let (call, id, wanted) = (judged.candidate.call, judged.candidate.id, judged.candidate.document.wanted)
        if let obstacle = judged.obstacle {
            return leave(call, id, wanted, because: obstacle.because, byHand: obstacle.byHand)
        }
        for missing in judged.last.missing {
            leave(call, id, wanted, missing.path, because: words(for: missing), byHand: steps(for: missing))
        }
        for (member, off) in call.off.sorted(by: { $0.key < $1.key }) {
            guard let stands = judged.last.members[member], stands.canonical() == JSON(literal: off).canonical(),
                wanted[key: member]?.canonical() != stands.canonical()
            else { continue }
            leave(
                call, id, wanted, member, because: "it comes back switched off",
                byHand: "look at it, then switch it on")
        }
        for (member, because) in call.never.sorted(by: { $0.key < $1.key }) where wanted[key: member]?.isBlank == false
        {
            leave(call, id, wanted, member, because: because, byHand: "set it there by hand, where it is needed")
        }
        if call.kind == .authenticationSettings, !options.allowlist,
            wanted["ipAddressAllowlist"]?.elements.first(where: { _ in true }) != nil
        {
            leave(
                call, id, wanted, "ipAddressAllowlist", because: "it can lock everybody out; say --allowlist")
        }
    }

    private func words(for missing: MappedDocument.Missing) -> String {
        switch missing.what {
        case .secret: "only a mark is kept of what stood in \(missing.path)"
        case .unknownID: "\(missing.path) leads to something nobody can tell the name of"
        case .reference(let kinds, let id):
            "\(missing.path) leads to "
                + (kinds.lazy.compactMap { kind in names.source.name(of: kind, id: id).map { "\(kind)/\($0)" } }.first
                    ?? "one of \(kinds.joined(separator: " or "))") + ", which does not come back"
        }
    }

    private func steps(for missing: MappedDocument.Missing) -> String {
        missing.what == .secret
            ? "type the secret in by hand: it is kept nowhere" : "make what it leads to by hand, and plan again"
    }

    /// A kind nothing is made of, object by object.
    private mutating func leaveKind(_ kind: Kind) throws(CaptureError) {
        guard let reason = HandSteps.reason(for: kind), let record = source.manifest.record(of: kind.name),
            record.documents > 0
        else { return }
        guard kind.layout == .objects else {
            return leave(
                kind.name, because: reason.because + (kind.layout == .lines ? " (\(record.documents))" : ""),
                byHand: reason.byHand)
        }
        var found: [Left] = []
        for path in source.paths(of: kind, in: .config) {
            try source.eachConfig(of: kind, at: path) { id, document in
                found.append(
                    Left(
                        kind: kind.name, id: id, name: document["name"]?.string, field: nil, because: reason.because,
                        byHand: reason.byHand))
            }
        }
        left += found.sorted { ($0.name ?? "", $0.id ?? "") < ($1.name ?? "", $1.id ?? "") }
    }

    private mutating func leave(_ kind: String, because: String, byHand: String?) {
        left.append(Left(kind: kind, id: nil, name: nil, field: nil, because: because, byHand: byHand))
    }

    private mutating func leave(
        _ call: MakeCall, _ id: String, _ wanted: JSON, _ field: String? = nil, because: String, byHand: String? = nil
    ) {
        let name = call.kind.layout == .setting ? nil : wanted["name"]?.string
        left.append(Left(kind: call.kind.name, id: id, name: name, field: field, because: because, byHand: byHand))
    }

    private mutating func planAllowlist() throws(CaptureError) {
        guard options.kinds.contains(.authenticationSettings),
            let wanted = try source.config(of: .authenticationSettings, id: "")?["ipAddressAllowlist"],
            let now = try standing.config(of: .authenticationSettings, id: ""),
            now["ipAddressAllowlist"]?.canonical() != wanted.canonical()
        else { return }
        changes.append(Change(.setAllowlist, .tenant, .addresses(wanted.elements.compactMap(\.string))))
    }
}

/// The names of what comes, by kind.
struct PlannedNames: Hashable {
    private var names: [String: Set<String>] = [:]

    init(_ names: [(kind: String, name: String)]) {
        for (kind, name) in names { self.names[kind, default: []].insert(name) }
    }

    func contains(_ kind: String, _ name: String) -> Bool { names[kind]?.contains(name) ?? false }
}

extension GenesysCloud {

    /// Where a name leads, when everything that comes is there.
    static func target(_ standing: ObjectNames, _ coming: PlannedNames) -> RebuiltDocument.Target {
        { kind, name in
            let ids = standing.ids(of: kind, named: name)
            if ids.count == 1 { return ids[0] }
            return ids.isEmpty && coming.contains(kind, name) ? "coming: \(name)" : nil
        }
    }

    /// The documents the changes of a plan make, from the captures it was planned on.
    ///
    /// - Returns: nil where a capture does not hold the document that was agreed to.
    public static func documents(
        of changes: [Change], from source: Capture, onto standing: Capture
    ) throws(CaptureError) -> [Change: RebuiltDocument]? {
        let sourceNames = try ObjectNames(of: source, kinds: kinds, by: compared)
        let standingNames = try ObjectNames(of: standing, kinds: kinds, by: compared)
        var documents: [Change: RebuiltDocument] = [:]
        var flows: [String: Subject] = [:]
        for change in changes where MakeCalls.verbs.contains(change.verb) {
            guard case .document(_, let sha256) = change.detail, let call = MakeCalls.call(for: change),
                source.manifest.files[call.agreed.path(of: call.id(of: change.target), in: .config)] == sha256,
                let wanted = try source.config(of: call.kind, id: call.id(of: change.target))
            else { return nil }
            let name = sourceNames.own(of: wanted, kind: call.kind.name) ?? call.id(of: change.target)
            documents[change] = RebuiltDocument(
                call: call, wanted: wanted, name: call.kind.layout == .setting ? call.kind.name : name,
                names: sourceNames,
                isNew: call.kind.layout != .setting && standingNames.ids(of: call.kind.name, named: name).isEmpty)
            guard call.kind == .flows else { continue }
            guard let export = try source.config(of: .flowExports, id: change.target.id).flatMap({ FlowExport($0) })
            else { return nil }
            documents[change]?.flow = (export, Set(export.words.compactMap { flows[$0] }))
            flows[name] = change.target
        }
        let coming = PlannedNames(documents.values.map { ($0.call.kind.name, $0.name) })
        let target = target(standingNames, coming)
        for (change, document) in documents {
            let shaped = document.shaped(.init(change.verb), over: nil, in: target)
            documents[change]?.agreed = Set(shaped.missing)
        }
        return documents
    }
}

extension Capture {

    /// What its divisions are called, in small letters.
    fileprivate func divisionNames(withHome: Bool) throws(CaptureError) -> Set<String> {
        var names: Set<String> = []
        try each(.divisions) { division in
            guard withHome || division["homeDivision"]?.boolean != true else { return }
            if let name = division["name"]?.string { names.insert(name.lowercased()) }
        }
        return names
    }
}
