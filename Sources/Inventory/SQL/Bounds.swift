/// How much one query may do and say.
public struct Bounds: Hashable, Sendable {

    /// Steps of SQLite's own machine: the same number for the same query on the same rows, on a fast machine and a slow one.
    public var steps: Int

    /// CPU seconds, for what a step may hide: functions over long texts.
    ///
    /// Steps run out first for everything else. Of these a slow machine takes more than a fast one.
    public var seconds: Int
    public var rows: Int

    /// Bytes the whole answer takes in memory: its texts, and a place for each cell.
    public var bytes: Int

    /// Bytes of memory at work, beyond the tables.
    public var memory: Int

    /// Bytes of one text.
    public var text: Int

    public init(
        steps: Int = 300_000_000, seconds: Int = 60, rows: Int = 1_000_000, bytes: Int = 256 << 20,
        memory: Int = 512 << 20, text: Int = 65_536
    ) {
        self.steps = steps
        self.seconds = seconds
        self.rows = rows
        self.bytes = bytes
        self.memory = memory
        self.text = text
    }
}
