extension StringProtocol {

    /// Whether the bytes of a word stand somewhere in it.
    ///
    /// The `contains` of the standard library makes a table of the word for each search, which takes longer than looking
    /// through the short texts that field names are.
    public func holds(_ word: some StringProtocol) -> Bool {
        let (text, word) = (Array(utf8), Array(word.utf8))
        guard let first = word.first else { return true }
        guard word.count <= text.count else { return false }
        for start in 0...(text.count - word.count) where text[start] == first {
            if text[start..<start + word.count].elementsEqual(word) { return true }
        }
        return false
    }
}
