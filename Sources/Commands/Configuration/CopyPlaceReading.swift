import Foundation

/// Reads `copies:`, the places where copies go.
struct CopyPlaceReading {
    private let section: Section
    private let folder: URL

    init(_ section: Section, folder: URL) {
        self.section = section
        self.folder = folder
    }

    func places() -> [CopyPlace] {
        section.members().compactMap { name, _ in
            guard let place = section.section(name) else { return nil }
            defer { place.end() }
            return kind(place).map { CopyPlace(name: name, kind: $0) }
        }
    }

    private static let kinds = ["directory", "git", "s3"]

    private func kind(_ place: Section) -> CopyPlace.Kind? {
        let given = Self.kinds.filter { place.node($0) != nil }
        guard given.count == 1 else {
            place.problem("a place for copies needs one of \(Self.kinds.joined(separator: ", "))")
            return nil
        }
        switch given[0] {
        case "directory":
            return place.text("directory").map { .directory(URL(fileURLWithPath: $0, relativeTo: folder)) }
        case "git": return place.text("git").flatMap { git($0, place) }
        default: return place.section("s3").flatMap { BucketPlaceReading($0, folder: folder).place() }.map { .s3($0) }
        }
    }

    private func git(_ address: String, _ place: Section) -> CopyPlace.Kind? {
        guard URLComponents(string: address)?.password == nil else {
            place.problem(
                "\(place.full("git")) holds a password; use ssh and a key instead", at: place.node("git"))
            return nil
        }
        return .git(address)
    }
}
