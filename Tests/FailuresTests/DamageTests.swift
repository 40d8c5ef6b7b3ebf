import Foundation
import Rehearsals
import Simulator
import Testing

@Suite("What is not as it was written", .serialized)
struct DamageTests {

    /// A tenant that was collected once, and what is there of it.
    private static func collected() async throws -> Installation {
        let installation = try Installation(.poor)
        let ending = try await installation.serving { try await installation.assess() }
        #expect(ending.code == 1, "\(ending.complaints)")
        return installation
    }

    private static func git(_ installation: Installation, _ arguments: String...) throws {
        let process = Process()
        process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
        process.arguments = ["git", "--git-dir", installation.archive.path] + arguments
        process.standardOutput = FileHandle.nullDevice
        process.standardError = FileHandle.nullDevice
        try process.run()
        process.waitUntilExit()
    }

    /// A checkout of the newest commit.
    private static func checkout(_ installation: Installation) throws -> URL {
        let folder = installation.folder.appendingPathComponent("checkout")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        try git(installation, "--work-tree", folder.path, "checkout", "main", "--", ".")
        return folder
    }

    @Test func `a checkout of a commit is judged as the commit is`() async throws {
        let installation = try await Self.collected()
        defer { installation.clean() }
        let folder = try Self.checkout(installation)
        let ofCommit = try await installation.assess("--capture", "HEAD", "--json")
        let ofFolder = try await installation.assess("--capture", folder.path, "--json")

        #expect(ofCommit.code == 1)
        #expect(ofFolder.code == 1)
    }

    @Test(arguments: ["changed", "removed", "added", "manifest"])
    func `a capture edited by hand is not judged`(edit: String) async throws {
        let installation = try await Self.collected()
        defer { installation.clean() }
        let folder = try Self.checkout(installation)
        let file = folder.appendingPathComponent("config/idle-timeout.json")
        let manifest = folder.appendingPathComponent("manifest.json")
        switch edit {
        case "changed": try Data(#"{"idleTokenTimeoutSeconds": 60}"#.utf8).write(to: file)
        case "removed": try FileManager.default.removeItem(at: file)
        case "added": try Data("{}".utf8).write(to: folder.appendingPathComponent("config/password-rules.json"))
        default: try Data(contentsOf: manifest).dropLast(40).write(to: manifest)
        }
        let ending = try await installation.program.run(["assess", "--capture", folder.path])

        #expect(ending.code == 65, "\(ending.complaints)")
        #expect(ending.output == "")
        #expect(ending.complaints.contains("linewarden: hint: "))
    }

    @Test func `a damaged repository is neither judged nor written to`() async throws {
        let installation = try await Self.collected()
        defer { installation.clean() }
        let objects = installation.archive.appendingPathComponent("objects")
        for path in try FileManager.default.subpathsOfDirectory(atPath: objects.path) where path.hasSuffix(".pack") {
            let file = objects.appendingPathComponent(path)
            try FileManager.default.setAttributes([.posixPermissions: 0o600], ofItemAtPath: file.path)
            var bytes = try Data(contentsOf: file)
            for at in stride(from: 40, to: bytes.count - 24, by: 11) { bytes[at] ^= 0xFF }
            try bytes.write(to: file)
        }

        let judged = try await installation.assess("--capture", "HEAD")
        #expect(judged.code == 65, "\(judged.complaints)")
        #expect(judged.output == "")
        let collected = try await installation.serving { try await installation.assess() }
        #expect(collected.code == 65, "\(collected.complaints)")
        #expect(collected.complaints.contains("linewarden: hint: restore it from a copy"))
    }

    @Test(arguments: ["keys.sqlite", "marks.key", "names"])
    func `a damaged key or name stops a collection, and is not replaced`(what: String) async throws {
        let installation = try await Self.collected()
        defer { installation.clean() }
        let file =
            switch what {
            case "keys.sqlite": installation.archive.deletingLastPathComponent().appendingPathComponent("keys.sqlite")
            case "marks.key": installation.data.appendingPathComponent("marks.key")
            default: installation.data.appendingPathComponent("names/acme.json")
            }
        let damaged = Data(String(repeating: "damaged ", count: 200).utf8)
        try damaged.write(to: file)
        let ending = try await installation.serving { try await installation.assess() }

        #expect(ending.code == 65, "\(ending.complaints)")
        #expect(try Data(contentsOf: file) == damaged)
    }

    @Test func `another organisation under a known name is refused`() async throws {
        let installation = try await Self.collected()
        defer { installation.clean() }
        let file = installation.data.appendingPathComponent("names/acme.json")
        try Data(#"{"platform":"genesys-cloud","organization":"another"}"#.utf8).write(to: file)
        let ending = try await installation.serving { try await installation.assess() }

        #expect(ending.code == 78, "\(ending.complaints)")
        #expect(ending.complaints.contains("acme is organisation another, and this client belongs to"))
    }
}

@Suite("A full disk", .serialized)
struct FullDiskTests {

    private static func mount(_ arguments: String...) throws -> Int32 {
        let process = Process()
        process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
        process.arguments = arguments
        process.standardError = FileHandle.nullDevice
        try process.run()
        process.waitUntilExit()
        return process.terminationStatus
    }

    /// Whether this machine lets us make a small disk.
    private static let canMount: Bool = {
        let folder = FileManager.default.temporaryDirectory
            .appendingPathComponent("linewarden-mount-\(ProcessInfo.processInfo.globallyUniqueString)")
        try? FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        guard (try? mount("mount", "-t", "tmpfs", "-o", "size=64k", "tmpfs", folder.path)) == 0 else { return false }
        _ = try? mount("umount", folder.path)
        return true
    }()

    @Test(.enabled(if: Self.canMount), arguments: [16, 64, 256, 512])
    func `is said as such, and once there is room the run goes on`(kilobytes: Int) async throws {
        let (full, roomy) = try await Self.assessed(on: kilobytes)

        #expect(full.code == 74, "\(full.complaints)")
        #expect(full.output == "")
        #expect(full.complaints.contains("linewarden: hint: free some space"), "\(full.complaints)")
        #expect(roomy.code == 1, "\(roomy.complaints)")
    }

    @Test(.enabled(if: Self.canMount), arguments: Array(stride(from: 576, through: 1088, by: 64)))
    func `while the capture is added is no damage to the archive`(kilobytes: Int) async throws {
        let (full, roomy) = try await Self.assessed(on: kilobytes)

        #expect([74, 1].contains(full.code), "\(full.complaints)")
        #expect(roomy.code == 1, "\(roomy.complaints)")
    }

    /// What a run on a disk of this size comes to, and the next once there is room.
    private static func assessed(on kilobytes: Int) async throws -> (full: Program.Ending, roomy: Program.Ending) {
        let installation = try Installation(.poor)
        defer { installation.clean() }
        try FileManager.default.createDirectory(at: installation.data, withIntermediateDirectories: true)
        #expect(try mount("mount", "-t", "tmpfs", "-o", "size=\(kilobytes)k", "tmpfs", installation.data.path) == 0)
        defer { _ = try? mount("umount", "-l", installation.data.path) }
        return try await installation.serving {
            let full = try await installation.assess()
            #expect(try mount("mount", "-o", "remount,size=64m", installation.data.path) == 0)
            return (full, try await installation.assess())
        }
    }
}
