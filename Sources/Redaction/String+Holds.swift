extension StringProtocol {

    /// Whether the bytes of a word stand somewhere in it.
    ///
    /// The `contains` of the standard library makes a table of the word for each search, which takes longer than looking
    /// through the short texts that field names are.
    public func holds(_ word: some StringProtocol) -> Bool {
        let word = Array(word.utf8)
        return utf8.withContiguousStorageIfAvailable { word.stands(in: $0) }
            ?? Array(utf8).withUnsafeBufferPointer { word.stands(in: $0) }
    }
}

extension [UInt8] {

    /// Whether these bytes stand somewhere in a text, one after the other.
    func stands(in text: UnsafeBufferPointer<UInt8>) -> Bool {
        guard let first else { return true }
        guard count <= text.count else { return false }
        for start in 0...(text.count - count) where text[start] == first {
            if text[start..<start + count].elementsEqual(self) { return true }
        }
        return false
    }
}
