import Capture
import ContactCenter
import Engine
import GenesysCloud
import Programme
import Recovery
import Response

/// What of a tenant is not as it was once everything that can come back has come back, and which of it is a loss.
struct ScenarioLosses {

    /// Each with why, and whether the scenario expects it.
    private(set) var all: [DrillRecord.Mismatch] = []

    private let expected: ExpectedLosses
    private let left: [Restoration.Left]

    /// The flows whose earlier version was published again.
    private let published: Set<String>

    /// Compares.
    ///
    /// - Parameters:
    ///   - capture: What was, before the harm.
    ///   - stands: What stands there now.
    ///   - left: What was told beforehand of what does not come back.
    ///   - made: What was brought back.
    /// - Throws: ``Capture/CaptureError`` if a file does not read.
    init(
        of scenario: Scenario, from capture: Capture, to stands: Capture, kinds: [Kind], left: [Restoration.Left],
        made: [Applied]
    ) throws {
        expected = try ExpectedLosses(of: scenario, in: capture)
        self.left = left
        published = Set(made.filter { $0.change.verb == .publishVersion }.map(\.change.target.id))
        let difference = try Difference(from: capture, to: stands, kinds: kinds, by: GenesysCloud.compared)
        let again = try MadeAgain(in: difference, kinds: kinds, from: capture, to: stands)
        for object in difference.objects {
            switch again.standing(of: object) {
            case .asItWas(let mismatch): all.append(mismatch)
            case .asItWasBut(let changed): all.append(mismatch(changed))
            case .other: continue
            case nil: all.append(mismatch(object))
            }
        }
        all += try traces(of: scenario, from: capture, to: stands)
    }

    private func mismatch(_ object: ObjectChange) -> DrillRecord.Mismatch {
        let (kind, name) = (object.kind, object.name ?? object.id)
        if let because = reasonPublished(object) { return .init(kind, name, what: object.words, because: because) }
        let because = left.first { $0.kind == kind && ($0.id == nil || $0.id == object.id) }?.because
        return .init(
            kind, name, what: object.words, because: because,
            loss: expected.kind(of: kind, object.id, named: object.name, because: because))
    }

    /// What tells who published a version, and when.
    private static let newWithEveryVersion: Set = [
        "publishedVersion.createdBy", "publishedVersion.createdByClient", "publishedVersion.datePublished",
        "publishedBy",
    ]

    /// That a flow does what it did, and only who published it, and when, is new; nil where that is not all.
    private func reasonPublished(_ object: ObjectChange) -> String? {
        guard object.kind == Kind.flows.name, published.contains(object.id) else { return nil }
        let rest = object.fields.map(\.path).filter { !Self.newWithEveryVersion.contains($0) }
        if rest.isEmpty { return "the version runs again, and who published it when is new" }
        guard !rest.contains(where: { !$0.hasPrefix("publishedVersion.") || $0 == "publishedVersion.id" }) else {
            return nil
        }
        return "the version runs again; look at \(rest.joined(separator: ", ")), which publishing sets"
    }

    /// What the harm set where the platform writes by itself: no comparison of two captures looks at that.
    private func traces(
        of scenario: Scenario, from capture: Capture, to stands: Capture
    ) throws(CaptureError) -> [DrillRecord.Mismatch] {
        var found: [DrillRecord.Mismatch] = []
        for harm in scenario.harm {
            guard case .set(let members) = harm.deed else { continue }
            let moving = members.map(\.path).filter { !GenesysCloud.compared.volatile.isDisjoint(with: $0) }
            guard !moving.isEmpty else { continue }
            let before = try capture.whole(of: harm.kind)
            for (id, document) in try stands.whole(of: harm.kind) {
                let other = moving.filter { document.text(at: $0) != before[id]?.text(at: $0) }
                guard !other.isEmpty else { continue }
                found.append(trace(harm.kind, id, document, other.map { $0.joined(separator: ".") }))
            }
        }
        return found.sorted { ($0.kind, $0.name) < ($1.kind, $1.name) }
    }

    private func trace(_ kind: Kind, _ id: String, _ document: Document, _ paths: [String]) -> DrillRecord.Mismatch {
        let name = document["name"]?.string
        let because = "the platform writes it by itself, and no call sets it back"
        return .init(
            kind.name, name ?? id, what: paths.joined(separator: ", "), because: because,
            loss: expected.kind(of: kind.name, id, named: name, because: because))
    }
}

