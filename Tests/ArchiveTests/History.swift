import Archive
import Capture
import Foundation

/// Nights of a tenant that was made up: the same in every run.
struct History {
    private(set) var files: [String: [UInt8]] = [:]
    private(set) var day: Int64 = 0
    private var random = SplitMix(state: 7)

    /// Files of every kind there is, and some there are not.
    init() {
        for place in 0..<24 { files["config/people/\(place).ndjson"] = lines(20) }
        for place in 0..<6 { files["state/people/\(place).ndjson"] = lines(60) }
        files["config/flows/large.json"] = lines(2000)
        files["config/prompts/binary.json"] = random.bytes(3000)
        files["config/empty.json"] = []
        files["config/empty.json.ndjson"] = Array("sorted before and after a folder\n".utf8)
        files["config/empty/one.json"] = Array("{}\n".utf8)
        files["config/same.json"] = files["config/empty/one.json"]
    }

    var manifest: Manifest { ArchiveTests.manifest(files, day: day) }

    /// Adds this night to an archive.
    func add(to archive: TenantArchive) throws -> String { try archive.add(manifest, files: files) }

    /// Goes on to the next night: files changed, added, removed, emptied, or nothing at all.
    mutating func pass() {
        day += 1
        guard day % 7 != 0 else { return }
        for _ in 0..<4 { change("config/people/\(random.next() % 24).ndjson") }
        for place in 0..<6 { change("state/people/\(place).ndjson") }
        change("config/flows/large.json")
        files["config/roles/\(day).json"] = lines(3)
        files["config/roles/\(day - 3).json"] = nil
        if day % 5 == 0 { files["config/people/\(day % 24).ndjson"] = [] }
        if day % 6 == 0 { files["config/prompts/binary.json"]?[Int(random.next() % 3000)] ^= 0xFF }
        if day % 11 == 0 { files["config/queues-\(day).json"] = files["config/flows/large.json"] }
    }

    /// Changes a line of a file, removes one, or adds one.
    private mutating func change(_ path: String) {
        var old = (files[path] ?? []).split(separator: 0x0A).map(Array.init)
        let place = Int(random.next() % UInt64(old.count + 1))
        switch random.next() % 4 {
        case 0: old.insert(contentsOf: lines(1).split(separator: 0x0A).map(Array.init), at: place)
        case 1 where place < old.count: old.remove(at: place)
        default: if place < old.count { old[place].replaceSubrange(1..<6, with: Array("\"x\(day % 10)\"".utf8)) }
        }
        files[path] = old.flatMap { $0 + [0x0A] }
    }

    private mutating func lines(_ count: Int) -> [UInt8] {
        (0..<count).flatMap { _ in
            let fields = (0..<8).map { "\"f\($0)\":\"\(Data(random.bytes(24)).base64EncodedString())\"" }
            return Array("{\(fields.joined(separator: ","))}\n".utf8)
        }
    }
}

/// A generator of numbers that are the same in every run.
struct SplitMix: RandomNumberGenerator {
    var state: UInt64

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = (state ^ state >> 30) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ mixed >> 27) &* 0x94D0_49BB_1331_11EB
        return mixed ^ mixed >> 31
    }

    mutating func bytes(_ count: Int) -> [UInt8] { (0..<count).map { _ in UInt8(truncatingIfNeeded: next()) } }
}
