import Capture
import ContactCenter
import Simulator

/// Generated once and looked at by many tests.
enum Tenants {
    static let moment = Moment(milliseconds: 1_795_509_000_000)  // 2026-11-24T08:30:00Z

    static let sound = generate(.sound)
    static let mixed = generate(.mixed)
    static let poor = generate(.poor)

    static func of(_ posture: Posture) -> SimulatedTenant {
        switch posture {
        case .sound: sound
        case .mixed: mixed
        case .poor: poor
        }
    }

    static func generate(
        _ posture: Posture, people: Int = 400, seed: UInt64 = 7, at moment: Moment = moment
    ) -> SimulatedTenant {
        SimulatedTenant.generate(people: people, seed: seed, posture: posture, at: moment)
    }
}

extension SimulatedTenant {

    /// Every document of a kind, by its name, read again from the files.
    func documents(_ name: String) throws -> [Document] {
        try capture.documents(of: Kind(name, Self.layout(of: name)))
    }

    func ids(of name: String) throws -> Set<String> { Set(try documents(name).map(\.id)) }

    /// The subjects that a control must report.
    func subjects(of control: String) -> Set<String> { Set(truth.filter { $0.control == control }.map(\.subject)) }

    static let settings: Set = [
        "organization", "role-settings", "authorization-settings", "authentication-settings", "idle-timeout",
        "native-sign-in",
        "recording-key-rotation", "interaction-retention", "transcription", "audit-services",
        "recording-settings", "speech-analytics", "execution-data", "outbound-settings",
    ]

    static let lines: Set = ["grants", "people", "partner-people", "client-usage"]

    static func layout(of name: String) -> Kind.Layout {
        settings.contains(name) ? .setting : lines.contains(name) ? .lines : .objects
    }
}

extension Document {
    func text(_ key: StaticString) -> String { self[key]?.string ?? "" }
}
