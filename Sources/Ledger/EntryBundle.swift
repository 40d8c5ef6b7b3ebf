/// The entries of one level-0 tile, each with its length before it (C2SP tlog-tiles).
public enum EntryBundle {
    public static let largestEntry = Int(UInt16.max)

    /// Appends an entry.
    ///
    /// - Precondition: at most 65,535 bytes.
    public static func append(_ entry: ArraySlice<UInt8>, to bundle: inout [UInt8]) {
        precondition(entry.count <= largestEntry, "an entry of a bundle has at most 65,535 bytes")
        bundle.append(UInt8(entry.count >> 8))
        bundle.append(UInt8(entry.count & 0xFF))
        bundle += entry
    }

    /// Where each entry lies; nil where lengths and bytes do not agree.
    public static func entries(in bundle: [UInt8]) -> [Range<Int>]? {
        var entries: [Range<Int>] = []
        var at = 0
        while at < bundle.count {
            guard at + 2 <= bundle.count else { return nil }
            let start = at + 2
            let end = start + (Int(bundle[at]) << 8 | Int(bundle[at + 1]))
            guard end <= bundle.count else { return nil }
            entries.append(start..<end)
            at = end
        }
        return entries
    }
}
