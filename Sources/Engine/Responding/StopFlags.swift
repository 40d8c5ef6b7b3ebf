public import ContactCenter
import Foundation
public import Response

/// Files that say stop: readable where nothing else of ours is.
///
/// `stop` in the data directory stops every tenant, in a tenant's folder that tenant, `stop-<playbook>` there that
/// playbook. What stands in the file is why.
public struct StopFlags: Sendable {
    private let everywhere: URL
    private let tenant: URL

    public init(_ data: DataDirectory, _ tenant: TenantFolder) {
        everywhere = data.folder
        self.tenant = tenant.folder
    }

    /// Why nothing is to be done; nil where nobody said stop.
    public func stopped(_ playbook: Playbook.ID?) -> String? {
        let own = playbook.map { tenant.appendingPathComponent("stop-\($0.rawValue)") }
        return [everywhere.appendingPathComponent("stop"), tenant.appendingPathComponent("stop"), own]
            .compactMap(\.self).lazy.compactMap(Self.reason).first
    }

    /// A file that is there and does not read says stop too.
    private static func reason(_ file: URL) -> String? {
        let folder = file.deletingLastPathComponent()
        guard FileManager.default.isReadableFile(atPath: folder.path) else {
            return "nobody can tell whether somebody said stop: \(folder.path) does not read"
        }
        guard FileManager.default.fileExists(atPath: file.path) else { return nil }
        let text = (try? String(contentsOf: file, encoding: .utf8))?.trimmingCharacters(in: .whitespacesAndNewlines)
        let why = text.flatMap { $0.isEmpty ? nil : $0 } ?? "nobody wrote down why"
        return "somebody said stop (\(file.path)): \(why)"
    }

    /// Says stop to one tenant, or one of its playbooks.
    public func stop(_ playbook: Playbook.ID?, because reason: String) throws {
        try Data((reason + "\n").utf8).write(to: file(playbook), options: .atomic)
    }

    /// Takes that back.
    ///
    /// - Returns: Whether there was anything to take back.
    public func goOn(_ playbook: Playbook.ID?) throws -> Bool {
        let file = file(playbook)
        guard FileManager.default.fileExists(atPath: file.path) else { return false }
        try FileManager.default.removeItem(at: file)
        return true
    }

    private func file(_ playbook: Playbook.ID?) -> URL {
        tenant.appendingPathComponent(playbook.map { "stop-\($0.rawValue)" } ?? "stop")
    }
}
