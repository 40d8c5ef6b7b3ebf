import Archive
import Engine
import Foundation
import LedgerStore
import ObjectStorage

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

    func bring() async throws -> [CopyOutcome] { try await everywhere(.bring) }

    func verify() async throws -> [CopyOutcome] { try await everywhere(.verify) }

    private enum Work { case bring, verify }

    private func everywhere(_ work: Work) async throws -> [CopyOutcome] {
        var outcomes: [CopyOutcome] = []
        for place in places {
            outcomes.append(try await outcome(of: .archive, at: place) { try await archive(work, at: place) })
            outcomes.append(try await outcome(of: .ledger, at: place) { try await ledger(work, at: place) })
        }
        return outcomes
    }

    private func archive(_ work: Work, at place: CopyPlace) async throws -> CopyOutcome.Standing {
        switch place.kind {
        case .directory(let root):
            try mustBeThere(root)
            return try archive(work, at: .directory(folder(in: root).appendingPathComponent("archive.git")))
        case .git(let address): return try archive(work, at: .remote(address, branch: name))
        case .s3(let bucket):
            let parts = ArchiveParts(of: tenant.archive, copy: address(of: .archive, in: bucket))
            return .init(try await done(work, try copy(of: parts, .archive, in: bucket)))
        }
    }

    private func archive(_ work: Work, at place: ArchivePlace) throws -> CopyOutcome.Standing {
        let copy = ArchiveCopy(of: tenant.archive, at: place)
        return .init(try work == .bring ? copy.bring() : copy.verify())
    }

    private func ledger(_ work: Work, at place: CopyPlace) async throws -> CopyOutcome.Standing {
        switch place.kind {
        case .directory(let root):
            try mustBeThere(root)
            let copy = LedgerCopy(of: tenant.ledger, in: folder(in: root))
            return .init(try await work == .bring ? copy.bring() : copy.verify())
        case .git(let address):
            let copy = LedgerBranch(of: tenant.ledger, at: address, branch: "ledger/" + name)
            return .init(try await work == .bring ? copy.bring() : copy.verify())
        case .s3(let bucket):
            let parts = LedgerParts(of: tenant.ledger, copy: address(of: .ledger, in: bucket))
            return .init(try await done(work, try copy(of: parts, .ledger, in: bucket)))
        }
    }

    private func done<Parts>(_ work: Work, _ copy: LockedCopy<Parts>) async throws -> Parts.Standing {
        try await work == .bring ? copy.bring() : copy.verify()
    }

    private func copy<Parts>(
        of parts: Parts, _ part: CopyOutcome.Part, in place: BucketPlace
    ) throws -> LockedCopy<Parts> {
        LockedCopy(
            of: parts, in: try place.bucket(), below: key(of: part, in: place), lock: place.lock,
            clock: Machine.clock())
    }

    private func key(of part: CopyOutcome.Part, in place: BucketPlace) -> String {
        "\(place.prefix)\(name)/\(part.rawValue)/"
    }

    private func address(of part: CopyOutcome.Part, in place: BucketPlace) -> String {
        "s3://\(place.name)/\(key(of: part, in: place))"
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

    /// A directory that is not there is never made: it may be a mount that is away.
    private func mustBeThere(_ root: URL) throws {
        var isFolder: ObjCBool = false
        guard FileManager.default.fileExists(atPath: root.path, isDirectory: &isFolder), isFolder.boolValue else {
            throw ArchiveError(
                .away, doing: "reach the place for copies \(root.path)", because: "there is no such directory")
        }
    }

    private func folder(in root: URL) -> URL { root.appendingPathComponent(name) }

    /// What the tenant is called there, which a branch may be called too: without a slash, so that no tenant's archive
    /// is on the branch of another's ledger.
    private var name: String { tenant.folder.lastPathComponent.replacing("~", with: "_") }
}
