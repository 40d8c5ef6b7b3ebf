import Capture
import ContactCenter
import GenesysCloud
import Recovery
import Simulator
import Testing

/// Every path a kind has, in the first document that has it, edited in every way there is.
@Suite("Every single edit of a configuration")
struct EveryEditTests {
    private let capture = Tenants.poor.capture
    private let rules = GenesysCloud.compared

    /// A document, and the places in it that no document before it had and that say something by themselves.
    private typealias Found = (id: String, config: JSON, places: [(path: FieldPath, value: JSON)])

    private func found(_ kind: Kind) throws -> [Found] {
        var seen: Set<String> = []
        return try capture.config(kind).map { id, config in
            let places = config.places.filter { path, value in
                rules.counts(path, of: kind) && seen.insert("\(path) \(value.kind)").inserted
            }
            return (id, config, places)
        }
    }

    /// Nothing but one file: what else there is does not change, which `DifferenceTests` sees to.
    private func alone(_ path: String) -> Capture {
        var manifest = capture.manifest
        manifest.files = capture.manifest.files[path].map { [path: $0] } ?? [:]
        return Capture(manifest: manifest, files: [path: capture.files[path] ?? []])
    }

    private func difference(_ kind: Kind, _ id: String, _ before: [UInt8], _ after: [UInt8]) throws -> Difference {
        let alone = alone(kind.path(of: id, in: .config))
        return try Difference(
            from: alone.putting(before, as: id, of: kind), to: alone.putting(after, as: id, of: kind), kinds: [kind],
            by: rules)
    }

    /// Expects one field of that one object to have changed, both ways, or none at all.
    private func expect(
        _ count: Int, _ kind: Kind, _ id: String, _ before: [UInt8], _ after: [UInt8], _ what: String
    ) throws {
        for (before, after) in [(before, after), (after, before)] {
            let difference = try difference(kind, id, before, after)
            #expect(difference.objects.map(\.id) == (count == 0 ? [] : [id]), "\(kind.name) \(id) \(what)")
            #expect(difference.objects.flatMap(\.fields).count == count, "\(kind.name) \(id) \(what)")
            #expect(difference.unseen == 0)
        }
    }

    private static let nothings = ["null", "{}", "[]", #""""#, #"{"inside":null}"#]

    @Test(arguments: Tenants.kinds)
    func `that adds a field is one change, and none where the field says nothing`(kind: Kind) throws {
        for (id, config, places) in try found(kind) {
            for (path, object) in places where object.kind == .object {
                guard rules.counts(path.then(.member("added")), of: kind) else { continue }
                let before = config.canonical()
                let after = config.rewriting(path, to: object.adding("added", #""here""#))
                try expect(1, kind, id, before, after, "\(path) with one more")
                for nothing in Self.nothings {
                    let empty = config.rewriting(path, to: object.adding("added", nothing))
                    try expect(0, kind, id, before, empty, "\(path) with \(nothing)")
                    try expect(1, kind, id, empty, after, "\(path) with \(nothing) filled in")
                }
            }
        }
    }

    @Test(arguments: Tenants.kinds)
    func `that takes a field away, or puts null in its place, is one change where it said something`(kind: Kind) throws
    {
        for (id, config, places) in try found(kind) {
            for (path, value) in places {
                guard case .member? = path.steps.last else { continue }
                let count = rules.says(value, at: path, of: kind) ? 1 : 0
                for (bytes, what) in [(nil, "gone"), (Array("null".utf8), "null")] {
                    try expect(
                        count, kind, id, config.canonical(), config.rewriting(path, to: bytes), "\(path) \(what)")
                }
            }
        }
    }

    @Test(arguments: Tenants.kinds)
    func `that takes an element or adds one is one change, in a set and in a list`(kind: Kind) throws {
        for (id, config, places) in try found(kind) {
            for (path, array) in places where array.kind == .array {
                let elements = array.elements.map { $0.canonical() }
                let (more, less) = (elements + [Array(#""added""#.utf8)], elements.dropFirst())
                let before = config.canonical()
                try expect(1, kind, id, before, config.rewriting(path, to: JSON.array(more)), "\(path) with one more")
                guard !elements.isEmpty else { continue }
                try expect(1, kind, id, before, config.rewriting(path, to: JSON.array(less)), "\(path) with one less")
            }
        }
    }

    @Test(arguments: Tenants.kinds)
    func `that moves an element is one change in a list, and none in a set`(kind: Kind) throws {
        for (id, config, places) in try found(kind) {
            for (path, array) in places where array.kind == .array {
                let elements = array.elements.map { $0.canonical() }
                guard Set(elements).count > 1 else { continue }
                let count = rules.sets[kind.name]?.contains(path.description) == true ? 0 : 1
                let moved = elements.dropFirst() + elements.prefix(1)
                try expect(
                    count, kind, id, config.canonical(), config.rewriting(path, to: JSON.array(moved)), "\(path) moved")
            }
        }
    }

    @Test func `has sets, lists and members of every sort to be made in`() throws {
        var (sets, lists, nested) = (0, 0, 0)
        for kind in Tenants.kinds {
            for (path, value) in try found(kind).flatMap(\.places) {
                if value.kind == .object, path.steps.count > 1 { nested += 1 }
                guard value.kind == .array, Array(value.elements).count > 1 else { continue }
                if rules.sets[kind.name]?.contains(path.description) == true { sets += 1 } else { lists += 1 }
            }
        }
        #expect(sets > 10 && lists > 5 && nested > 20, "\(sets) sets, \(lists) lists, \(nested) objects within objects")
    }
}
