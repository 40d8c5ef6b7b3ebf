import Disk
import Foundation

/// A tar file, written and read by the tar of this machine.
///
/// The same files make the same bytes.
struct Tar {
    private let file: URL

    init(_ file: URL) { self.file = file }

    /// - Parameter paths: From the folder; sorted.
    func write(_ paths: [String], of folder: URL) throws(StorageError) {
        let list = file.appendingPathExtension("list")
        defer { try? FileManager.default.removeItem(at: list) }
        do {
            try Data(paths.map { $0 + "\0" }.joined().utf8).write(to: list)
        } catch {
            throw StorageError(.disk, doing: "write \(list.path)", because: DiskReason(error).description)
        }
        try run(
            [
                "--create", "--format=ustar", "--mtime=@0", "--owner=0", "--group=0", "--numeric-owner",
                "--file=\(file.path)", "--directory=\(folder.path)", "--null", "--no-recursion",
                "--files-from=\(list.path)",
            ], .disk)
    }

    /// Files that are there already are replaced.
    func extract(into folder: URL) throws(StorageError) {
        do {
            try FileManager.default.createDirectory(
                at: folder, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
        } catch {
            throw StorageError(.disk, doing: "make \(folder.path)", because: DiskReason(error).description)
        }
        try run(
            ["--extract", "--no-same-owner", "--file=\(file.path)", "--directory=\(folder.path)"], .unsound)
        try refuseLinks(in: folder)
    }

    /// A link that one file leaves behind would lead the next one out of the folder.
    private func refuseLinks(in folder: URL) throws(StorageError) {
        let strange: String?
        do {
            strange = try FileManager.default.subpathsOfDirectory(atPath: folder.path).first { path in
                let place = folder.appendingPathComponent(path).path
                let type = try FileManager.default.attributesOfItem(atPath: place)[.type] as? FileAttributeType
                return type != .typeRegular && type != .typeDirectory
            }
        } catch {
            throw StorageError(.disk, doing: "look at \(folder.path)", because: DiskReason(error).description)
        }
        guard let strange else { return }
        throw StorageError(
            .unsound, doing: "unpack \(file.path)", because: "\(strange) in it is neither a file nor a folder")
    }

    private func run(_ arguments: [String], _ kind: StorageError.Kind) throws(StorageError) {
        let (process, errors) = (Process(), Pipe())
        process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
        process.arguments = ["tar"] + arguments
        process.environment = [
            "PATH": ProcessInfo.processInfo.environment["PATH"] ?? "/usr/bin:/bin", "LC_ALL": "C",
        ]
        process.standardInput = FileHandle.nullDevice
        process.standardOutput = FileHandle.nullDevice
        process.standardError = errors
        do {
            try process.run()
        } catch {
            throw StorageError(.disk, doing: "run tar", because: DiskReason(error).description)
        }
        let complaint = errors.fileHandleForReading.readDataToEndOfFile()
        process.waitUntilExit()
        guard process.terminationStatus == 0 else {
            let line = String(decoding: complaint, as: UTF8.self).split(separator: "\n").first.map(String.init)
            let isDisk = line?.contains("No space left") ?? false
            throw StorageError(
                isDisk ? .disk : kind, doing: "pack or unpack \(file.path)", because: line ?? "tar gave no reason")
        }
    }
}
