import Archive
import Capture
import Disk
import Engine
import Foundation

/// Which organisation a name of the configuration stands for: bound at the first collection, checked before every later
/// one.
struct TenantBinding: Equatable {
    var platform: String
    var organization: String

    /// The binding of a name; nil before the first collection.
    ///
    /// - Throws: ``ArchiveError`` where there is one that does not read: it is never bound anew by accident.
    static func read(_ name: String, in data: DataDirectory) throws(ArchiveError) -> TenantBinding? {
        let file = file(name, in: data)
        guard FileManager.default.fileExists(atPath: file.path) else { return nil }
        guard let bytes = try? Data(contentsOf: file), let json = try? JSON(Array(bytes)),
            let platform = json["platform"]?.string, let organization = json["organization"]?.string
        else {
            throw ArchiveError(
                .unsound, doing: "tell which organisation \(name) is", because: "\(file.path) does not read")
        }
        return TenantBinding(platform: platform, organization: organization)
    }

    /// The folder of the tenant a name stands for.
    ///
    /// - Throws: ``Failure`` where it was never collected.
    static func folder(of name: String, in data: DataDirectory) throws -> TenantFolder {
        if let bound = try read(name, in: data) { return try bound.folder(in: data) }
        throw Failure(
            "\(name) was never collected into \(data.folder.path)", hint: "run `linewarden assess \(name)` first",
            code: .notThere)
    }

    func folder(in data: DataDirectory) throws(ArchiveError) -> TenantFolder {
        try data.tenant(platform: platform, organization: organization)
    }

    /// Binds a name, or checks that it is bound to this.
    ///
    /// - Throws: ``Failure`` where it is bound to another organisation.
    func bind(_ name: String, in data: DataDirectory) throws {
        if let bound = try Self.read(name, in: data) {
            guard bound == self else {
                throw Failure(
                    "\(name) is organisation \(bound.organization), and this client belongs to \(organization)",
                    hint: "use a client of the same organisation, or give the other tenant a name of its own",
                    code: .configuration)
            }
            return
        }
        var writer = JSONWriter(indents: true)
        writer.object { json in
            json.field("platform", platform)
            json.field("organization", organization)
        }
        do {
            let file = Self.file(name, in: data)
            try FileManager.default.createDirectory(
                at: file.deletingLastPathComponent(), withIntermediateDirectories: true,
                attributes: [.posixPermissions: 0o700])
            try Data(writer.bytes + [0x0A]).write(to: file, options: .atomic)
        } catch {
            throw ArchiveError(.disk, doing: "remember what \(name) is", because: DiskReason(error).description)
        }
    }

    private static func file(_ name: String, in data: DataDirectory) -> URL {
        data.folder.appendingPathComponent("names").appendingPathComponent("\(Kind.fileName(of: name)).json")
    }
}
