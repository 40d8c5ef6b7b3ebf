public import Capture
public import ContactCenter

/// What is not the same in two captures of one tenant, by what it means and not by its bytes.
///
/// Only what somebody set is compared (`config/`). Files of which both manifests have the same hash are not read at all.
public struct Difference: Sendable {

    /// The heaviest first, then by kind in the order of the kinds, then by id.
    public let objects: [ObjectChange]
    public let notCompared: [NotCompared]

    /// How many fields are sealed or marked under other keys than before: nobody can tell whether they changed.
    public let unseen: Int

    /// A kind of which nothing, or not everything, can be said.
    public struct NotCompared: Hashable, Sendable {
        public let kind: String
        public let before: Side
        public let after: Side
    }

    /// What one of the two captures has of a kind.
    public enum Side: Hashable, Sendable {
        case whole

        /// Some of it: what is not in it may be there all the same.
        case part([Absence])
        case notRead([Absence])
    }

    public init(objects: [ObjectChange], notCompared: [NotCompared] = [], unseen: Int = 0) {
        self.objects = objects
        self.notCompared = notCompared
        self.unseen = unseen
    }

    /// Compares two captures of one tenant.
    ///
    /// - Parameter kinds: Which of them, in the order they are reported in.
    /// - Throws: ``Capture/CaptureError`` if a file does not read.
    public init(
        from before: Capture, to after: Capture, kinds: [Kind], by rules: ComparisonRules
    ) throws(CaptureError) {
        var objects: [ObjectChange] = []
        var notCompared: [NotCompared] = []
        var unseen = 0
        for kind in kinds where !rules.measured.contains(kind.name) {
            let (first, second) = (before.side(of: kind), after.side(of: kind))
            if first.isUnknown(beside: second) {
                notCompared.append(NotCompared(kind: kind.name, before: first, after: second))
            }
            guard first.hasDocuments, second.hasDocuments else { continue }
            var pairs = DocumentPairs(of: kind, first, second, by: rules)
            try pairs.compare(before, after)
            objects += pairs.objects
            unseen += pairs.unseen
        }
        let names = ReferredNames(before, after, kinds: kinds)
        self.init(
            objects: try names.put(into: objects.sortedByWeight()), notCompared: notCompared, unseen: unseen)
    }
}

extension [ObjectChange] {

    /// Stable: within a weight the order stays.
    func sortedByWeight() -> [ObjectChange] {
        Weight.allCases.reversed().flatMap { weight in filter { $0.weight == weight } }
    }
}

extension Capture {
    func side(of kind: Kind) -> Difference.Side {
        guard let record = manifest.record(of: kind.name) else { return .notRead([.notAsked]) }
        if record.absences.isEmpty { return .whole }
        return record.documents > 0 ? .part(record.absences) : .notRead(record.absences)
    }
}

extension Difference.Side {
    public var absences: [Absence] {
        switch self {
        case .whole: []
        case .part(let absences), .notRead(let absences): absences
        }
    }

    var hasDocuments: Bool {
        if case .notRead = self { false } else { true }
    }

    var isWhole: Bool { self == .whole }

    /// Whether something is left open that there is to know: what neither asked for or nobody sells is no question.
    func isUnknown(beside other: Difference.Side) -> Bool {
        if isWhole, other.isWhole { return false }
        return !(isNoQuestion && other.isNoQuestion)
    }

    private var isNoQuestion: Bool {
        guard case .notRead(let absences) = self else { return false }
        return absences.allSatisfy { absence in
            switch absence {
            case .notAsked, .notOffered, .notLicensed: true
            default: false
            }
        }
    }
}
