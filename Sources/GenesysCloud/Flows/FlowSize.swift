import Yams

/// Counts what a flow unfolds to: parts with a name may be repeated in it, and a few lines of that fill a machine.
struct FlowSize {
    private let file: String
    private var values = 0

    /// How many values one flow may have, repetitions counted.
    static let mostValues = 300_000

    /// How deep values may stand in each other; a block within a block takes four levels.
    static let deepest = 200

    /// - Throws: ``FlowFileError`` where it is too much.
    static func check(_ root: Node, _ file: String) throws(FlowFileError) {
        var size = FlowSize(file: file)
        try size.count(root, depth: 0)
    }

    private init(file: String) { self.file = file }

    private mutating func count(_ node: Node, depth: Int) throws(FlowFileError) {
        values += 1
        guard values <= Self.mostValues else {
            throw FlowFileError(file, "unfolds to more than the \(Self.mostValues) values that are read of one flow")
        }
        guard depth <= Self.deepest else {
            throw FlowFileError(file, "is nested deeper than the \(Self.deepest) levels that are read")
        }
        switch node {
        case .scalar, .alias: break
        case .sequence(let sequence): for node in sequence { try count(node, depth: depth + 1) }
        case .mapping(let mapping): for (_, node) in mapping { try count(node, depth: depth + 1) }
        }
    }
}
