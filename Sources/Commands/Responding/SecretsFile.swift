import Foundation
import Redaction
import Yams

/// A file of secrets that a person filled in for one plan: things, and under each its fields.
///
/// What is wrong is told by line and name; nothing of what stands behind a name is ever told.
struct SecretsFile {
    let path: String
    let things: [Thing]

    struct Thing {
        let place: String

        /// What was given, by field; nil where nothing stands there.
        let fields: [String: Secret?]
    }

    /// - Throws: ``Failure`` where it is not there, somebody else could have read it, or it does not read.
    init(_ path: String) throws {
        var bytes = [UInt8](repeating: 0, count: Self.largest + 1)
        // Of what is made of them no trace can be wiped; of the file itself it can.
        defer { bytes.withUnsafeMutableBytes { all in all.baseAddress.map { explicit_bzero($0, all.count) } } }
        let count = try Self.fill(&bytes, from: path)
        self.path = path
        things = try Self.things(try bytes.withUnsafeBytes { try Self.text($0.prefix(count), in: path) }, in: path)
    }

    private static let largest = 1 << 20

    /// Reads it whole, into what is wiped and nowhere else.
    ///
    /// - Returns: How many bytes there are.
    private static func fill(_ bytes: inout [UInt8], from path: String) throws -> Int {
        let descriptor = open(path, O_RDONLY | O_CLOEXEC | O_NOCTTY)
        guard descriptor >= 0 else { throw unread(path) }
        defer { close(descriptor) }
        try refuseShared(descriptor, path)
        var count = 0
        while count < bytes.count {
            let more = bytes.withUnsafeMutableBytes { all in
                read(descriptor, all.baseAddress.map { $0 + count }, all.count - count)
            }
            if more < 0, errno == EINTR { continue }
            guard more >= 0 else { throw unread(path) }
            if more == 0 { return count }
            count += more
        }
        throw Failure("\(path) is larger than 1 MiB", hint: "is it the file of secrets?", code: .unsound)
    }

    private static func unread(_ path: String) -> Failure {
        Failure("can't read the secrets in \(path)", hint: "is the path right?", code: .notThere)
    }

    /// Nothing in it is put right: a secret that was is another.
    private static func text(_ bytes: Slice<UnsafeRawBufferPointer>, in path: String) throws -> String {
        if let text = String(validating: bytes, as: UTF8.self) { return text }
        let line = bytes.split(separator: 0x0A, omittingEmptySubsequences: false)
            .firstIndex { String(validating: $0, as: UTF8.self) == nil }
        throw Failure(
            "\(path) is not UTF-8" + (line.map { ", in line \($0 + 1)" } ?? ""),
            hint: "nothing was sent; save it as UTF-8", code: .unsound)
    }

    /// Refuses what anybody else may read, or could have written.
    private static func refuseShared(_ descriptor: Int32, _ path: String) throws {
        var status = stat()
        guard fstat(descriptor, &status) == 0, [S_IFREG, S_IFIFO].contains(status.st_mode & S_IFMT) else {
            throw Failure("\(path) is no file", hint: "is the path right?", code: .notThere)
        }
        guard status.st_uid == geteuid() else {
            throw Failure(
                "\(path) belongs to somebody else", hint: "nothing was sent; make one of your own", code: .mayNot)
        }
        guard status.st_mode & 0o177 == 0 else {
            throw Failure(
                "others may read or write \(path)",
                hint: "nothing was sent; `chmod 600` it, and think whether anybody read it", code: .mayNot)
        }
    }

    private static func things(_ text: String, in path: String) throws -> [Thing] {
        let root: Node?
        do {
            root = try Yams.compose(yaml: text)
        } catch {
            throw unreadable(path, line: (error as? YamlError)?.line)
        }
        guard let root else { return [] }
        guard let mapping = root.mapping else { throw unreadable(path, line: root.mark?.line) }
        let lines = WrittenLines(text)
        return try mapping.map { key, value in
            guard let place = key.scalar?.string else { throw unreadable(path, line: key.mark?.line) }
            return Thing(place: place, fields: try fields(value, of: place, lines, in: path))
        }
    }

    private static func fields(
        _ node: Node, of place: String, _ lines: WrittenLines, in path: String
    ) throws -> [String: Secret?] {
        if node.isNothing { return [:] }
        guard let mapping = node.mapping else { throw unreadable(path, line: node.mark?.line) }
        var fields: [String: Secret?] = [:]
        for (key, value) in mapping {
            guard let name = key.scalar?.string, let text = value.scalar?.string else {
                throw unreadable(path, line: value.mark?.line)
            }
            if SecretMarks.isMark(text) {
                throw Failure(
                    "\(path) has the mark of a secret for \(place) \(name), and not the secret",
                    hint: "nothing was sent; a mark cannot be turned back into what it marks", code: .unsound)
            }
            guard value.isNothing || lines.hold(value) else { throw altered(path, line: value.mark?.line) }
            fields[name] = .some(value.isNothing || text.isEmpty ? nil : Secret(text))
        }
        return fields
    }

    private static func altered(_ path: String, line: Int?) -> Failure {
        Failure(
            "\(path) would not give what is written" + (line.map { " in line \($0)" } ?? "") + " as it is written",
            hint: """
                nothing was sent; put it between single quotes, on one line, with every single quote in it written twice; \
                several lines go below a |
                """, code: .unsound)
    }

    private static func unreadable(_ path: String, line: Int?) -> Failure {
        Failure(
            "\(path) does not read" + (line.map { ", in line \($0)" } ?? ""),
            hint: "nothing was sent; it holds things, and under each its fields, as `restore --to` printed them",
            code: .unsound)
    }
}

extension Node {

    /// Whether it is there and empty, and nobody wrote quotation marks.
    fileprivate var isNothing: Bool {
        guard let scalar, scalar.style == .plain else { return false }
        return ["", "~", "null"].contains(scalar.string)
    }
}

extension YamlError {

    /// Where it is wrong; nothing of what stands there.
    fileprivate var line: Int? {
        switch self {
        case .scanner(_, _, let mark, _), .parser(_, _, let mark, _), .composer(_, _, let mark, _): mark.line
        case .duplicatedKeysInMapping(_, let context): context.mark.line
        default: nil
        }
    }
}
