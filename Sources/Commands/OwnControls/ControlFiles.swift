import Assurance
import Capture
import Foundation
import Inventory

/// The controls of the customer's own, in folders of YAML files.
struct ControlFiles {
    private let folders: [URL]

    init(in folders: [URL]) { self.folders = folders }

    /// The controls of all files, by id.
    ///
    /// - Throws: ``ControlFilesError`` with everything that is wrong in any of them.
    func controls() throws -> [OwnControl] {
        var controls: [(file: String, control: OwnControl)] = []
        var errors: [ConfigurationError] = []
        for folder in folders {
            guard let files = Self.files(in: folder) else {
                errors.append(.about(folder.path, "is no folder that can be read"))
                continue
            }
            for file in files {
                do {
                    controls.append((file.path, try Self.control(in: file)))
                } catch let error as ConfigurationError {
                    errors.append(error)
                }
            }
        }
        errors += Self.doubled(controls)
        guard errors.isEmpty else { throw ControlFilesError(errors: errors) }
        return controls.map(\.control).sorted { $0.id < $1.id }
    }

    /// The ids that stand in the files, whatever else does: no query is read for them.
    ///
    /// - Returns: nil where a folder or file cannot be read, or has no id.
    func ids() -> [Control.ID]? {
        var ids: [Control.ID] = []
        for folder in folders {
            guard let files = Self.files(in: folder) else { return nil }
            for file in files {
                guard let id = try? Self.reading(file).id() else { return nil }
                ids.append(id)
            }
        }
        return ids
    }

    private static func files(in folder: URL) -> [URL]? {
        guard let names = try? FileManager.default.contentsOfDirectory(atPath: folder.path) else { return nil }
        return names.sorted().filter { $0.hasSuffix(".yaml") || $0.hasSuffix(".yml") }.map {
            folder.appendingPathComponent($0)
        }
    }

    private static func control(in file: URL) throws -> OwnControl { try reading(file).control() }

    private static func reading(_ file: URL) throws -> ControlFileReading {
        guard let bytes = FileManager.default.contents(atPath: file.path) else {
            throw ConfigurationError.about(file.path, "can't be read")
        }
        return ControlFileReading(Array(bytes), name: file.path)
    }

    private static func doubled(_ controls: [(file: String, control: OwnControl)]) -> [ConfigurationError] {
        var first: [Control.ID: String] = [:]
        return controls.compactMap { file, control in
            guard let other = first[control.id] else {
                first[control.id] = file
                return nil
            }
            return .about(file, "\(control.id) stands in \(other) too")
        }
    }
}

/// Everything that is wrong with files of controls, file by file.
struct ControlFilesError: Error, CustomStringConvertible {
    let errors: [ConfigurationError]

    var description: String { errors.map(\.description).joined(separator: "\n") }
}

extension ConfigurationError {

    /// About a file or folder as a whole.
    static func about(_ file: String, _ message: String) -> ConfigurationError {
        ConfigurationError(file: file, problems: [.init(line: 1, column: 1, message: message)])
    }
}
