import ContactCenter
import Ledger

/// Works out each manifest again and compares it byte for byte.
struct ManifestCheck {
    let folder: LedgerFolder
    let tree: TreeCheck

    func run(_ result: inout Verification) {
        var previous: TreeHash?
        for segment in tree.segments {
            let expected = expected(segment, previous)
            if let found = segment.manifest { compare(found, expected, segment, &result) }
            // What it should be, so that one altered manifest does not make the next look altered.
            previous = (expected ?? segment.manifest).map(SegmentManifest.name)
        }
    }

    private func compare(
        _ found: [UInt8], _ expected: [UInt8]?, _ segment: SegmentCheck.Walked, _ result: inout Verification
    ) {
        let path = LedgerFolder.manifest(segment.range)
        guard let expected else {
            if SegmentManifest(json: found)?.entries != segment.range {
                result.add(Discrepancy(.tampered, path, segment.range, "it is no manifest of these entries"))
            }
            return
        }
        if let deletion = tree.deletions[LedgerFolder.segment(segment.range)],
            deletion.manifest != SegmentManifest.name(found)
        {
            result.add(
                Discrepancy(
                    .tampered, path, segment.range, "it is not the manifest entry \(deletion.index) records",
                    expected: "\(deletion.manifest)", actual: "\(SegmentManifest.name(found))"))
        }
        guard found != expected else { return }
        if let kept = SegmentManifest(json: found), isOtherwiseRight(kept, expected), !isAsCompressed(segment) {
            return result.add(
                Discrepancy(
                    .tampered, LedgerFolder.segment(segment.range), segment.range,
                    "it is not the file its manifest names, though it expands to the same payloads",
                    expected: "\(kept.sha256)", actual: segment.checked?.sha256?.description,
                    times: segment.times?.range))
        }
        result.add(
            Discrepancy(
                .tampered, path, segment.range, "it is not what its segment and entries come to",
                expected: "\(SegmentManifest.name(expected))", actual: "\(SegmentManifest.name(found))",
                times: segment.times?.range))
    }

    /// Whether a manifest is right but for the hash of the compressed file.
    private func isOtherwiseRight(_ kept: SegmentManifest, _ expected: [UInt8]) -> Bool {
        guard let right = SegmentManifest(json: expected) else { return false }
        return SegmentManifest(
            entries: right.entries, frames: right.frames, sha256: kept.sha256, previous: right.previous,
            times: right.times, turnedBack: right.turnedBack, root: right.root
        ) == kept
    }

    /// Whether a segment is what compressing its payloads again gives.
    ///
    /// Some bits of a frame do not matter to what it expands to. This tells which of segment and manifest was altered;
    /// under another version of zstd it may name the other of the two.
    private func isAsCompressed(_ segment: SegmentCheck.Walked) -> Bool {
        guard let bytes = try? folder.read(LedgerFolder.segment(segment.range)) else { return false }
        let zstandard = Zstandard()
        return (segment.checked?.frames ?? []).allSatisfy { frame in
            let written = Array(bytes[frame.offset..<frame.offset + frame.bytes])
            return zstandard.expanded(written, to: frame.rawBytes).flatMap(zstandard.compressed) == written
        }
    }

    /// - Returns: nil where the segment was not read.
    private func expected(_ segment: SegmentCheck.Walked, _ previous: TreeHash?) -> [UInt8]? {
        guard let times = segment.times, segment.knowsPayloads, let checked = segment.checked else { return nil }
        let kept = segment.manifest.flatMap { SegmentManifest(json: $0) }
        let isGone = !checked.isThere
        guard let sha256 = isGone ? kept?.sha256 : checked.sha256 else { return nil }
        guard isGone || checked.discrepancies.isEmpty else { return nil }
        return SegmentManifest(
            entries: segment.range, frames: isGone ? kept?.frames ?? [] : checked.frames, sha256: sha256,
            previous: previous, times: times.range, turnedBack: times.turnedBack, root: segment.root
        ).json
    }
}
