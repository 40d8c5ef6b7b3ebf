import Archive
import Foundation
import Ledger

/// A branch of a repository elsewhere, and a repository of ours in which it is fetched and gone on with.
///
/// Ours lies in the folder for temporary files until it is removed.
struct RemoteBranch {
    private let branch: String
    private let address: String

    /// Where there is room for what is done with it.
    let folder: URL

    /// What the branch is called in ours.
    static let name = "refs/heads/copy"

    init(_ branch: String, of address: String) throws(LedgerError) {
        self.branch = branch
        self.address = address
        folder = FileManager.default.temporaryDirectory
            .appendingPathComponent("linewarden-copy-\(ProcessInfo.processInfo.globallyUniqueString)")
        try LedgerFolder.make(folder.path)
        do throws(LedgerError) {
            let shape = ["--bare", "--template=", "--initial-branch=copy", "--object-format=sha1"]
            try git(["init", "--quiet"] + shape + [repository.path])
        } catch {
            remove()
            throw error
        }
    }

    func remove() { try? FileManager.default.removeItem(at: folder) }

    var description: String { "\(branch) of \(address)" }

    private var repository: URL { folder.appendingPathComponent("copy.git") }
    private var theirs: String { "refs/heads/" + branch }
    private var doing: String { "reach the copy \(description)" }

    /// The commit the branch is at elsewhere; nil where there is no such branch.
    ///
    /// - Throws: ``LedgerError`` of kind `.away` where nobody answers.
    func tip() throws(LedgerError) -> String? {
        let listed = try reaching { () throws(LedgerError) in try git(["ls-remote", "--refs", "--", address, theirs]) }
        let lines = String(decoding: listed, as: UTF8.self).split(separator: "\n").map { $0.split(separator: "\t") }
        return lines.first { $0.count == 2 && $0[1] == theirs }.map { String($0[0]) }
    }

    /// How much of the newest commit is fetched.
    enum Extent {

        /// Which files it has, without their bytes, where the other side can leave those out.
        ///
        /// They cannot be had one by one afterwards: over ssh not every server gives what no branch names.
        case names

        /// Everything, each object looked at by git.
        case everything

        fileprivate var arguments: [String] {
            switch self {
            case .names: ["fetch", "--filter=blob:none"]
            case .everything: ["-c", "fetch.fsckObjects=true", "fetch"]
            }
        }
    }

    /// Fetches the newest commit without those before it.
    ///
    /// - Returns: The commit, which may be a newer one than whoever asked before was told of.
    func fetch(_ extent: Extent) throws(LedgerError) -> String {
        let quietly = ["--quiet", "--no-auto-maintenance", "--no-write-fetch-head", "--no-tags", "--depth=1"]
        do throws(LedgerError) {
            try git(extent.arguments + quietly + [Self.remote, "+\(theirs):\(Self.name)"])
        } catch {
            // Whoever still answers and cannot give what it names is damaged, not away.
            _ = try tip()
            throw error
        }
        return try head()
    }

    /// The commit the branch is at here.
    private func head() throws(LedgerError) -> String {
        let printed = try git(["rev-parse", "--verify", "--quiet", Self.name])
        return String(decoding: printed, as: UTF8.self).trimmingCharacters(in: .newlines)
    }

    /// Moves the branch on to what was added, which it refuses if it was moved since it was fetched.
    ///
    /// - Parameter parent: The commit it was at; nil where there was none.
    func push(after parent: String?) throws(LedgerError) {
        do throws(LedgerError) {
            try git(["push", "--quiet", "--porcelain", "--no-thin", "--", address, "\(Self.name):\(theirs)"])
        } catch {
            guard try tip() == parent else {
                throw LedgerError(.away, doing: doing, because: "somebody else moved it meanwhile: run it again")
            }
            throw LedgerError(error.kind == .disk ? .disk : .away, doing: error.doing, because: error.because)
        }
        guard try tip() == head() else {
            throw LedgerError(.away, doing: doing, because: "it took the commit and is not at it: run it again")
        }
    }
}

extension RemoteBranch {

