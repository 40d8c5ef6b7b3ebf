import ContactCenter
import Foundation
import Ledger
import LedgerStore
import Sinks
import Yams

/// Reads `checkpoints:`, the places where checkpoints go.
struct OutsidePlaceReading {
    private let section: Section
    private let folder: URL

    init(_ section: Section, folder: URL) {
        self.section = section
        self.folder = folder
    }

    func places() -> [OutsidePlace] {
        section.members().compactMap { name, _ in
            guard let place = section.section(name) else { return nil }
            defer { place.end() }
            return kind(place).map { OutsidePlace(name: name, kind: $0) }
        }
    }

    private static let kinds = ["directory", "git", "witness"]

    private func kind(_ place: Section) -> OutsidePlace.Kind? {
        let given = Self.kinds.filter { place.node($0) != nil }
        guard given.count == 1 else {
            place.problem("a place for checkpoints needs one of \(Self.kinds.joined(separator: ", "))")
            return nil
        }
        switch given[0] {
        case "directory":
            return place.text("directory").map { .kept(.directory(URL(fileURLWithPath: $0, relativeTo: folder))) }
        case "git":
            let branch = place.text("branch") ?? "checkpoints"
            return place.text("git").map { .kept(.git(remote: $0, branch: branch)) }
        default: return witness(place)
        }
    }

    private func witness(_ place: Section) -> OutsidePlace.Kind? {
        let address = place.need("witness")
        let text = place.need("key")
        guard let host = Host(of: address), host.scheme == "https" || (host.scheme == "http" && host.isLocal) else {
            place.problem("\(place.full("witness")) must be an https address", at: place.node("witness"))
            return nil
        }
        guard let key = VerifierKey(text), key.kind == .cosignature else {
            place.problem(
                "\(place.full("key")) must be the verifier key of a witness: `name+12345678+base64`",
                at: place.node("key"))
            return nil
        }
        return .cosigned(Witness(address: address, key: key))
    }
}
