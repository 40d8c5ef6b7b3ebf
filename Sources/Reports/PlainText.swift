extension String {

    /// Without what a terminal would obey instead of show: control characters and marks that turn the reading direction.
    ///
    /// Names come from the tenant, and whoever may name a client must not be able to write over a summary.
    package var printable: String {
        if isPlain { return self }
        guard unicodeScalars.contains(where: \.isObeyed) else { return self }
        var text = ""
        text.unicodeScalars.append(contentsOf: unicodeScalars.map(\.shown))
        return text
    }

    /// Whether it is ASCII without control characters, as nearly all texts are: then nothing in it needs a closer look.
    var isPlain: Bool {
        utf8.withContiguousStorageIfAvailable { $0.allSatisfy { byte in byte >= 0x20 && byte < 0x7F } } ?? false
    }

    /// No longer than `width`, with `…` where something was cut off.
    func fitted(to width: Int) -> String { count <= width ? self : prefix(max(0, width - 1)) + "…" }

    /// Filled up with spaces to `width`.
    func padded(to width: Int) -> String { self + String(repeating: " ", count: max(0, width - count)) }

    /// Filled up with spaces before it.
    func leftPadded(to width: Int) -> String { String(repeating: " ", count: max(0, width - count)) + self }
}

extension Unicode.Scalar {

    /// What stands for it: a space for white space of any kind.
    fileprivate var shown: Unicode.Scalar { isObeyed ? (properties.isWhitespace ? " " : "\u{FFFD}") : self }

    fileprivate var isObeyed: Bool {
        if value < 0x7F { return value < 0x20 }
        return switch properties.generalCategory {
        case .control, .lineSeparator, .paragraphSeparator: true
        case .format: (0x202A...0x202E).contains(value) || (0x2066...0x2069).contains(value)
        // No character, and no XML may have it.
        case .unassigned: value == 0xFFFE || value == 0xFFFF
        default: false
        }
    }
}