    /// Every file of the commit, with what git calls its bytes; nil for what is no plain file.
    func files() throws(LedgerError) -> [String: String?] {
        var files: [String: String?] = [:]
        for line in Array(try git(["ls-tree", "-r", "-z", "--full-tree", Self.name])).split(separator: 0) {
            let words = String(decoding: line, as: UTF8.self).split(separator: "\t", maxSplits: 1)
            let kind = words[0].split(separator: " ")
            guard words.count == 2, kind.count == 3 else { continue }
            files.updateValue(kind[0] == "100644" ? String(kind[2]) : nil, forKey: String(words[1]))
        }
        return files
    }

    /// The bytes of one file.
    func read(_ path: String) throws(LedgerError) -> [UInt8] {
        Array(try git(["cat-file", "blob", "\(Self.name):\(path)"]))
    }

    /// Puts files into a folder.
    ///
    /// - Parameter files: Each with what git calls its bytes.
    func write(_ files: [String: String], to target: LedgerFolder) throws(LedgerError) {
        let sorted = files.sorted { $0.key < $1.key }
        let list = LedgerFolder(folder)
        try list.write(Array(sorted.map { $0.value + "\n" }.joined().utf8), to: "objects")
        try running { () throws(ArchiveError) in
            try git.reading(
                ["cat-file", "--batch", "--buffer"], input: URL(fileURLWithPath: list.path("objects")), doing: doing
            ) { output throws(ArchiveError) in
                for (path, _) in sorted { try write(path, from: &output, to: target) }
            }
        }
    }

    private func write(
        _ path: String, from output: inout PipeReader, to target: LedgerFolder
    ) throws(ArchiveError) {
        let words = String(decoding: output.line() ?? [], as: UTF8.self).split(separator: " ")
        guard words.count == 3, words[1] == "blob", var rest = Int(words[2]) else { throw lost(path) }
        do throws(LedgerError) {
            try target.write([], to: path)
            let file = try OpenFile(target.path(path), O_WRONLY | O_APPEND)
            while rest > 0, let piece = output.bytes(min(rest, SealedFiles.piece)) {
                try file.append(piece)
                rest -= piece.count
            }
        } catch {
            throw ArchiveError(.disk, doing: error.doing, because: error.because)
        }
        guard rest == 0, output.bytes(1) == [0x0A] else { throw lost(path) }
    }

    private func lost(_ path: String) -> ArchiveError {
        ArchiveError(.unsound, doing: doing, because: "it does not give \(path)")
    }

    /// Goes on with the branch, here only.
    ///
    /// - Parameter stream: As ``CommitStream`` writes it.
    func add(_ stream: URL) throws(LedgerError) {
        try running { () throws(ArchiveError) in
            try git.reading(
                Self.settings + ["fast-import", "--quiet", "--done", "--depth=0"], input: stream,
                doing: "make a commit for the copy \(description)"
            ) { _ in }
        }
    }
}

extension RemoteBranch {
    private static let remote = "copy"

    /// What lies here is gone in a moment, and what is sent does not shrink against what was sent before.
    private static let settings = [
        "core.fsync=none", "fetch.unpackLimit=1", "fastimport.unpackLimit=1", "pack.window=0",
        "advice.pushUpdateRejected=false",
    ].flatMap { ["-c", $0] }

    private var git: Git { Git(repository: repository, reachesOut: true) }

    @discardableResult
    private func git(_ arguments: [String]) throws(LedgerError) -> Data {
        try running { () throws(ArchiveError) in
            let remote = ["-c", "remote.\(Self.remote).url=\(address)"]
            return try git.run(Self.settings + remote + arguments, doing: doing)
        }
    }

    private func reaching<Result>(_ body: () throws(LedgerError) -> Result) throws(LedgerError) -> Result {
        do throws(LedgerError) {
            return try body()
        } catch {
            throw LedgerError(.away, doing: error.doing, because: error.because)
        }
    }

    private func running<Result>(_ body: () throws(ArchiveError) -> Result) throws(LedgerError) -> Result {
        do throws(ArchiveError) {
            return try body()
        } catch {
            throw LedgerError(Self.kind(of: error), doing: error.doing, because: error.because)
        }
    }

    private static func kind(of error: ArchiveError) -> LedgerError.Kind {
        switch error.kind {
        case .notThere: .notThere
        case .unsound: .unsound
        case .disk: .disk
        case .busy: .busy
        case .away: .away
        }
    }
}
