import Capture
import ContactCenter
import Crypto
import Ledger

/// What one segment holds: nothing in it that cannot be worked out again from the segment and the entries.
struct SegmentManifest: Equatable, Sendable {
    let entries: Range<Int>
    let frames: [Frame]

    /// SHA-256 of the compressed file.
    let sha256: TreeHash

    /// SHA-256 of the manifest before; nil for the first.
    let previous: TreeHash?

    /// Earliest and latest time any entry gives.
    let times: ClosedRange<Moment>

    /// How many entries give an earlier time than the one before them: the clock was set back, or events came late.
    let turnedBack: Int

    /// The root of the tree that ends with this segment.
    let root: TreeHash

    struct Frame: Equatable, Sendable {
        let offset: Int
        let bytes: Int
        let entries: Range<Int>
        let rawBytes: Int
    }

    static let version = 1

    var bytes: Int { frames.last.map { $0.offset + $0.bytes } ?? 0 }
    var rawBytes: Int { frames.reduce(0) { $0 + $1.rawBytes } }

    /// The one way it is written: keys sorted, one line, no line feed.
    var json: [UInt8] {
        var writer = JSONWriter()
        writer.object { json in
            json.field("bytes", bytes)
            json.field("count", entries.count)
            json.field("first", entries.lowerBound)
            json.array("frames") { json in for frame in frames { frame.write(to: &json) } }
            json.field("maxTime", times.upperBound.iso8601)
            json.field("minTime", times.lowerBound.iso8601)
            json.field("previous", ifPresent: previous?.hexadecimal)
            json.field("rawBytes", rawBytes)
            json.field("root", root.hexadecimal)
            json.field("sha256", sha256.hexadecimal)
            json.field("treeSize", entries.upperBound)
            json.field("turnedBack", turnedBack)
            json.field("v", Self.version)
        }
        return writer.bytes
    }

    /// What the next manifest calls this one.
    static func name(_ json: [UInt8]) -> TreeHash { TreeHash(SHA256.hash(data: json)) }
}

extension SegmentManifest {

    /// Reads a manifest.
    ///
    /// - Returns: nil for anything but the one way it is written.
    init?(json bytes: [UInt8]) {
        guard let json = try? JSON(bytes), let first = json["first"]?.integer, first >= 0,
            let count = json["count"]?.integer, count > 0, let sha256 = Self.hash(json["sha256"]),
            let root = Self.hash(json["root"]), let turnedBack = json["turnedBack"]?.integer,
            let earliest = json["minTime"]?.string.flatMap({ Moment(iso8601: $0) }),
            let latest = json["maxTime"]?.string.flatMap({ Moment(iso8601: $0) }), earliest <= latest,
            count <= 1 << 40, first <= 1 << 40
        else { return nil }
        let frames = json["frames"]?.elements.compactMap { Frame($0) } ?? []
        self.init(
            entries: first..<first + count, frames: frames, sha256: sha256, previous: Self.hash(json["previous"]),
            times: earliest...latest, turnedBack: turnedBack, root: root)
        guard self.json == bytes else { return nil }
    }

    private static func hash(_ json: JSON?) -> TreeHash? { json?.string.flatMap { TreeHash(hexadecimal: $0) } }
}

extension SegmentManifest.Frame {
    fileprivate func write(to json: inout JSONWriter) {
        json.object { json in
            json.field("bytes", bytes)
            json.field("count", entries.count)
            json.field("first", entries.lowerBound)
            json.field("offset", offset)
            json.field("rawBytes", rawBytes)
        }
    }

    fileprivate init?(_ json: JSON) {
        guard let offset = json["offset"]?.integer, let bytes = json["bytes"]?.integer,
            let first = json["first"]?.integer, let count = json["count"]?.integer,
            let rawBytes = json["rawBytes"]?.integer, offset >= 0, bytes >= 0, first >= 0, count >= 0,
            rawBytes >= 0, [offset, bytes, first, count, rawBytes].allSatisfy({ $0 <= 1 << 40 })
        else { return nil }
        self.init(offset: offset, bytes: bytes, entries: first..<first + count, rawBytes: rawBytes)
    }

    /// The most a frame may expand to.
    static let most = NewEntry.largestPayload

    /// Which payloads share a frame: as many as fit into 1 MiB and 4,096 entries; a larger one has its own.
    static func split(_ sizes: some Collection<Int>) -> [Range<Int>] {
        var frames: [Range<Int>] = []
        var start = 0
        var filled = 0
        for (index, size) in sizes.enumerated() {
            if index > start, filled + size > 1 << 20 || index - start == 4096 {
                frames.append(start..<index)
                start = index
                filled = 0
            }
            filled += size
        }
        if start < sizes.count { frames.append(start..<sizes.count) }
        return frames
    }
}
