import Capture

/// Compares two documents of one object, field by field.
struct DocumentComparison {
    let kind: String
    let rules: ComparisonRules

    /// How references are written in each of the two captures.
    private let referring: (before: NormalForm.Referring, after: NormalForm.Referring)

    /// Whether an id means the same in both, so that what is written alike needs no second look.
    private let isOneTenant: Bool

    private(set) var changes: [FieldChange] = []

    /// How many fields hold secrets under other keys than before, so that nobody can tell whether they changed.
    private(set) var unseen = 0

    /// - Parameter referring: Of two tenants how each writes its references; nil for two captures of one.
    init(
        of kind: String, by rules: ComparisonRules,
        referring: (before: NormalForm.Referring, after: NormalForm.Referring)? = nil
    ) {
        self.kind = kind
        self.rules = rules
        self.referring = referring ?? ({ $1.referredID ?? "" }, { $1.referredID ?? "" })
        isOneTenant = referring == nil
    }

    /// Where a field stands: as it is shown, as the rules name it, and its key.
    private struct Place {
        var shown = ""
        var path = ""
        var key = ""

        func member(_ key: String) -> Place {
            Place(shown: shown.joined(key), path: path.joined(key), key: key)
        }

        func element(_ index: Int) -> Place { Place(shown: "\(shown)[\(index)]", path: path + "[]", key: key) }
    }

    mutating func compare(_ before: JSON, _ after: JSON) { compareMembers(before, after, at: Place()) }

    private mutating func compare(_ before: JSON?, _ after: JSON?, at place: Place) {
        if let before, let after, isPlainlySame(before, after) { return }
        let (old, new) = (said(before, at: place), said(after, at: place))
        if old == nil, new == nil { return }
        // An array that got its first element, or lost its last, is told by its elements like any other.
        guard let before = old ?? before?.asArray, let after = new ?? after?.asArray else {
            return compareLeaves(old, new, at: place)
        }
        if isLeaf(before, at: place) || isLeaf(after, at: place) { return compareLeaves(before, after, at: place) }
        switch (before.kind, after.kind) {
        case (.object, .object): compareMembers(before, after, at: place)
        case (.array, .array): compareElements(before, after, at: place)
        default: compareLeaves(before, after, at: place)
        }
    }

    private func said(_ value: JSON?, at place: Place) -> JSON? {
        value.flatMap { rules.isSaid($0, by: place.key, at: place.path, of: kind) ? $0 : nil }
    }

    private func isLeaf(_ value: JSON, at place: Place) -> Bool {
        value.isSealed
            || rules.referred(by: place.key, at: place.path, of: kind) != nil && value.referredID != nil
    }

    private func isPlainlySame(_ before: JSON, _ after: JSON) -> Bool { isOneTenant && before.isWritten(like: after) }

    private mutating func compareMembers(_ before: JSON, _ after: JSON, at place: Place) {
        let pairs = unlike(before, after) ?? paired(before, after)
        for (key, before, after) in pairs.sorted(by: { $0.key.utf8.lexicographicallyPrecedes($1.key.utf8) }) {
            let member = place.member(key)
            if rules.isPassedOver(key, at: member.path, of: kind) { continue }
            compare(before, after, at: member)
        }
    }

    private typealias Pair = (key: String, before: JSON?, after: JSON?)

    /// The members that are not written alike; nil where the two do not have the same members in the same order.
    private func unlike(_ before: JSON, _ after: JSON) -> [Pair]? {
        var (old, new) = (before.pairs, after.pairs)
        var unlike: [Pair] = []
        while let first = old.next() {
            guard let second = new.next(), first.key.isWritten(like: second.key) else { return nil }
            if isPlainlySame(first.value, second.value) { continue }
            unlike.append((first.key.string ?? "", first.value, second.value))
        }
        return new.next() == nil ? unlike : nil
    }

    private func paired(_ before: JSON, _ after: JSON) -> [Pair] {
        var rest: [String: JSON] = [:]
        for (key, value) in after.members { rest[key] = value }
        let known: [Pair] = before.members.map { key, value in (key, value, rest.removeValue(forKey: key)) }
        return known + rest.map { ($0, nil, $1) }
    }

    private mutating func compareLeaves(_ before: JSON?, _ after: JSON?, at place: Place) {
        if before == nil, after == nil { return }
        if let before, let after {
            if written(before, .kept, referring.before, place) == written(after, .kept, referring.after, place) {
                return
            }
            if differsInKeysAlone(before, after, place) { return unseen += 1 }
        }
        add(.value, before.map { [$0] } ?? [], after.map { [$0] } ?? [], at: place)
    }
}

