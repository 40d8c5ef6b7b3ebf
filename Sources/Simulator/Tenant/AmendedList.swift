/// A long list that is seldom changed: what it was at first, without what was taken out, and then what was put in.
///
/// What it was at first is never copied, whoever still reads it.
struct AmendedList<Element: Sendable>: Sendable {
    private let original: [Element]

    /// Places among the original ones, ascending.
    private var removed: [Int] = []
    private(set) var added: [Element] = []

    init(_ original: [Element] = []) { self.original = original }

    var count: Int { original.count - removed.count + added.count }

    subscript(index: Int) -> Element {
        let left = original.count - removed.count
        return index < left ? original[place(of: index)] : added[index - left]
    }

    /// Where among the original ones the one of a number is, once those before it that are gone are counted too.
    private func place(of index: Int) -> Int {
        var low = 0
        var high = removed.count
        while low < high {
            let middle = (low + high) / 2
            if removed[middle] - middle <= index { low = middle + 1 } else { high = middle }
        }
        return index + low
    }

    /// An original one, if it is still there.
    func original(at place: Int) -> Element? { isRemoved(place) ? nil : original[place] }

    private func isRemoved(_ place: Int) -> Bool {
        let spot = removed.spot(of: place)
        return spot < removed.count && removed[spot] == place
    }

    /// Takes an original one out.
    mutating func remove(original place: Int) {
        guard !isRemoved(place) else { return }
        removed.insert(place, at: removed.spot(of: place))
    }

    mutating func add(_ element: Element) { added.append(element) }

    mutating func removeAdded(where isMeant: (Element) -> Bool) { added.removeAll(where: isMeant) }
}

extension [Int] {

    /// Where a number is, or belongs, among these, which are ascending.
    func spot(of number: Int) -> Int {
        var low = 0
        var high = count
        while low < high {
            let middle = (low + high) / 2
            if self[middle] < number { low = middle + 1 } else { high = middle }
        }
        return low
    }
}
