import Disk
import Foundation

extension LedgerFolder {

    /// The bytes of a file; nil where there is none.
    func read(_ relative: String) throws(LedgerError) -> [UInt8]? {
        guard let file = try OpenFile(reading: path(relative)) else { return nil }
        return try file.read(try file.size(), at: 0)
    }

    func exists(_ relative: String) -> Bool { access(path(relative), F_OK) == 0 }

    /// Writes a file, which is durable only after a sync.
    func write(_ bytes: [UInt8], to relative: String, mode: mode_t = 0o600) throws(LedgerError) {
        try makeFolder(of: relative)
        let file = try OpenFile(path(relative), O_WRONLY | O_CREAT | O_TRUNC, mode: mode)
        try file.append(bytes)
    }

    /// Puts a file in place, whole or not at all, and returns when the disk has it.
    func put(_ bytes: [UInt8], at relative: String, mode: mode_t = 0o600) throws(LedgerError) {
        try makeFolder(of: relative)
        let temporary = relative + ".tmp"
        do throws(LedgerError) {
            let file = try OpenFile(path(temporary), O_WRONLY | O_CREAT | O_TRUNC, mode: mode)
            try file.append(bytes)
            try file.sync()
        } catch {
            unlink(path(temporary))
            throw error
        }
        try move(temporary, to: relative)
    }

    /// Gives a file its name, for good.
    func move(_ old: String, to new: String) throws(LedgerError) {
        guard rename(path(old), path(new)) == 0 else { throw .system(doing: "write \(path(new))") }
        try sync(folderOf: new)
    }

    /// Returns when the disk knows which files are in the folder of this one.
    func sync(folderOf relative: String) throws(LedgerError) {
        try OpenFile(Self.parent(path(relative)), O_RDONLY | O_DIRECTORY).sync()
    }

    /// Returns when the disk has everything that was written.
    func syncAll() throws(LedgerError) { try OpenFile(url.path, O_RDONLY | O_DIRECTORY).syncAll() }

    func remove(_ relative: String) throws(LedgerError) {
        guard unlink(path(relative)) == 0 || errno == ENOENT else { throw .system(doing: "remove \(path(relative))") }
    }

    /// The names in a folder, sorted; none where there is no folder.
    ///
    /// - Throws: ``LedgerError`` of kind `.disk` where it cannot be told: an unread folder is not an empty one.
    func list(_ relative: String) throws(LedgerError) -> [String] {
        do {
            return try FileManager.default.contentsOfDirectory(atPath: path(relative)).sorted()
        } catch let error as CocoaError where error.code == .fileReadNoSuchFile {
            return []
        } catch {
            throw LedgerError(.disk, doing: "list \(path(relative))", because: "\(DiskReason(error))")
        }
    }

    /// The numbers that files of a folder are named by, as `20.wal` by 20.
    func numbers(in relative: String, ending: String) throws(LedgerError) -> [Int] {
        Self.numbers(of: try list(relative), ending: ending)
    }

    static func numbers(of names: [String], ending: String) -> [Int] {
        names.compactMap { name in name.hasSuffix(ending) ? Int(name.dropLast(ending.count)) : nil }
    }

    /// Every file below a folder, by its path from the ledger's own; no link is followed.
    func files(below relative: String) throws(LedgerError) -> [String] {
        var files: [String] = []
        for name in try list(relative) {
            let inner = relative + "/" + name
            var status = stat()
            guard lstat(path(inner), &status) == 0 else {
                // Whoever writes the ledger may have dropped it since it was listed.
                if errno == ENOENT { continue }
                throw .system(doing: "read \(path(inner))")
            }
            switch status.st_mode & S_IFMT {
            case S_IFDIR: files += try self.files(below: inner)
            case S_IFREG: files.append(inner)
            default: continue
            }
        }
        return files
    }

    private func makeFolder(of relative: String) throws(LedgerError) { try Self.make(Self.parent(path(relative))) }

    static func make(_ folder: String) throws(LedgerError) {
        if mkdir(folder, 0o700) == 0 || errno == EEXIST { return }
        guard errno == ENOENT, folder.contains("/") else { throw .system(doing: "make \(folder)") }
        try make(parent(folder))
        guard mkdir(folder, 0o700) == 0 || errno == EEXIST else { throw .system(doing: "make \(folder)") }
    }

    private static func parent(_ path: String) -> String {
        path.lastIndex(of: "/").map { String(path[..<$0]) } ?? "."
    }
}

extension LedgerFolder {

    /// Returns when the disk has these files and knows where they are.
    ///
    /// Many are settled by one sync of the whole file system: a thousand tiles would be a thousand syncs.
    func settle(_ files: [String]) throws(LedgerError) {
        guard files.count <= 16 else { return try syncAll() }
        var folders: Set<String> = []
        for file in files {
            try OpenFile(path(file), O_RDONLY).sync()
            var folder = file
            while let slash = folder.lastIndex(of: "/") {
                folder = String(folder[..<slash])
                folders.insert(folder)
            }
        }
        for folder in folders.sorted() { try OpenFile(path(folder), O_RDONLY | O_DIRECTORY).sync() }
        try OpenFile(url.path, O_RDONLY | O_DIRECTORY).sync()
    }
}
