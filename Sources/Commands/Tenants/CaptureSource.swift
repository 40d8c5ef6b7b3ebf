import Archive
import Capture
import Engine
import Foundation

/// One capture to be looked into, from a folder or an archive, with the keys of the people in it.
struct CaptureSource {
    let capture: Capture

    /// Where the keys of people are; nil for a folder, which comes without.
    let keys: URL?

    /// - Parameter name: A folder, or a commit of the tenant's archive; nil for the newest.
    init(tenant: String?, capture name: String?, place: PlaceOptions) throws {
        if let name, Files.isFolder(name) {
            capture = try CaptureFolder.read(URL(fileURLWithPath: name))
            keys = nil
            try Judging.refuseUnsound(capture, in: name)
            return
        }
        guard let tenant else {
            throw Failure(
                "there is no folder \(name ?? "")", hint: "name the tenant to take a commit of its archive",
                code: .notThere)
        }
        let folder = try TenantBinding.folder(of: tenant, in: place.dataDirectory)
        let archive = try TenantArchive(at: folder.archive)
        let commit = try archive.commit(named: name ?? "HEAD")
        capture = try archive.read(commit)
        keys = folder.keys
        try Judging.refuseUnsound(capture, in: commit)
    }
}
