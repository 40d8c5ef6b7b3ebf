public import Assurance
public import ContactCenter

/// Another order of the same verdicts, for whoever thinks in it: groups, and the controls in each.
///
/// It demands nothing, so nothing in it can be covered or missing; a control may stand in several groups.
public struct View: Sendable {
    public let id: String
    public let title: String

    /// Whose groups they are, and whose judgement it is which control is in which.
    public let source: String
    public let groups: [Group]

    public struct Group: Sendable {
        public let id: String
        public let title: String

        /// Ids of controls, or families of them: `AUT-*`.
        public let controls: [String]

        /// Why it is empty, or whatever else there is to say.
        public let note: String?

        public init(id: String, title: String, controls: [String], note: String? = nil) {
            self.id = id
            self.title = title
            self.controls = controls
            self.note = note
        }

        /// Whether a control is in it.
        public func holds(_ control: Control.ID) -> Bool { controls.contains { Self.names($0, control) } }

        /// Whether an entry of a group means a control.
        public static func names(_ entry: String, _ control: Control.ID) -> Bool {
            entry.hasSuffix("*") ? control.rawValue.hasPrefix(entry.dropLast()) : control.rawValue == entry
        }
    }

    public init(id: String, title: String, source: String, groups: [Group]) {
        self.id = id
        self.title = title
        self.source = source
        self.groups = groups
    }

    /// The controls that no group has.
    public func leftOut(of controls: [Control.ID]) -> [Control.ID] {
        controls.filter { control in !groups.contains { $0.holds(control) } }
    }

    /// The files we ship, as YAML, by the names commands take.
    public static var shipped: [(name: String, bytes: [UInt8])] { Embedded.views }
}
