import Ledger

/// The segments from 0 to the newest checkpoint, in order, with a word where one is missing, doubled or out of place.
struct SegmentRanges {
    private(set) var ranges: [Range<Int>] = []

    init(in folder: LedgerFolder, size: Int, _ result: inout Verification) {
        var at = 0
        let names = folder.list(LedgerFolder.segments, &result)
        for range in LedgerReader.segments(of: names) where range.lowerBound < size {
            guard range.lowerBound >= at, range.upperBound <= size else {
                result.add(
                    Discrepancy(
                        .tampered, LedgerFolder.manifest(range), range.clamped(to: 0..<size),
                        "these entries have another segment"))
                continue
            }
            if range.lowerBound > at { ranges.append(Self.gap(at..<range.lowerBound, &result)) }
            ranges.append(range)
            at = range.upperBound
        }
        if at < size { ranges.append(Self.gap(at..<size, &result)) }
    }

    private static func gap(_ range: Range<Int>, _ result: inout Verification) -> Range<Int> {
        result.add(
            Discrepancy(
                .incomplete, LedgerFolder.manifest(range), range,
                "the manifest of the segment that holds them is not there"))
        return range
    }
}
