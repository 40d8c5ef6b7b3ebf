import Capture

/// A stretch of a text, to be written again with some pieces replaced.
struct Splice {
    let range: Range<Int>
    let bytes: ArraySlice<UInt8>

    struct Edit {
        let range: Range<Int>
        let bytes: [UInt8]

        init(_ range: Range<Int>, _ bytes: [UInt8]) {
            self.range = range
            self.bytes = bytes
        }
    }

    init(_ range: Range<Int>, of value: JSON) {
        self.range = range
        bytes = value.received(range)
    }

    /// The stretch with the edits made, which must come in order and not overlap.
    func replacing(_ edits: [Edit]) -> [UInt8] {
        guard !edits.isEmpty else { return Array(bytes) }
        var out: [UInt8] = []
        out.reserveCapacity(range.count + edits.reduce(0) { $0 + $1.bytes.count })
        var at = range.lowerBound
        for edit in edits {
            out += bytes[at..<edit.range.lowerBound]
            out += edit.bytes
            at = edit.range.upperBound
        }
        return out + bytes[at..<range.upperBound]
    }
}

extension JSON {

    /// Where it stands in the text it came in, a string with its quotation marks.
    var range: Range<Int> {
        kind == .string ? raw.startIndex - 1..<raw.endIndex + 1 : raw.startIndex..<raw.endIndex
    }
}