/// What a scenario expects to stay harmed, and why.
private struct ExpectedLosses {
    private let losses: [(loss: Scenario.Loss, first: String?)]

    init(of scenario: Scenario, in capture: Capture) throws(CaptureError) {
        var losses: [(loss: Scenario.Loss, first: String?)] = []
        for loss in scenario.expected { losses.append((loss, try capture.first(of: loss.kind))) }
        self.losses = losses
    }

    func kind(of kind: String, _ id: String, named name: String?, because: String?) -> DrillRecord.Mismatch.Loss {
        let isExpected = losses.contains { loss, first in
            guard loss.kind.name == kind else { return false }
            guard loss.because.map({ because?.contains($0) == true }) ?? true else { return false }
            return switch loss.which {
            case .all: true
            case .first: id == first
            case .named(let wanted): name == wanted
            }
        }
        return isExpected ? .expected : .unexpected
    }
}

extension Capture {

    /// The id of the first document of a kind, in the order of the capture.
    fileprivate func first(of kind: Kind) throws(CaptureError) -> String? {
        guard let path = paths(of: kind, in: .config).first else { return nil }
        var first: String?
        try eachConfig(of: kind, at: path) { id, _ in first = first ?? id }
        return first
    }
}

/// What was deleted and made again: it stands there under another id.
private struct MadeAgain {
    private var places: [Key: Standing] = [:]
    private var fresh: Set<Key> = []

    private struct Key: Hashable {
        let kind: String
        let id: String
    }

    /// What an object that came or went is.
    enum Standing {

        /// It went, and stands there again as this says.
        case asItWas(DrillRecord.Mismatch)

        /// It went, and stands there again with these fields other than they were.
        case asItWasBut(ObjectChange)

        /// It is what another one is by now.
        case other
    }

    init(
        in difference: Difference, kinds: [Kind], from capture: Capture, to stands: Capture
    ) throws(CaptureError) {
        let added = Dictionary(grouping: difference.objects.filter { $0.what == .added }) {
            "\($0.kind)/\($0.name ?? "")"
        }
        for object in difference.objects where object.what == .removed {
            guard let name = object.name, let again = added["\(object.kind)/\(name)"], again.count == 1,
                let kind = kinds.first(where: { $0.name == object.kind }),
                let before = try capture.config(of: kind, id: object.id),
                let now = try stands.config(of: kind, id: again[0].id)
            else { continue }
            let fields = GenesysCloud.compared.fields(of: kind, from: before, to: now).filter { $0.path != "id" }
            places[Key(kind: kind.name, id: object.id)] = Self.standing(object, named: name, with: fields)
            fresh.insert(Key(kind: kind.name, id: again[0].id))
        }
    }

    private static func standing(_ gone: ObjectChange, named name: String, with fields: [FieldChange]) -> Standing {
        guard fields.isEmpty else {
            return .asItWasBut(ObjectChange(gone.kind, gone.id, name: name, .changed(fields), weight: gone.weight))
        }
        return .asItWas(
            .init(
                gone.kind, name, what: "has another id",
                because: "it was made again, as it was: see what named the old id"))
    }

    /// nil for what was not made again.
    func standing(of object: ObjectChange) -> Standing? {
        let key = Key(kind: object.kind, id: object.id)
        if let standing = places[key] { return standing }
        return fresh.contains(key) ? .other : nil
    }
}

extension Capture {

    /// Both halves of every document of a kind, by id.
    fileprivate func whole(of kind: Kind) throws(CaptureError) -> [String: Document] {
        if kind.layout == .setting { return try setting(kind).map { [kind.name: $0] } ?? [:] }
        return Dictionary(try documents(of: kind).map { ($0.id, $0) }) { first, _ in first }
    }
}

extension Document {

    /// What stands at a path in either half, in the one form of it; nil where nothing does.
    fileprivate func text(at path: [String]) -> [UInt8]? {
        let values = [config as JSON?, state].compactMap { half in path.reduce(half) { $0?[key: $1] } }
        return values.first { !$0.isNull }?.canonical()
    }
}
