import GenesysCloud

/// What does not come back, by name, with what a person does about it.
struct RebuildingPage {
    private let rebuilding: Rebuilding

    init(_ rebuilding: Rebuilding) { self.rebuilding = rebuilding }

    var text: String {
        guard !rebuilding.left.isEmpty else { return "" }
        return "Does not come back, or not as it was (\(rebuilding.left.count)):\n"
            + rebuilding.left.map(line).joined()
    }

    private func line(_ left: Rebuilding.Left) -> String {
        let name = left.name ?? (left.id == left.kind ? nil : left.id)
        let what = [left.kind, name, left.field].compactMap(\.self).joined(separator: "  ")
        return "  \(what): \(left.because)" + (left.byHand.map { "; by hand: \($0)" } ?? "") + "\n"
    }
}

/// What is equal in the two tenants, what is not, and why.
struct RebuildProofPage {
    private let proof: RebuildProof

    init(_ proof: RebuildProof) { self.proof = proof }

    var text: String {
        var lines = ["Read back and compared by name: \(proof.equal) are as they were, field by field."]
        lines += section("Explained", proof.differences.filter { $0.what != .unexplained && $0.what != .ownToTarget })
        let own = proof.differences.count { $0.what == .ownToTarget }
        if own > 0 { lines.append("There before, and left alone: \(own).") }
        lines += section("Unexplained", proof.unexplained)
        if !proof.notCompared.isEmpty {
            lines.append("Not compared: " + proof.notCompared.joined(separator: ", ") + ".")
        }
        return lines.joined(separator: "\n") + "\n"
    }

    private func section(_ title: String, _ items: [RebuildProof.Item]) -> [String] {
        items.isEmpty ? [] : ["\(title) (\(items.count)):"] + items.map(line)
    }

    private func line(_ item: RebuildProof.Item) -> String {
        let what = [item.kind, item.name, item.field].compactMap(\.self).joined(separator: "  ")
        if case .left(let because) = item.what { return "  \(what): \(because)" }
        return "  \(what)"
    }
}
