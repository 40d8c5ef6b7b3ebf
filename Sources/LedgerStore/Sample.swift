/// Which segments are read whole.
struct Sample {
    private let chosen: Set<Int>?

    /// - Parameter count: How many segments there are.
    init(_ depth: LedgerVerifier.Depth, of count: Int) {
        switch depth {
        case .full: chosen = nil
        case .sampled(let segments, let seed):
            // The newest always: it is what changed since somebody last looked.
            var chosen: Set<Int> = count > 0 ? [count - 1] : []
            var state = seed
            while chosen.count < min(segments, count) {
                // SplitMix64.
                state &+= 0x9E37_79B9_7F4A_7C15
                var mixed = (state ^ state >> 30) &* 0xBF58_476D_1CE4_E5B9
                mixed = (mixed ^ mixed >> 27) &* 0x94D0_49BB_1331_11EB
                chosen.insert(Int((mixed ^ mixed >> 31) % UInt64(count)))
            }
            self.chosen = chosen
        }
    }

    func contains(_ segment: Int) -> Bool { chosen?.contains(segment) ?? true }
}
