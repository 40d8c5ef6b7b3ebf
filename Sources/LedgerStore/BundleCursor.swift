import Ledger

/// Reads entries of the log in order out of its bundles, a file once.
struct BundleCursor {
    private let folder: LedgerFolder
    private let size: Int
    private var open: (index: Int, bytes: [UInt8], entries: [Range<Int>])?

    init(folder: LedgerFolder, size: Int) {
        self.folder = folder
        self.size = size
    }

    /// What a range of entries came to; nil stands for one that could not be read.
    struct Read {
        var each: [TreeHash?] = []
        var entries: [Entry?] = []
        var damage: [Discrepancy] = []

        /// Leaves that are no entry, with what is to be said of them.
        var faults: [(index: Int, kind: Discrepancy.Kind, because: String)] = []

        /// All leaves; nil unless every entry could be read.
        var leaves: [TreeHash]? { each.contains(nil) ? nil : each.compactMap(\.self) }

        /// What the payloads must be; nil unless every entry could be read.
        var payloads: [Entry.Payload]? {
            let payloads = entries.compactMap(\.?.payload)
            return payloads.count == entries.count ? payloads : nil
        }
    }

    func path(of index: Int) -> String? { Tile.at(level: 0, index: index / 256, of: size)?.bundlePath }

    mutating func entries(_ range: Range<Int>) -> Read {
        var read = Read()
        for index in range {
            if open?.index != index / 256, let damage = load(index / 256, from: index) { read.damage.append(damage) }
            guard let open, index % 256 < open.entries.count else {
                read.each.append(nil)
                read.entries.append(nil)
                continue
            }
            let json = Array(open.bytes[open.entries[index % 256]])
            read.take(json, at: index)
        }
        return read
    }

    /// - Returns: What is wrong with the bundle.
    private mutating func load(_ index: Int, from entry: Int) -> Discrepancy? {
        open = (index, [], [])
        guard let tile = Tile.at(level: 0, index: index, of: size) else { return nil }
        let affected = entry..<min((index + 1) * 256, size)
        let bytes: [UInt8]
        do throws(Discrepancy) {
            bytes = try folder.required(tile.bundlePath, affected)
        } catch {
            return error
        }
        guard let entries = EntryBundle.entries(in: bytes), entries.count == tile.width else {
            return Discrepancy(.tampered, tile.bundlePath, affected, "it does not hold \(tile.width) entries")
        }
        open = (index, bytes, entries)
        return nil
    }
}

extension BundleCursor.Read {
    fileprivate mutating func take(_ json: [UInt8], at index: Int) {
        let entry = Entry(json: json)
        each.append(.leaf(json))
        entries.append(entry)
        guard entry == nil else { return }
        let fault = Entry.fault(of: json)
        faults.append((index, fault.kind, fault.because))
    }
}

/// Reads leaf hashes in order out of the tiles of level 0, a file once.
struct TileCursor {
    private let folder: LedgerFolder
    private let size: Int
    private var open: (index: Int, hashes: [TreeHash])?

    init(folder: LedgerFolder, size: Int) {
        self.folder = folder
        self.size = size
    }

    /// What a range of hashes came to.
    struct Stored {
        var each: [TreeHash?] = []
        var damage: [Discrepancy] = []

        var hashes: [TreeHash]? { each.contains(nil) ? nil : each.compactMap(\.self) }
    }

    func path(of index: Int) -> String? { Tile.at(level: 0, index: index / 256, of: size)?.path }

    mutating func hashes(_ range: Range<Int>) -> Stored {
        var stored = Stored()
        for index in range {
            if open?.index != index / 256, let damage = load(index / 256, from: index) { stored.damage.append(damage) }
            let hashes = open?.hashes ?? []
            stored.each.append(index % 256 < hashes.count ? hashes[index % 256] : nil)
        }
        return stored
    }

    private mutating func load(_ index: Int, from entry: Int) -> Discrepancy? {
        open = (index, [])
        guard let tile = Tile.at(level: 0, index: index, of: size) else { return nil }
        let affected = entry..<min((index + 1) * 256, size)
        let bytes: [UInt8]
        do throws(Discrepancy) {
            bytes = try folder.required(tile.path, affected)
        } catch {
            return error
        }
        guard let hashes = TreeHash.all(in: bytes), hashes.count == tile.width else {
            return Discrepancy(.tampered, tile.path, affected, "it does not hold \(tile.width) hashes")
        }
        open = (index, hashes)
        return nil
    }
}
