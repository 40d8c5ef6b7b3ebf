import Foundation
import Testing

/// A bare repository somewhere else, with a branch of somebody else's.
final class Forge: Sendable {
    let folder = FileManager.default.temporaryDirectory
        .appendingPathComponent("linewarden-forge-\(ProcessInfo.processInfo.globallyUniqueString)")
    var location: URL { folder.appendingPathComponent("forge.git") }

    static let branch = "ledger/genesys-cloud-org-1"
    static let full = "refs/heads/" + branch

    init() throws {
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        try git("init", "--quiet", "--bare", "--initial-branch=main", location.path)
        try feed("commit refs/heads/genesys-cloud-org-1\ncommitter o <o@o> 0 +0000\ndata 0\n")
    }

    deinit { try? FileManager.default.removeItem(at: folder) }

    /// The commit our branch is at; nil where there is none.
    func tip() throws -> String? {
        let text = try git("for-each-ref", "--format=%(objectname)", Self.full)
        return text.isEmpty ? nil : String(text.prefix(40))
    }

    /// Our branch from the newest commit to the first.
    func commits() throws -> [String] { try git("rev-list", Self.branch).split(separator: "\n").map(String.init) }

    func move(to commit: String) throws { try git("update-ref", Self.full, commit) }

    /// Every file of a commit.
    func files(of commit: String = branch) throws -> [String: Data] {
        var files: [String: Data] = [:]
        for path in try git("ls-tree", "-r", "--name-only", commit).split(separator: "\n").map(String.init) {
            files[path] = try bytes("cat-file", "blob", "\(commit):\(path)")
        }
        return files
    }

    /// Makes a commit by hand.
    ///
    /// - Parameter bytes: nil to take the file away.
    func set(_ path: String, _ bytes: Data?, mode: String = "100644") throws {
        var orders = Data("commit \(Self.full)\ncommitter m <m@m> 0 +0000\ndata 0\nfrom \(Self.full)^0\n".utf8)
        if let bytes {
            orders += Data("M \(mode) inline \(path)\ndata \(bytes.count)\n".utf8) + bytes + Data("\n".utf8)
        } else {
            orders += Data("D \(path)\n".utf8)
        }
        try git("fast-import", "--quiet", input: orders)
    }

    private func feed(_ orders: String) throws { try git("fast-import", "--quiet", input: Data(orders.utf8)) }

    /// A hook that git runs when it is about to do something.
    func hook(_ name: String, _ script: String) throws {
        let hooks = location.appendingPathComponent("hooks")
        try FileManager.default.createDirectory(at: hooks, withIntermediateDirectories: true)
        let file = hooks.appendingPathComponent(name)
        try Data("#!/bin/sh\n\(script)\n".utf8).write(to: file)
        try FileManager.default.setAttributes([.posixPermissions: 0o755], ofItemAtPath: file.path)
    }

    func unhook(_ name: String) throws {
        try FileManager.default.removeItem(at: location.appendingPathComponent("hooks/" + name))
    }

    @discardableResult
    func git(_ arguments: String..., input: Data = Data()) throws -> String {
        String(decoding: try run(arguments, input), as: UTF8.self)
    }

    private func bytes(_ arguments: String...) throws -> Data { try run(arguments, Data()) }

    private func run(_ arguments: [String], _ input: Data) throws -> Data {
        let (process, output) = (Process(), Pipe())
        let file = folder.appendingPathComponent(ProcessInfo.processInfo.globallyUniqueString)
        try input.write(to: file)
        defer { try? FileManager.default.removeItem(at: file) }
        process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
        process.arguments = ["git", "--git-dir", location.path] + arguments
        process.standardInput = try FileHandle(forReadingFrom: file)
        process.standardOutput = output
        try process.run()
        let printed = output.fileHandleForReading.readDataToEndOfFile()
        process.waitUntilExit()
        try #require(process.terminationStatus == 0, "git \(arguments)")
        return printed
    }
}
