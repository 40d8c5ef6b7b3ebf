import Capture
import ContactCenter

/// Where calls may come from.
struct Allowlist: Sendable {
    private let blocks: [AddressBlock]

    /// Whether anything is listed: else calls may come from everywhere.
    private let isSet: Bool

    init(_ listed: JSON?) {
        let entries = (listed?.elements ?? JSON.none.elements).map(\.string)
        blocks = entries.compactMap { $0.flatMap(AddressBlock.init) }
        isSet = !entries.isEmpty
    }

    func allows(_ address: String) -> Bool {
        guard isSet else { return true }
        guard let address = AddressBlock(address) else { return false }
        return blocks.contains { $0.contains(address) }
    }
}
