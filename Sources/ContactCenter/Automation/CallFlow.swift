/// A flow as its designer drew it: blocks, and the ways from one to the next.
///
/// Read from what the platform exports, which names what a flow leads to and not by which number somebody comes in.
public struct CallFlow: Identifiable, Sendable {
    public let id: Flow.ID
    public var name: String
    public var role: Role

    /// When it was exported.
    public var taken: Moment

    /// Where it begins stands first; none where the beginning was not found.
    public var blocks: [Block]

    /// Where in it a secret stands written out: the names of what holds one.
    public var writtenOutSecrets: [String]

    /// How somebody gets into it.
    public enum Role: Sendable {

        /// Callers, or those who are called, begin here.
        case call

        /// Those who write begin here.
        case message

        /// A machine holds the conversation, handed over by another flow.
        case bot

        /// Others hand over to it, or nobody is in it at all.
        case part
    }

    public init(
        id: ID, name: String, role: Role, taken: Moment, blocks: [Block], writtenOutSecrets: [String] = []
    ) {
        self.id = id
        self.name = name
        self.role = role
        self.taken = taken
        self.blocks = blocks
        self.writtenOutSecrets = writtenOutSecrets
    }
}

extension CallFlow {

    /// One step of a flow.
    public struct Block: Sendable {

        /// As a person finds it: `Main Menu > Billing`.
        public var name: String

        /// What happens in it, in order; nothing where it decides or reckons.
        public var deeds: [Deed]

        /// Where it goes on.
        public var ways: [Way]

        /// The block it goes to first and comes back from, before it takes its ways.
        public var detour: Int?

        /// The block whose detour ends here.
        public var endsDetour: Int?

        public init(
            _ name: String, _ deeds: [Deed] = [], ways: [Way] = [], detour: Int? = nil, endsDetour: Int? = nil
        ) {
            self.name = name
            self.deeds = deeds
            self.ways = ways
            self.detour = detour
            self.endsDetour = endsDetour
        }
    }

    /// From one block to another, by its place in the list.
    public struct Way: Hashable, Sendable {
        public var to: Int

        /// Whether what was tried worked out; nil where nothing was tried, or nobody can say.
        public var worked: Bool?

        /// Whether it is sure that somebody can come this way.
        public var isCertain: Bool

        public init(to: Int, worked: Bool? = nil, isCertain: Bool = true) {
            self.to = to
            self.worked = worked
            self.isCertain = isCertain
        }
    }

    /// Something that happens to whoever is in a flow.
    public enum Deed: Hashable, Sendable {
        case says(Speech)

        /// It waits for what somebody says, types or presses.
        case asks

        /// Somebody is put through to people: an agent, a group, a number outside.
        case putsThrough

        case beginsRecording

        /// A call to somewhere outside the flow, by its name.
        case callsOut(String)

        /// Another flow takes over, by its name.
        case leadsTo(String)

        /// Another flow takes over and comes back, by its name.
        case visits(String)

        /// Something we know no meaning of, by the platform's word.
        case unknown(String)
    }

    /// What is played, read out or written.
    public struct Speech: Hashable, Sendable {

        /// Recordings it plays, by name.
        public var prompts: [String]

        /// The words themselves; empty where there are none.
        public var text: String

        /// How sure it is that this is said.
        public var certainty: Certainty

        public enum Certainty: Hashable, Sendable {

            /// This is said, and nothing else.
            case exact

            /// This is said, and perhaps more that is worked out while the flow runs.
            case atLeast

            /// This is said, or something else.
            case perhaps
        }

        public init(prompts: [String] = [], text: String = "", certainty: Certainty = .exact) {
            self.prompts = prompts
            self.text = text
            self.certainty = certainty
        }
    }
}

extension Absence {

    /// Nobody imported what the platform exports of its flows.
    public static let noFlowExports = Absence.notImported(verb: "flows", last: nil)
}

extension Fact where Value == [CallFlow] {
    public static var callFlows: Self { Fact("exported flows", unlessSaid: .noFlowExports) }
}

extension Subject {
    public static func flow(_ flow: CallFlow) -> Subject { Subject(.flow, flow.id.rawValue, name: flow.name) }
}
