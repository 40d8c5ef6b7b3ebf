/// Finds where arrows lead back to where they began.
public struct Cycles: Sendable {

    /// The arrows that close a cycle, each with the way round it; without them there is none.
    public private(set) var closing: [(arrow: Int, way: [String])] = []

    private let arrows: [(from: String, to: String)]
    private var leaving: [String: [Int]] = [:]
    private var path: [String] = []
    private var placeOnPath: [String: Int] = [:]
    private var finished: Set<String> = []

    /// - Parameter arrows: From one name to another.
    public init(in arrows: [(from: String, to: String)]) {
        self.arrows = arrows
        for (place, arrow) in arrows.enumerated() { leaving[arrow.from, default: []].append(place) }
        for arrow in arrows where !finished.contains(arrow.from) { walk(from: arrow.from) }
        closing.sort { $0.arrow < $1.arrow }
    }

    /// Depth first, without recursion: a file can be deeper than the stack.
    private mutating func walk(from start: String) {
        enter(start)
        while let name = path.last {
            guard let place = leaving[name]?.popLast() else {
                leave(name)
                continue
            }
            let next = arrows[place].to
            if let turn = placeOnPath[next] {
                closing.append((place, Self.short([name] + path[turn...])))
            } else if !finished.contains(next) {
                enter(next)
            }
        }
    }

    private mutating func enter(_ name: String) {
        placeOnPath[name] = path.count
        path.append(name)
    }

    private mutating func leave(_ name: String) {
        path.removeLast()
        placeOnPath[name] = nil
        finished.insert(name)
    }

    /// A long way by its ends.
    private static func short(_ way: [String]) -> [String] {
        way.count <= 6 ? way : way.prefix(3) + ["…"] + way.suffix(2)
    }
}