extension DocumentComparison {

    /// Element by element where the order means something and there are as many; else what came and what went.
    private mutating func compareElements(_ before: JSON, _ after: JSON, at place: Place) {
        let old = Array(before.elements)
        let new = Array(after.elements)
        let (gone, come) = unmatched(old, new, at: place)
        let isSet = rules.isSet(place.path, of: kind)
        if gone.isEmpty, come.isEmpty {
            let isReordered = !isSet && zip(old, new).contains { !isSame($0, $1, place.element(0)) }
            return isReordered ? add(.order, old, new, at: place) : ()
        }
        if gone.secretKeys != come.secretKeys, differsInKeysAlone(before, after, place) { return unseen += 1 }
        if isSet || old.count != new.count { return add(.elements, gone, come, at: place) }
        for (index, pair) in zip(old, new).enumerated() { compare(pair.0, pair.1, at: place.element(index)) }
    }

    private func isSame(_ before: JSON, _ after: JSON, _ place: Place) -> Bool {
        isPlainlySame(before, after)
            || written(before, .kept, referring.before, place) == written(after, .kept, referring.after, place)
    }

    /// The elements of each that are not in the other, as often as they are not.
    private func unmatched(_ old: [JSON], _ new: [JSON], at place: Place) -> (gone: [JSON], come: [JSON]) {
        let start = zip(old, new).prefix { isPlainlySame($0, $1) }.count
        let end = zip(old[start...].reversed(), new[start...].reversed()).prefix { isPlainlySame($0, $1) }.count
        return unmatched(old[start..<(old.count - end)], new[start..<(new.count - end)], in: place.element(0))
    }

    private func unmatched(
        _ old: ArraySlice<JSON>, _ new: ArraySlice<JSON>, in element: Place
    ) -> (gone: [JSON], come: [JSON]) {
        var rest: [[UInt8]: [JSON]] = [:]
        for one in new.reversed() { rest[written(one, .kept, referring.after, element), default: []].append(one) }
        var gone: [JSON] = []
        var matched: [[UInt8]: Int] = [:]
        for one in old {
            let bytes = written(one, .kept, referring.before, element)
            if rest[bytes]?.popLast() == nil { gone.append(one) } else { matched[bytes, default: 0] += 1 }
        }
        let come = new.filter { one in
            let bytes = written(one, .kept, referring.after, element)
            guard let count = matched[bytes], count > 0 else { return true }
            matched[bytes] = count - 1
            return false
        }
        return (gone, come)
    }

    /// Whether the two say the same but for secrets, and those are under different keys.
    private func differsInKeysAlone(_ before: JSON, _ after: JSON, _ place: Place) -> Bool {
        let keys = before.secretKeys
        guard !keys.isEmpty, keys != after.secretKeys else { return false }
        return written(before, .covered, referring.before, place) == written(after, .covered, referring.after, place)
    }

    private func written(
        _ value: JSON, _ secrecy: NormalForm.Secrecy, _ referring: @escaping NormalForm.Referring, _ place: Place
    ) -> [UInt8] {
        NormalForm(kind: kind, rules: rules, secrecy: secrecy, referring: referring)
            .bytes(value, at: place.path, key: place.key)
    }

    private mutating func add(_ form: FieldChange.Form, _ before: [JSON], _ after: [JSON], at place: Place) {
        let inner = form == .value ? place : place.element(0)
        changes.append(
            FieldChange(
                place.shown, form, before: before.map { shown($0, inner) }, after: after.map { shown($0, inner) },
                weight: rules.weight(of: kind, at: place.path, key: place.key)))
    }

    private func shown(_ value: JSON, _ place: Place) -> FieldValue {
        if value.isSealed { return .redacted }
        if let kinds = rules.referred(by: place.key, at: place.path, of: kind), let id = value.referredID {
            return .reference(kind: kinds[0], id: id, name: nil)
        }
        let bytes = NormalForm(kind: kind, rules: rules, secrecy: .shown).bytes(value, at: place.path, key: place.key)
        return .json(String(decoding: bytes, as: UTF8.self))
    }
}

extension JSON {
    fileprivate var asArray: JSON? { kind == .array ? self : nil }
}

extension [JSON] {
    fileprivate var secretKeys: Set<String> { reduce(into: []) { $0.formUnion($1.secretKeys) } }
}
