public import ContactCenter
public import Platforms
public import Redaction
public import Response

/// What carries changes out on one tenant: looks, makes, and looks again.
public struct TenantHands: Sendable {

    /// Of whoever only notes what would be done: nothing is asked of a platform, and nothing sent to one.
    public static let tied = TenantHands(
        look: { _ throws(PlatformError) in throw .tied },
        make: { _, _ throws(PlatformError) in throw .tied },
        live: { _ in Live(interacting: .absent(.notAsked), queues: .absent(.notAsked)) })

    /// How the target of a change is now.
    public let look: @Sendable (Change) async throws(PlatformError) -> Seen

    /// Sends the requests of a change, once.
    ///
    /// - Returns: A new secret, where the change makes one: it is shown once and kept nowhere.
    public let make: @Sendable (Change, Seen) async throws(PlatformError) -> Secret?

    /// What a person is doing right now; what cannot be read is absent, with its reason.
    public let live: @Sendable (Subject) async -> Live

    /// Reads in whole lists what looks at some changes take, before the first of them: where a platform has such.
    ///
    /// - Returns: Why the lists that tell how their own targets stand could not be read; nil where they could.
    public let gather: @Sendable ([Change]) async -> PlatformError?

    /// Whether what a change makes is on there until somebody switches it off, since the platform makes no other.
    public let isMadeOn: @Sendable (Change) -> Bool

    /// Switches off what such a change made; sends nothing where it made nothing, or where that is off.
    public let switchOff: @Sendable (Change) async throws(PlatformError) -> Void

    /// What has to be there before a change is sent, and comes by the same plan before it.
    public let comesAfter: @Sendable (Change) -> Set<Subject>

    /// How long the platform may be about a change before anything of it shows; nil where a look tells at once.
    public let mayTake: @Sendable (Change) -> Duration?

    public init(
        gather: @escaping @Sendable ([Change]) async -> PlatformError? = { _ in nil },
        isMadeOn: @escaping @Sendable (Change) -> Bool = { _ in false },
        switchOff: @escaping @Sendable (Change) async throws(PlatformError) -> Void = { _ in },
        comesAfter: @escaping @Sendable (Change) -> Set<Subject> = { _ in [] },
        mayTake: @escaping @Sendable (Change) -> Duration? = { _ in nil },
        look: @escaping @Sendable (Change) async throws(PlatformError) -> Seen,
        make: @escaping @Sendable (Change, Seen) async throws(PlatformError) -> Secret?,
        live: @escaping @Sendable (Subject) async -> Live
    ) {
        self.gather = gather
        self.isMadeOn = isMadeOn
        self.switchOff = switchOff
        self.comesAfter = comesAfter
        self.mayTake = mayTake
        self.look = look
        self.make = make
        self.live = live
    }
}

extension PlatformError {
    fileprivate static let tied = PlatformError(
        call: "asking the platform", reason: "was not tried: it is only noted", advice: .report)
}
