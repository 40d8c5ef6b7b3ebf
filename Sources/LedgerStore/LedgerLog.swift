public import ContactCenter
public import Foundation
public import Ledger
import Synchronization

/// A ledger that is written to: entries in, each acknowledged when it is durable; sealed when somebody says so.
///
/// One process has it at a time; who has it for long ``giveWay()``s. Callers that append while the disk is busy share the
/// next sync.
public actor LedgerLog {
    public nonisolated let origin: String

    /// What opening it found worth saying, such as that a seal was ended or a torn end cut.
    public nonisolated let words: [String]
    private nonisolated let waiting = Waiting()
    private var writer: LedgerWriter
    private var reader: LedgerReader?
    private var hold = Hold.ours
    private var givesWay = false
    private var untilOurs: [CheckedContinuation<Void, Never>] = []

    /// Who writes the ledger just now.
    private enum Hold {
        case ours
        case givenAway

        /// It could not be had again: nothing more is written.
        case lost(LedgerError)
    }

    /// Opens the ledger, making it where there is none.
    ///
    /// - Parameters:
    ///   - origin: Which log it is: host and path, without a scheme. It is also the name of its keys.
    ///   - key: What a new ledger is to sign with; a fresh one if nil.
    /// - Throws: ``LedgerError``: `.busy` where another process has it, `.unsound` where it is not as it was left,
    ///   `.notThere` where its private key is gone.
    public init(at url: URL, origin: String, key: SigningKey? = nil) throws(LedgerError) {
        try self.init(at: url, origin: origin, key: key) { _ in }
    }

    /// - Parameter reached: Told how far it has come, so that a test can stop it there.
    package init(
        at url: URL, origin: String, key: SigningKey? = nil, reached: @escaping @Sendable (Step) -> Void
    ) throws(LedgerError) {
        var opening = Opening(LedgerFolder(url), origin: origin, reached: reached)
        writer = try opening.open(key: key)
        words = opening.words
        self.origin = origin
    }

    private init(_ writer: LedgerWriter, words: [String]) {
        self.writer = writer
        self.words = words
        origin = writer.origin
    }

    /// Opens the ledger as soon as whoever has it gives way or ends.
    ///
    /// - Parameters:
    ///   - most: How long that may take.
    ///   - late: After how long it is told of.
    ///   - told: Called once then.
    /// - Throws: ``LedgerError``: `.busy` where it took longer, and whatever opening it at once throws.
    public static func whenFree(
        at url: URL, origin: String, most: Duration = .seconds(60), late: Duration = .seconds(1), told: () -> Void = {}
    ) async throws -> LedgerLog {
        let folder = LedgerFolder(url)
        try LedgerFolder.make(url.path)
        let lock = try await LedgerLock.waited(for: folder, most: most, late: late, told: told)
        var opening = Opening(folder, origin: origin) { _ in }
        return LedgerLog(try opening.open(key: nil, holding: lock), words: opening.words)
    }

    /// How many entries are durable, sealed or not.
    public var size: Int { writer.size }

    /// The newest checkpoint with its signatures; nil before the first seal.
    public var checkpoint: SignedNote? { writer.note?.note }

    /// The key in force, which outsiders check checkpoints with.
    public var key: VerifierKey { writer.keys.history.current }

    /// Records entries and returns when the disk has them.
    ///
    /// - Returns: Their indices.
    /// - Throws: ``LedgerError``; then none of them is recorded.
    public nonisolated func append(_ entries: [NewEntry]) async throws -> Range<Int> {
        let ticket = Ticket(try entries.map { try $0.written() })
        waiting.add(ticket)
        await commit()
        return try ticket.indices()
    }

    /// Writes whatever waits as one batch; whoever came first does it for all.
    private func commit() async {
        await comeBack()
        let tickets = waiting.take()
        guard !tickets.isEmpty else { return }
        do {
            try mustBeOurs()
            let entries = tickets.count == 1 ? tickets[0].entries : tickets.flatMap(\.entries)
            var start = try writer.append(entries).lowerBound
            for ticket in tickets {
                ticket.settle(.success(start..<start + ticket.entries.count))
                start += ticket.entries.count
            }
        } catch {
            for ticket in tickets { ticket.settle(.failure(error)) }
        }
    }

    /// Seals everything that is durable: segment, tiles, checkpoint.
    ///
    /// - Parameter at: When, which goes into the checkpoint's time stamp.
    /// - Returns: The newest checkpoint; the one there is where nothing is new.
    @discardableResult
    public func seal(at moment: Moment) async throws(LedgerError) -> Checkpoint {
        await comeBack()
        try mustBeOurs()
        return try writer.seal(at: moment).checkpoint
    }

    /// Signs with a new key from now on; the old private key is destroyed.
    @discardableResult
    public func rotateKey(at moment: Moment, source: String) async throws(LedgerError) -> VerifierKey {
        await comeBack()
        try mustBeOurs()
        return try writer.rotateKey(at: moment, source: source)
    }

    /// Says that what a former key signed is not to be believed beyond a size.
    public func revoke(
        _ key: VerifierKey, from size: Int, at moment: Moment, source: String
    ) async throws(LedgerError) {
        await comeBack()
        try mustBeOurs()
        try writer.revoke(key, from: size, at: moment, source: source)
    }

    /// Deletes the payloads of segments that end before an entry, on purpose and on the record; every proof stays.
    ///
    /// Seals first, so that the deletion is in the log before anything is gone.
    public func deleteSegments(
        before index: Int, because reason: String, at moment: Moment
    ) async throws(LedgerError) -> [String] {
        await comeBack()
        try mustBeOurs()
        return try writer.deleteSegments(before: index, because: reason, at: moment)
    }
}

