public import ContactCenter

/// What the platform's audit record says between two observations of one control.
public struct ChangeRecord: Sendable {
    private let services: [[Range<Moment>]]
    private let changes: [Moment]

    /// - Parameters:
    ///   - services: For each service that changes what the control reads, the stretches over which its audit record was
    ///     read whole; in any order, overlapping or touching as they come.
    ///   - changes: When something the control reads was changed.
    public init(services: [[Range<Moment>]], changes: [Moment]) {
        self.services = services.map(Self.merged)
        self.changes = changes.sorted()
    }

    /// Nothing was read: no stretch between two observations can be vouched for.
    public static let none = ChangeRecord(services: [[]], changes: [])

    /// Whether nothing the control reads was changed between two moments, and the record is whole in between.
    public func isUnchanged(from start: Moment, to end: Moment) -> Bool {
        let isWhole = services.allSatisfy { stretches in
            stretches.contains { $0.lowerBound <= start && end <= $0.upperBound }
        }
        guard isWhole else { return false }
        let next = changes.firstIndex(after: start)
        return next == changes.endIndex || changes[next] > end
    }

    /// Joins stretches that overlap or touch.
    private static func merged(_ stretches: [Range<Moment>]) -> [Range<Moment>] {
        var merged: [Range<Moment>] = []
        for stretch in stretches.sorted(by: { $0.lowerBound < $1.lowerBound }) {
            if let last = merged.last, stretch.lowerBound <= last.upperBound {
                merged[merged.count - 1] = last.lowerBound..<max(last.upperBound, stretch.upperBound)
            } else {
                merged.append(stretch)
            }
        }
        return merged
    }
}

extension [Moment] {

    /// The place of the first moment at or after `start`, in a sorted list.
    fileprivate func firstIndex(after start: Moment) -> Int {
        var (low, high) = (startIndex, endIndex)
        while low < high {
            let middle = (low + high) / 2
            if self[middle] < start { low = middle + 1 } else { high = middle }
        }
        return low
    }
}
