import ContactCenter
import Foundation
import GenesysCloud

/// The files of an import of flows: those named, and every YAML file of the folders named.
struct FlowPaths {
    private(set) var files: [File] = []

    struct File {
        let path: String
        let written: Moment
    }

    /// - Throws: ``Failure`` where one is not there, a folder has none, or they are more than is read.
    init(_ paths: [String]) throws {
        for path in paths { try add(path) }
    }

    /// That files are larger together than what is read.
    static let tooMuch = Failure(
        "nothing was imported: the files are more than the \(FlowImport.largest >> 20) MiB that are read at once",
        hint: "leave out flows that are not published", code: .unsound)

    private var bytes = 0

    private mutating func add(_ path: String) throws {
        guard Files.isFolder(path) else { return try addFile(path) }
        let names = try FileManager.default.contentsOfDirectory(atPath: path).sorted()
        let exports = names.filter { $0.hasSuffix(".yaml") || $0.hasSuffix(".yml") }
        guard !exports.isEmpty else {
            throw Failure(
                "there is no YAML file in \(path)", hint: "name the folder the exports are in", code: .notThere)
        }
        for name in exports { try addFile("\(path)/\(name)") }
    }

    private mutating func addFile(_ path: String) throws {
        let attributes = try? FileManager.default.attributesOfItem(
            atPath: URL(fileURLWithPath: path).resolvingSymlinksInPath().path)
        guard let attributes, attributes[.type] as? FileAttributeType == .typeRegular,
            let size = (attributes[.size] as? NSNumber)?.intValue, let written = attributes[.modificationDate] as? Date
        else { throw Failure("can't read \(path)", hint: "is the path right, and is it a file?", code: .notThere) }
        guard size <= FlowFile.largest else { throw FlowFile.tooLarge(path) }
        bytes += size
        guard bytes <= FlowImport.largest else { throw Self.tooMuch }
        files.append(File(path: path, written: Moment(milliseconds: Int64(written.timeIntervalSince1970 * 1000))))
    }
}
