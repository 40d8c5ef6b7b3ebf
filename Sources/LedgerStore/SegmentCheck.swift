import ContactCenter
import Crypto
import Ledger

/// Expands the payloads of one segment and holds each against its entry.
struct SegmentCheck: Sendable {
    let folder: LedgerFolder
    let walked: Walked

    /// What walking over its entries came to.
    struct Walked: Sendable {
        let range: Range<Int>

        /// The manifest as it is on disk.
        let manifest: [UInt8]?

        /// What the payloads must be; nil where that is not known.
        private(set) var payloads: [Entry.Payload]?
        let times: Times?

        /// The root of the tree that ends with it.
        let root: TreeHash
        var checked: Checked?

        /// Whether every entry could be read, and so what the payloads must be.
        let knowsPayloads: Bool

        init(
            range: Range<Int>, manifest: [UInt8]?, payloads: [Entry.Payload]?, times: Times?, root: TreeHash
        ) {
            self.range = range
            self.manifest = manifest
            self.payloads = payloads
            self.times = times
            self.root = root
            knowsPayloads = payloads != nil
        }

        /// What is left to know of it while its payloads are checked: of a long log they would fill the memory.
        var withoutPayloads: Walked {
            var walked = self
            walked.payloads = nil
            return walked
        }
    }

    struct Checked: Sendable {
        var isThere = false
        var frames: [SegmentManifest.Frame] = []
        var sha256: TreeHash?
        var payloadBytes = 0
        var discrepancies: [Discrepancy] = []
    }

    private var path: String { LedgerFolder.segment(walked.range) }

    func run() -> Checked {
        var checked = Checked()
        let bytes: [UInt8]
        do throws(LedgerError) {
            guard let read = try folder.read(path) else { return checked }
            bytes = read
        } catch {
            checked.isThere = true
            checked.discrepancies.append(Discrepancy(.incomplete, path, walked.range, error.because))
            return checked
        }
        checked.isThere = true
        checked.sha256 = TreeHash(sha256: bytes)
        guard let payloads = walked.payloads else { return checked }
        let zstandard = Zstandard()
        var offset = 0
        for part in SegmentManifest.Frame.split(payloads.map(\.bytes)) {
            let entries = walked.range.lowerBound + part.lowerBound..<walked.range.lowerBound + part.upperBound
            let rawBytes = payloads[part].reduce(0) { $0 + $1.bytes }
            guard rawBytes <= SegmentManifest.Frame.most, offset < bytes.count || rawBytes == 0,
                let size = Zstandard.frameSize(bytes[offset...])
            else {
                checked.discrepancies.append(damaged(entries, "a frame does not begin where the one before it ends"))
                return checked
            }
            checked.frames.append(.init(offset: offset, bytes: size, entries: entries, rawBytes: rawBytes))
            if let raw = zstandard.expanded(Array(bytes[offset..<offset + size]), to: rawBytes) {
                compare(raw, payloads[part], entries, &checked)
            } else {
                checked.discrepancies.append(damaged(entries, "a frame does not expand to the payloads of its entries"))
            }
            offset += size
        }
        if offset < bytes.count {
            checked.discrepancies.append(damaged(walked.range, "there is more in it than the payloads of its entries"))
        }
        return checked
    }

    private func compare(
        _ raw: [UInt8], _ payloads: ArraySlice<Entry.Payload>, _ entries: Range<Int>, _ checked: inout Checked
    ) {
        var start = 0
        for (index, payload) in zip(entries, payloads) {
            let sha256 = TreeHash(sha256: raw[start..<start + payload.bytes])
            start += payload.bytes
            guard sha256 != payload.sha256 else { continue }
            checked.discrepancies.append(
                damaged(
                    index..<index + 1, "the payload is not the one its entry names", expected: payload.sha256,
                    actual: sha256))
            return
        }
        checked.payloadBytes += raw.count
    }

    private func damaged(
        _ entries: Range<Int>, _ because: String, expected: TreeHash? = nil, actual: TreeHash? = nil
    ) -> Discrepancy {
        Discrepancy(
            .tampered, path, entries, because, expected: expected?.description, actual: actual?.description,
            times: walked.times?.range)
    }

    /// A segment that is gone was deleted on the record, or is missing.
    static func missing(_ tree: TreeCheck, _ depth: LedgerVerifier.Depth, _ result: inout Verification) {
        for segment in tree.segments {
            let path = LedgerFolder.segment(segment.range)
            guard !(segment.checked?.isThere ?? tree.folder.exists(path)) else { continue }
            if let deletion = tree.deletions[path] {
                result.notes.append("\(path) was deleted on purpose, as entry \(deletion.index) records")
            } else if !depth.isFull {
                result.add(
                    Discrepancy(
                        .unknown, path, segment.range,
                        "it is not there, and only a full check reads whether its deletion was recorded"))
            } else {
                result.add(
                    Discrepancy(
                        .incomplete, path, segment.range, "it is not there and no entry records its deletion",
                        times: segment.times?.range))
            }
        }
    }
}
