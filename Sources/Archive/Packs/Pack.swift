import Crypto
import Foundation

/// A pack of objects with its index, mapped into memory.
struct Pack: Sendable {

    /// Its file without what follows the dot: `…/objects/pack/pack-<40 digits>`.
    let stem: URL
    let index: PackIndex
    private let data: Data

    var name: String { stem.lastPathComponent }

    /// How many bytes it has.
    var size: Int { data.count }

    /// How many bytes of it are objects, from where they begin.
    var body: Data { data.dropFirst(PackHeader.size).dropLast(ObjectID.size) }

    /// - Returns: Nil where either file is not there, or they are not of a form we read, or not of each other: git is
    ///   asked then, and what it can't read either it says.
    init?(_ stem: URL) {
        guard let data = try? Data(contentsOf: stem.appendingPathExtension("pack"), options: .alwaysMapped),
            let indexData = try? Data(contentsOf: stem.appendingPathExtension("idx"), options: .alwaysMapped),
            let index = PackIndex(indexData), PackHeader.count(data.bytes) == index.count,
            ObjectID(data.bytes, at: data.count - ObjectID.size).bytes == index.packHash
        else { return nil }
        self.stem = stem
        self.data = data
        self.index = index
    }

    /// Whether it and its index are what was written, by their own SHA-1.
    var isIntact: Bool {
        let bytes = data.bytes
        let hashed = bytes.byteCount - ObjectID.size
        return index.isIntact && Insecure.SHA1.hash(bytes.extracting(first: hashed)) == index.packHash
    }

    /// An object as it was before it was packed.
    struct Unpacked {
        let kind: ObjectKind
        let bytes: [UInt8]

        /// How many deltas lie between it and an object stored whole.
        let depth: Int
    }

    /// Unpacks the object that begins at an offset.
    ///
    /// - Returns: Nil where what lies there makes no sense: no stream, a delta of nothing or of itself.
    func object(at start: Int, _ inflater: Inflater) -> Unpacked? {
        let bytes = data.bytes
        var deltas: [[UInt8]] = []
        var seen: Set<Int> = []
        var offset = start
        while seen.insert(offset).inserted {
            guard let entry = PackEntry(bytes, at: offset) else { return nil }
            let stream = bytes.extracting(entry.stream..<(bytes.byteCount - ObjectID.size))
            guard let content = inflater.inflate(stream, to: entry.size) else { return nil }
            switch entry.content {
            case .whole(let kind):
                return Self.applied(deltas, to: content).map { Unpacked(kind: kind, bytes: $0, depth: deltas.count) }
            case .delta(of: .place(let place)):
                offset = place
            case .delta(of: .object(let id)):
                guard let place = index.offset(of: id) else { return nil }
                offset = place
            }
            deltas.append(content)
        }
        return nil
    }

    /// Carries deltas out, the last one first.
    private static func applied(_ deltas: [[UInt8]], to content: [UInt8]) -> [UInt8]? {
        var content = content
        for delta in deltas.reversed() {
            guard let next = Delta.apply(delta, to: content) else { return nil }
            content = next
        }
        return content
    }
}
