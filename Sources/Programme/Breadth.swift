public import ContactCenter

extension Parameter {

    /// How large a share of what a control finds one exception may hide.
    public static let exceptionShare = Parameter(
        "exception-share", .percent, default: 20, in: 1...100, looser: .higher,
        source: "this project's default; no standard sets a number")
}

extension Exception {

    /// The findings it would hide.
    public func hides(in weaknesses: [Weakness]) -> [Weakness] {
        weaknesses.filter { $0.control == control && scope.holds($0) }
    }

    /// Refuses one that hides nothing, or too much of what its control finds today.
    ///
    /// One finding is never too much: who asks for one thing alone knows what they ask for. Asked when it is requested and
    /// when it is approved, and not afterwards: as the rest is put right, what remains is a larger share of less.
    ///
    /// - Parameter percent: The largest share.
    public func check(against weaknesses: [Weakness], atMost percent: Int) throws(Refusal) {
        let hidden = hides(in: weaknesses)
        guard !hidden.isEmpty else { throw .hidesNothing(control, scope) }
        let all = weaknesses.count { $0.control == control }
        guard hidden.count == 1 || hidden.count * 100 <= percent * all else {
            throw .hidesTooMuch(hidden: hidden.map(\.subject.path), of: all, percent: percent)
        }
    }
}
