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
    public internal(set) var left: [Left] = []

    let source: Capture
    let standing: Capture
    let options: Options
    let names: (source: ObjectNames, standing: ObjectNames)

    /// What the divisions are called that are there or come, in small letters.
    let divisions: Set<String>

    public struct Options: Sendable {
        public var kinds: [Kind]

        /// Whether the addresses that may sign in come back too.
        public var allowlist = false

        /// Whether a person is asked for what stored credentials are made of; where not, they are left.
        public var secrets = false

        /// The OAuth clients of the tenant that Linewarden itself calls with: they are left alone.
        public var ownClients: Set<String> = []

        /// Why a retention policy, or the retention of interactions, may not be what it was; nil where no law the customer
        /// named speaks against it.
        public var unlawful: @Sendable (_ document: JSON) -> String? = { _ in nil }

        /// What is gone from the tenant itself and is to come back in it, by kind and id; nil where it is another tenant.
        var returning: [String: Set<String>]?

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

        /// Whether the thing is of no use until that is done: it is switched off, or lacks its secret, its number or what it
        /// has to say.
        public internal(set) var halts = false
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
        let calls = calls
        for kind in options.kinds where !calls.contains(where: { $0.kind == kind }) { try leaveKind(kind) }
        let candidates = try self.candidates()
        let judged = try settled(candidates)
        for one in judged { leave(one) }
        leaveUntaken(judged)
        changes = Self.inOrder(judged.filter { !$0.isLeft })
        if options.allowlist { try planAllowlist() }
    }

    /// The calls of the kinds that were asked for, in the order of making.
    var calls: [MakeCall] {
        let asked = Set(options.kinds.map(\.name))
        return MakeCalls.all.filter { asked.contains($0.kind.name) && (options.secrets || !$0.asksForSecrets) }
    }
}

extension Rebuilding {

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

    private mutating func planAllowlist() throws(CaptureError) {
        guard options.kinds.contains(.authenticationSettings),
            let wanted = try source.config(of: .authenticationSettings, id: "")?[key: Self.allowlistMember],
            let now = try standing.config(of: .authenticationSettings, id: ""),
            now[key: Self.allowlistMember]?.canonical() != wanted.canonical()
        else { return }
        changes.append(Change(.setAllowlist, .tenant, .addresses(wanted.elements.compactMap(\.string))))
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
