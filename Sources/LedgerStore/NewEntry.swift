public import ContactCenter
import Ledger

/// Something to be recorded.
public struct NewEntry: Sendable {
    public var at: Moment
    public var kind: Entry.Kind
    public var subject: String
    public var source: String

    /// Original bytes, or ciphertext.
    public var payload: [UInt8]

    /// Under which key the payload is sealed.
    public var seal: String?

    /// The largest payload: 64 MiB.
    public static let largestPayload = 64 << 20

    public init(
        at: Moment, kind: Entry.Kind, subject: String, source: String, payload: [UInt8], seal: String? = nil
    ) {
        self.at = at
        self.kind = kind
        self.subject = subject
        self.source = source
        self.payload = payload
        self.seal = seal
    }

    /// As it goes into the log.
    ///
    /// - Throws: ``LedgerError`` of kind `.unsound` where it is larger than an entry may be.
    func written() throws(LedgerError) -> WrittenEntry {
        guard payload.count <= Self.largestPayload else { throw refused("its payload is larger than 64 MiB") }
        guard Moment.years1To9999.contains(at) else { throw refused("its time is not in the years 1 to 9999") }
        let entry = Entry(
            at: at, kind: kind, subject: subject, source: source,
            payload: .init(sha256: TreeHash(sha256: payload), bytes: payload.count, seal: seal))
        let json = entry.json
        guard json.count <= Entry.largest else {
            throw refused("its entry takes \(json.count) bytes of 4096")
        }
        return WrittenEntry(entry: entry, json: json, payload: payload)
    }

    private func refused(_ because: String) -> LedgerError {
        LedgerError(.unsound, doing: "record \(kind.rawValue) \(subject.prefix(80))", because: because)
    }
}

/// An entry and its payload as bytes.
struct WrittenEntry: Sendable {
    let entry: Entry
    let json: [UInt8]
    let payload: [UInt8]
    let leaf: TreeHash

    init(entry: Entry, json: [UInt8], payload: [UInt8]) {
        self.entry = entry
        self.json = json
        self.payload = payload
        leaf = .leaf(json)
    }
}
