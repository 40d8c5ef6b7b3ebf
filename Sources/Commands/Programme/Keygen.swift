import Foundation
import Programme

/// `ssh-keygen`, which signs: a key with a passphrase, in an agent or on a token is its business, and never ours.
struct Keygen {
    let key: String

    /// - Parameter namespace: What it is signed for.
    /// - Returns: The signature, with its first and last line.
    func sign(_ message: [UInt8], for namespace: String = SSHSignature.namespace) throws -> String {
        guard FileManager.default.isReadableFile(atPath: key) else {
            throw Failure("can't read the key \(key)", hint: "is the path right?", code: .notThere)
        }
        let folder = FileManager.default.temporaryDirectory
            .appendingPathComponent("linewarden-sign-\(ProcessInfo.processInfo.globallyUniqueString)")
        try FileManager.default.createDirectory(
            at: folder, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
        defer { try? FileManager.default.removeItem(at: folder) }
        let file = folder.appendingPathComponent("statement")
        try Data(message).write(to: file)
        guard try run(on: file, for: namespace) == 0,
            let text = try? String(contentsOfFile: file.path + ".sig", encoding: .utf8)
        else {
            throw Failure(
                "ssh-keygen did not sign with \(key)",
                hint: "it needs OpenSSH 8.1 or newer, and the passphrase of the key", code: .mayNot)
        }
        return text
    }

    private func run(on file: URL, for namespace: String) throws -> Int32 {
        let process = Process()
        process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
        process.arguments = ["ssh-keygen", "-q", "-Y", "sign", "-n", namespace, "-f", key, file.path]
        process.standardOutput = FileHandle.nullDevice
        try process.run()
        process.waitUntilExit()
        return process.terminationStatus
    }
}
