import Capture
import ContactCenter
import GenesysCloud
import Redaction
import Simulator
import Synchronization

/// A simulated tenant as a collection keeps it, night after night.
///
/// Personal fields are sealed and secrets marked as in a collection of a real tenant: sealed text does not compress, so
/// an archive of clear names would look smaller than it is.
struct Nights {
    private var redactor: Redactor
    private var kept: [Kept] = []
    private var people: [Int] = []
    private var documents: [JSON] = []
    private let first: Manifest
    private var night = 0
    private var random = SplitMix(state: 0x11E0)

    private struct Kept {
        let kind: Kind
        let id: String
        var halves: (config: [UInt8], state: [UInt8]?)
    }

    init(people count: Int) throws {
        let tenant = SimulatedTenant.generate(people: count, seed: 1, posture: .mixed, at: Self.began)
        first = tenant.capture.manifest
        let random = Mutex(SplitMix(state: 0x5EA1))
        redactor = Redactor(
            GenesysCloud.keptFields, marks: SecretMarks(key: Array(0..<32)),
            keys: PersonKeys { count in random.withLock { $0.bytes(count) } })
        for kind in GenesysCloud.kinds {
            for document in try tenant.capture.documents(of: kind) {
                if kind == .people {
                    people.append(kept.count)
                    documents.append(try JSON(document.whole))
                }
                let halves = redactor.keep(try JSON(document.whole), kind: kind, id: document.id)
                kept.append(Kept(kind: kind, id: document.id, halves: halves))
            }
        }
    }

    private static let began = Moment(milliseconds: 1_767_225_600_000)

    /// How many documents the tenant has.
    var count: Int { kept.count }

    /// The capture of this night.
    func capture() -> (manifest: Manifest, files: [String: [UInt8]]) {
        var builder = CaptureBuilder()
        for one in kept { builder.add(one.kind, id: one.id, config: one.halves.config, state: one.halves.state) }
        let files = builder.files()
        var manifest = first
        manifest.began = Self.began.advanced(by: .days(night))
        manifest.ended = manifest.began.advanced(by: .seconds(60))
        manifest.files = files.mapValues(\.sha256)
        return (manifest, files)
    }

    /// Goes on to the next night: some people moved to another department, some signed in again.
    ///
    /// - Parameters:
    ///   - changed: How many of a hundred people somebody changed.
    ///   - signedIn: How many of a hundred people signed in during the day.
    mutating func pass(changed: Int, signedIn: Int) throws {
        night += 1
        let date = Self.began.advanced(by: .days(night)).iso8601
        for index in people.indices {
            let isChanged = random.next() % 100 < UInt64(changed)
            let isSignedIn = random.next() % 100 < UInt64(signedIn)
            guard isChanged || isSignedIn else { continue }
            var fields: [(String, String)] = []
            if isChanged { fields.append(("department", "Department \(night)")) }
            if isSignedIn { fields.append(("dateLastLogin", date)) }
            documents[index] = try documents[index].setting(fields)
            let place = people[index]
            kept[place].halves = redactor.keep(documents[index], kind: .people, id: kept[place].id)
        }
    }
}

extension JSON {

    /// The object with these strings in place of what it had.
    fileprivate func setting(_ fields: [(key: String, value: String)]) throws -> JSON {
        var writer = JSONWriter()
        writer.object { json in
            for (key, value) in members where !fields.contains(where: { $0.key == key }) {
                json.key(key)
                json.json(value)
            }
            for (key, value) in fields { json.field(key, value) }
        }
        return try JSON(writer.bytes)
    }
}
