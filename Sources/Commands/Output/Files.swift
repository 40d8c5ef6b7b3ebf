import Archive
import Disk
import Foundation
import Simulator
import Synchronization

/// Reads and writes the files a command is given by name.
enum Files {

    /// - Throws: ``Failure`` where it can't be read.
    static func contents(of path: String) throws -> [UInt8] {
        guard let data = FileManager.default.contents(atPath: path) else {
            throw Failure("can't read \(path)", hint: "is the path right?", code: .notThere)
        }
        return Array(data)
    }

    static func isFolder(_ path: String) -> Bool {
        var isFolder: ObjCBool = false
        return FileManager.default.fileExists(atPath: path, isDirectory: &isFolder) && isFolder.boolValue
    }

    /// Whether two paths lead to one file, links followed.
    static func isSame(_ one: String, _ other: String) -> Bool {
        func resolved(_ path: String) -> String { URL(fileURLWithPath: path).resolvingSymlinksInPath().path }
        func number(_ path: String) -> [Int?] {
            let attributes = try? FileManager.default.attributesOfItem(atPath: resolved(path))
            return [.systemNumber, .systemFileNumber].map { (attributes?[$0] as? NSNumber)?.intValue }
        }
        return resolved(one) == resolved(other) || (number(one)[1] != nil && number(one) == number(other))
    }

    /// Writes a file whole or not at all.
    ///
    /// - Parameter isPrivate: Whether only its owner may read it.
    /// - Throws: ``ArchiveError`` where the disk would not take it.
    static func write(_ bytes: [UInt8], to path: String, isPrivate: Bool = false) throws {
        do {
            let file = URL(fileURLWithPath: path)
            try FileManager.default.createDirectory(
                at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
            if isPrivate {
                try Data().write(to: file)
                try FileManager.default.setAttributes([.posixPermissions: 0o600], ofItemAtPath: path)
                try Data(bytes).write(to: file)
            } else {
                try Data(bytes).write(to: file, options: .atomic)
            }
        } catch {
            throw ArchiveError(.disk, doing: "write \(path)", because: DiskReason(error).description)
        }
    }

    /// Removes a file, if it is there.
    ///
    /// - Throws: ``ArchiveError`` where the disk would not let it go.
    static func remove(_ path: String) throws {
        guard FileManager.default.fileExists(atPath: path) else { return }
        do {
            try FileManager.default.removeItem(atPath: path)
        } catch {
            throw ArchiveError(.disk, doing: "remove \(path)", because: DiskReason(error).description)
        }
    }

    /// Appends each exchange to a file, a line each.
    static func lines(to path: String) throws -> @Sendable (Exchange) -> Void {
        try write([], to: path)
        let handle = Mutex(try FileHandle(forWritingTo: URL(fileURLWithPath: path)))
        return { exchange in
            handle.withLock { handle in try? handle.write(contentsOf: Data(exchange.json + [0x0A])) }
        }
    }
}
