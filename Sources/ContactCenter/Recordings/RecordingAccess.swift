/// How recordings are handed out, and where they lie.
public struct RecordingAccess: Sendable {

    /// How many minutes a link to listen to one is good for.
    public var playbackMinutes: Reading<Int>

    /// How many minutes a link to download many is good for.
    public var downloadMinutes: Reading<Int>

    /// Whether a recording lies in the region of the site it was made at, instead of the tenant's own.
    public var staysWithSite: Reading<Bool>

    /// Whether recording stops once nobody of ours is left on the line.
    public var stopsWithoutUs: Reading<Bool>

    public init(
        playbackMinutes: Reading<Int>, downloadMinutes: Reading<Int>, staysWithSite: Reading<Bool>,
        stopsWithoutUs: Reading<Bool> = .observed(true)
    ) {
        self.playbackMinutes = playbackMinutes
        self.downloadMinutes = downloadMinutes
        self.staysWithSite = staysWithSite
        self.stopsWithoutUs = stopsWithoutUs
    }
}
