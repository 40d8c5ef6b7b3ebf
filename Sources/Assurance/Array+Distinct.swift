extension Array where Element: Hashable {

    /// Each element once, in the order they were met.
    public func distinct() -> [Element] {
        var seen: Set<Element> = []
        return filter { seen.insert($0).inserted }
    }
}
