public import ContactCenter

/// What checking a ledger came to.
public struct Verification: Sendable {

    /// What is not as it must be, the likeliest cause first.
    public internal(set) var discrepancies: [Discrepancy] = []

    /// How many entries are sealed, and how many durable.
    public internal(set) var sealed = 0
    public internal(set) var durable = 0

    /// The bytes of payload that were expanded and hashed.
    public internal(set) var payloadBytes = 0

    /// Sizes of checkpoints kept elsewhere that this ledger agrees with.
    ///
    /// None means *internal consistency only*: whoever can write the folder and has the key could have written all of it
    /// anew, or put back an old copy.
    public internal(set) var compared: [Int] = []

    /// What is worth saying and nothing is wrong with.
    public internal(set) var notes: [String] = []

    public enum Outcome: Sendable {
        case sound
        case tampered(Discrepancy)
        case incomplete(Discrepancy)
        case cannotTell(Discrepancy)
    }

    /// The gravest of what was found.
    public var outcome: Outcome {
        if let first = discrepancies.first(where: { $0.kind == .tampered }) { return .tampered(first) }
        if let first = discrepancies.first(where: { $0.kind == .incomplete }) { return .incomplete(first) }
        if let first = discrepancies.first { return .cannotTell(first) }
        return .sound
    }

    public var isInternalOnly: Bool { compared.isEmpty }

    /// Takes up what was found, once a file: the rest of a file follows from it.
    mutating func add(_ discrepancy: Discrepancy) {
        guard !discrepancies.contains(where: { $0.file == discrepancy.file && $0.kind == discrepancy.kind }) else {
            return
        }
        discrepancies.append(discrepancy)
    }
}

/// One thing that is not as it must be.
public struct Discrepancy: Error, Hashable, Sendable {
    public let kind: Kind

    /// Which file, from the ledger's folder.
    public let file: String

    /// The first entry that is wrong, up to where it cannot be told any more.
    public let entries: Range<Int>?
    public let because: String
    public let expected: String?
    public let actual: String?

    /// The times the entries of the segment give.
    public internal(set) var times: ClosedRange<Moment>?

    public enum Kind: String, Sendable {

        /// Something is there that is not what was written.
        case tampered

        /// Something is not there.
        case incomplete

        /// What it takes to tell is missing.
        case unknown
    }

    init(
        _ kind: Kind, _ file: String, _ entries: Range<Int>? = nil, _ because: String, expected: String? = nil,
        actual: String? = nil, times: ClosedRange<Moment>? = nil
    ) {
        self.kind = kind
        self.file = file
        self.entries = entries
        self.because = because
        self.expected = expected
        self.actual = actual
        self.times = times
    }

    init(_ kind: Kind, _ file: String, _ because: String, expected: String? = nil, actual: String? = nil) {
        self.init(kind, file, nil, because, expected: expected, actual: actual)
    }
}
