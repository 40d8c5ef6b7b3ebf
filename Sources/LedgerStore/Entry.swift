import Capture
public import ContactCenter
public import Ledger

/// What a leaf of the log is: a small JSON text that names its payload by hash.
///
/// ```
/// {"at":"2026-11-24T08:30:00Z","kind":"finding","payload":{"bytes":812,"sha256":"9f…"},"source":"assess","subject":"ACC-03","v":1}
/// ```
public struct Entry: Hashable, Sendable {

    /// When whoever appended it says it happened.
    ///
    /// The order of the log is what is proved; this is what was said.
    public let at: Moment
    public let kind: Kind

    /// What it is about, such as the id of a control or a commit.
    public let subject: String

    /// Who says so, such as `assess` or `audit-query`.
    public let source: String
    public let payload: Payload

    public struct Kind: Hashable, Sendable, RawRepresentable {
        public let rawValue: String

        public init(rawValue: String) { self.rawValue = rawValue }

        public static let capture = Kind(rawValue: "capture")
        public static let judgement = Kind(rawValue: "judgement")
        public static let finding = Kind(rawValue: "finding")
        public static let exception = Kind(rawValue: "exception")
        public static let attestation = Kind(rawValue: "attestation")
        public static let baseline = Kind(rawValue: "baseline")
        public static let decision = Kind(rawValue: "decision")
        public static let audit = Kind(rawValue: "audit")

        /// Something somebody else has to agree to, besides exceptions.
        public static let request = Kind(rawValue: "request")

        /// Changes that are planned, and what was meant to be done, done or not done of one.
        public static let plan = Kind(rawValue: "plan")
        public static let change = Kind(rawValue: "change")

        /// What a restore that was tried out came to.
        public static let drill = Kind(rawValue: "drill")

        /// What became of something harmless that was made to happen.
        public static let canary = Kind(rawValue: "canary")

        /// A key change; its payload is the signed note.
        public static let key = Kind(rawValue: "key")

        /// That a segment was deleted; its payload is the manifest, its subject the segment, its source the reason.
        public static let retention = Kind(rawValue: "retention")
    }

    public struct Payload: Hashable, Sendable {

        /// SHA-256 of the bytes as they are kept.
        public let sha256: TreeHash
        public let bytes: Int

        /// Under which key they are sealed; nil for bytes in clear.
        public let seal: String?

        public init(sha256: TreeHash, bytes: Int, seal: String?) {
            self.sha256 = sha256
            self.bytes = bytes
            self.seal = seal
        }
    }

    public init(at: Moment, kind: Kind, subject: String, source: String, payload: Payload) {
        self.at = at
        self.kind = kind
        self.subject = subject
        self.source = source
        self.payload = payload
    }

    public static let version = 1

    /// The most an entry may take.
    public static let largest = 4096

    /// The one way it is written: keys sorted, one line, no line feed.
    ///
    /// Byte by byte, because every entry is written once to be kept and once whenever it is checked.
    public var json: [UInt8] {
        var json: [UInt8] = []
        json.reserveCapacity(224 + subject.utf8.count + source.utf8.count)
        json += #"{"at":""#.utf8
        at.appendISO8601(to: &json)
        Self.append(#"","kind":"#, kind.rawValue, to: &json)
        json += #","payload":{"bytes":"#.utf8
        json += String(payload.bytes).utf8
        if let seal = payload.seal { Self.append(#","seal":"#, seal, to: &json) }
        json += #","sha256":""#.utf8
        payload.sha256.appendHexadecimal(to: &json)
        Self.append(#""},"source":"#, source, to: &json)
        Self.append(#","subject":"#, subject, to: &json)
        json += #","v":1}"#.utf8
        return json
    }

    /// Appends what stands before a string, and the string.
    private static func append(_ before: StaticString, _ text: String, to json: inout [UInt8]) {
        json += UnsafeBufferPointer(start: before.utf8Start, count: before.utf8CodeUnitCount)
        var text = text
        let isAppended = text.withUTF8 { bytes in
            guard bytes.allSatisfy(Self.isPlain) else { return false }
            json.append(UInt8(ascii: "\""))
            json += bytes
            json.append(UInt8(ascii: "\""))
            return true
        }
        guard !isAppended else { return }
        var writer = JSONWriter()
        writer.string(text)
        json += writer.bytes
    }

    /// Whether a byte stands for itself in a string.
    static func isPlain(_ byte: UInt8) -> Bool {
        byte >= 0x20 && byte != UInt8(ascii: "\"") && byte != UInt8(ascii: "\\")
    }

    /// The kind of an entry, by how its bytes begin: for whoever looks for few among many.
    ///
    /// - Returns: nil where they do not begin as those of an entry do; then only the whole of it can tell.
    public static func kind(of bytes: ArraySlice<UInt8>) -> Kind? {
        guard let moment = bytes.dropping(#"{"at":""#)?.drop(while: { $0 != UInt8(ascii: "\"") }),
            let rest = moment.dropping(#"","kind":""#)
        else { return nil }
        let kind = rest.prefix { (UInt8(ascii: "a")...UInt8(ascii: "z")).contains($0) }
        guard rest[kind.endIndex...].first == UInt8(ascii: "\"") else { return nil }
        return Kind(rawValue: String(decoding: kind, as: UTF8.self))
    }

    /// Reads an entry.
    ///
    /// - Returns: nil for anything but the one way it is written.
    public init?(json bytes: [UInt8]) {
        guard let entry = Self(plain: bytes) ?? Self(parsing: bytes) else { return nil }
        self = entry
    }

    /// Reads any entry, by way of the JSON reader.
    init?(parsing bytes: [UInt8]) {
        guard bytes.count <= Self.largest, let json = try? JSON(bytes), json["v"]?.integer == Self.version,
            let at = json["at"]?.string.flatMap({ Moment(iso8601: $0) }), let kind = json["kind"]?.string,
            let subject = json["subject"]?.string, let source = json["source"]?.string,
            let size = json["payload"]?["bytes"]?.integer, (0...NewEntry.largestPayload).contains(size),
            let sha256 = json["payload"]?["sha256"]?.string.flatMap({ TreeHash(hexadecimal: $0) })
        else { return nil }
        self.init(
            at: at, kind: Kind(rawValue: kind), subject: subject, source: source,
            payload: Payload(sha256: sha256, bytes: size, seal: json["payload"]?["seal"]?.string))
        guard self.json == bytes else { return nil }
    }

    /// What is to be said of bytes that are none.
    ///
    /// A later program may write a later version: then only that one can tell. Anything else nobody writes.
    static func fault(of bytes: [UInt8]) -> (kind: Discrepancy.Kind, because: String) {
        let version = (try? JSON(bytes))?["v"]?.integer ?? 0
        guard version > Self.version else { return (.tampered, "it is no entry") }
        return (.unknown, "it is an entry of version \(version), which this program does not read")
    }
}

extension ArraySlice<UInt8> {

    /// What follows a beginning; nil where it begins with something else.
    fileprivate func dropping(_ beginning: StaticString) -> ArraySlice<UInt8>? {
        let wanted = UnsafeBufferPointer(start: beginning.utf8Start, count: beginning.utf8CodeUnitCount)
        return starts(with: wanted) ? dropFirst(wanted.count) : nil
    }
}
