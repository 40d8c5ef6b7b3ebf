import Archive
import Engine
import Foundation
import LedgerStore

/// The copies of one tenant's archive and ledger.
struct TenantCopies {
    let tenant: TenantFolder
    let places: [CopyPlace]

    /// - Parameter name: Of the one place it is about; every one if nil.
    /// - Throws: ``Failure`` where the configuration names none, or none of that name; whatever is wrong with ours.
    init(of tenant: TenantFolder, at options: PlaceOptions, only name: String? = nil) throws {
        let places = try Configuration(file: options.configurationFile).copies
        guard !places.isEmpty else {
            throw Failure(
                "\(options.configurationFile.path) names no place for copies",
                hint: "docs/configuration.md shows `copies:`", code: .configuration)
        }
        self.tenant = tenant
        self.places = places.filter { name == nil || $0.name == name }
        if self.places.isEmpty {
            throw Failure(
                "there is no place \(name ?? "") under copies:",
                hint: "it has " + places.map(\.name).joined(separator: ", "), code: .notThere)
        }
        try Self.mustRead(tenant)
    }

    /// What is wrong with ours is not the fault of a copy.
    private static func mustRead(_ tenant: TenantFolder) throws {
        _ = try TenantArchive(at: tenant.archive).head()
        do throws(LedgerError) {
            _ = try LedgerReader(at: tenant.ledger)
        } catch  where error.kind == .notThere {
            return
        }
    }

    func bring() async throws -> [CopyOutcome] {
        try await everywhere(archive: { try $0.bring() }, ledger: { try await $0.bring() })
    }

    func verify() async throws -> [CopyOutcome] {
        try await everywhere(archive: { try $0.verify() }, ledger: { try await $0.verify() })
    }

    private func everywhere(
        archive: (ArchiveCopy) throws -> ArchiveCopy.Standing,
        ledger: (LedgerCopy) async throws -> LedgerCopy.Standing
    ) async throws -> [CopyOutcome] {
        var outcomes: [CopyOutcome] = []
        for place in places {
            outcomes.append(
                try await outcome(of: .archive, at: place) {
                    .init(try archive(ArchiveCopy(of: tenant.archive, at: archivePlace(place))))
                })
            guard case .directory(let root) = place.kind else { continue }
            outcomes.append(
                try await outcome(of: .ledger, at: place) {
                    try mustBeThere(root)
                    return .init(try await ledger(LedgerCopy(of: tenant.ledger, in: folder(in: root))))
                })
        }
        return outcomes
    }

    private func outcome(
        of part: CopyOutcome.Part, at place: CopyPlace, _ body: () async throws -> CopyOutcome.Standing
    ) async throws -> CopyOutcome {
        do {
            return CopyOutcome(place: place.name, part: part, result: .agrees(try await body()))
        } catch {
            guard let result = CopyOutcome.Result(error) else { throw error }
            return CopyOutcome(place: place.name, part: part, result: result)
        }
    }

    private func archivePlace(_ place: CopyPlace) throws -> ArchivePlace {
        switch place.kind {
        case .directory(let root):
            try mustBeThere(root)
            return .directory(folder(in: root).appendingPathComponent("archive.git"))
        case .git(let address): return .remote(address, branch: name)
        }
    }

    /// A directory that is not there is never made: it may be a mount that is away.
    private func mustBeThere(_ root: URL) throws {
        var isFolder: ObjCBool = false
        guard FileManager.default.fileExists(atPath: root.path, isDirectory: &isFolder), isFolder.boolValue else {
            throw ArchiveError(
                .away, doing: "reach the place for copies \(root.path)", because: "there is no such directory")
        }
    }

    private func folder(in root: URL) -> URL { root.appendingPathComponent(name) }

    /// What the tenant is called there, which a branch may be called too.
    private var name: String { tenant.folder.lastPathComponent.replacing("~", with: "_") }
}