extension LedgerLog {

    /// Lets whoever waits write, and goes on when they are done; does nothing where nobody waits.
    ///
    /// What is to be written meanwhile waits. Everything that was acknowledged before is durable, and is found by them.
    ///
    /// - Returns: Whether somebody may have written in between.
    /// - Throws: ``LedgerError`` where the ledger cannot be opened again; then nothing more is written to it.
    @discardableResult
    public func giveWay() async throws -> Bool {
        guard case .ours = hold, try isWaitedFor() else { return false }
        hold = .givenAway
        writer.lock.release()
        do {
            let lock = try await LedgerLock.waited(for: writer.folder, most: .seconds(86_400))
            var opening = Opening(writer.folder, origin: origin, reached: writer.reached)
            writer = try opening.open(key: nil, holding: lock)
            reader = nil
            hold = .ours
        } catch {
            hold = .lost(error as? LedgerError ?? LedgerLock.busy(writer.folder))
            resumeWaiting()
            throw error
        }
        resumeWaiting()
        return true
    }

    /// Gives way while `body` runs, as soon as somebody waits.
    ///
    /// - Throws: What `body` throws, and ``LedgerError`` where the ledger could not be had again.
    public nonisolated func givingWay<Result>(while body: () async throws -> Result) async throws -> Result {
        await begin()
        return try await withThrowingTaskGroup(of: Void.self) { group in
            group.addTask {
                while await self.givesWay {
                    guard (try? await Task.sleep(for: .milliseconds(50))) != nil else { return }
                    try await self.giveWayIfPossible()
                }
            }
            let result: Swift.Result<Result, any Error>
            do { result = .success(try await body()) } catch { result = .failure(error) }
            // Not cancelled: it may be waiting to have the ledger again.
            await self.end()
            try await group.waitForAll()
            return try result.get()
        }
    }

    /// What keeps it from giving way once keeps nobody from what they do: it is tried again the next time.
    ///
    /// - Throws: ``LedgerError`` where the ledger was given away and could not be had again.
    private func giveWayIfPossible() async throws {
        do {
            try await giveWay()
        } catch {
            try mustBeOurs()
        }
    }

    private func begin() { givesWay = true }
    private func end() { givesWay = false }

    /// Whether somebody waits to write; a turn that can be had is given back at once.
    public func isWaitedFor() throws(LedgerError) -> Bool { try LedgerTurn.free(at: writer.folder) == nil }

    private func resumeWaiting() {
        for one in untilOurs { one.resume() }
        untilOurs = []
    }

    private func comeBack() async {
        while case .givenAway = hold { await withCheckedContinuation { untilOurs.append($0) } }
    }

    private func mustBeOurs() throws(LedgerError) {
        if case .lost(let error) = hold { throw error }
    }
}

extension LedgerLog {

    /// An entry, sealed or not.
    public func entry(at index: Int) throws(LedgerError) -> Entry {
        guard let one = unsealed(index) else {
            return try reading { reader throws(LedgerError) in try reader.entry(at: index) }
        }
        let bytes = try writer.log?.read(one.place.entry) ?? []
        guard let entry = Entry(json: bytes), one.leaf == .leaf(bytes) else { throw altered(index) }
        return entry
    }

    /// The payload of an entry, checked against its hash.
    public func payload(at index: Int) throws(LedgerError) -> [UInt8] {
        guard let one = unsealed(index) else {
            return try reading { reader throws(LedgerError) in try reader.payload(at: index) }
        }
        let bytes = try writer.log?.read(one.place.payload) ?? []
        guard TreeHash(sha256: bytes) == one.payload.sha256 else { throw altered(index) }
        return bytes
    }

    /// The file that proves a sealed entry.
    public func prove(_ index: Int) throws(LedgerError) -> ProofFile {
        try reading { reader throws(LedgerError) in try reader.prove(index) }
    }

    /// The proof that the log of one sealed size is the beginning of that of another.
    public func consistency(from old: Int, to new: Int) throws(LedgerError) -> ConsistencyProof {
        try reading { reader throws(LedgerError) in try reader.consistency(from: old, to: new) }
    }

    /// Entries one after the other, read a page at a time.
    public nonisolated func entries(in range: Range<Int>) -> LedgerEntries { LedgerEntries(self, range) }

    /// Up to 256 entries from one on.
    func page(from index: Int, upTo end: Int) throws(LedgerError) -> [Entry] {
        var entries: [Entry] = []
        for index in index..<min(end, index + 256) { entries.append(try entry(at: index)) }
        return entries
    }

    private func unsealed(_ index: Int) -> Unsealed? {
        let place = index - writer.head.size
        return writer.unsealed.indices.contains(place) ? writer.unsealed[place] : nil
    }

    private func reading<Result>(
        _ body: (inout LedgerReader) throws(LedgerError) -> Result
    ) throws(LedgerError) -> Result {
        if reader?.checkpoint != writer.note?.checkpoint { reader = nil }
        var open: LedgerReader
        if let reader { open = reader } else { open = try LedgerReader(writer.folder) }
        let result = try body(&open)
        reader = open
        return result
    }

    private func altered(_ index: Int) -> LedgerError {
        LedgerError(.unsound, doing: "read entry \(index)", because: "the write-ahead log was altered under it")
    }
}
