import Capture

/// Cuts an export into records while it is read: a line a record, or a row whose quoted cells may hold line breaks.
///
/// Which of the two it is, its first character says: NDJSON begins with a bracket.
public struct ExportRecords {
    private var form: Form?
    private var pending: [UInt8] = []
    private var line = 1
    private var firstLine = 1
    private var isQuoted = false
    private var isTooLarge = false

    public enum Form: Sendable {
        case ndjson, csv
    }

    /// One record, and the line it begins on.
    public struct Record: Sendable {
        public let line: Int
        public let form: Form

        /// Without the line break at its end; nil where it was larger than ``largest``.
        public let bytes: [UInt8]?
    }

    /// 64 MiB a line of JSON, as everywhere; 1 MiB a row, so that a quote nobody closes does not swallow the rest.
    public static func largest(_ form: Form) -> Int {
        switch form {
        case .ndjson: JSON.Limits.standard.bytes
        case .csv: 1 << 20
        }
    }

    public init() {}

    /// Takes the next bytes of the file.
    ///
    /// - Returns: The records they complete.
    public mutating func take(_ bytes: some Collection<UInt8>) -> [Record] {
        var records: [Record] = []
        for byte in bytes { take(byte, into: &records) }
        return records
    }

    /// The record the file ends in, if it does not end in a line break.
    public mutating func end() -> Record? {
        guard !pending.isEmpty || isTooLarge else { return nil }
        return cut()
    }

    private mutating func take(_ byte: UInt8, into records: inout [Record]) {
        if form == nil { decide(byte) }
        if byte == UInt8(ascii: "\"") { isQuoted.toggle() }
        if byte == 0x0A {
            line += 1
            // A row goes on past a line break inside quotes, and no further than a row may.
            if form != .csv || !isQuoted || isTooLarge {
                if let record = cut() { records.append(record) }
                return
            }
        }
        guard !isTooLarge else { return }
        pending.append(byte)
        if pending.count > Self.largest(form ?? .csv) {
            isTooLarge = true
            pending = []
        }
    }

    /// The first character that is no space and no byte order mark decides.
    private mutating func decide(_ byte: UInt8) {
        if [0x20, 0x09, 0x0A, 0x0D, 0xEF, 0xBB, 0xBF].contains(byte) { return }
        form = byte == UInt8(ascii: "{") || byte == UInt8(ascii: "[") ? .ndjson : .csv
    }

    private mutating func cut() -> Record? {
        defer {
            pending = []
            isQuoted = false
            isTooLarge = false
            firstLine = line
        }
        if pending.last == 0x0D { pending.removeLast() }
        if pending.starts(with: [0xEF, 0xBB, 0xBF]) { pending.removeFirst(3) }
        let isEmpty = pending.allSatisfy { $0 == 0x20 || $0 == 0x09 }
        guard !isEmpty || isTooLarge else { return nil }
        return Record(line: firstLine, form: form ?? .csv, bytes: isTooLarge ? nil : pending)
    }
}
