import Assurance
import Foundation
import Frameworks

/// The customer's frameworks and mappings, from the files the configuration names.
struct FrameworkFiles {
    private let paths: [FrameworkPath]
    private let configuration: String

    /// - Parameter configuration: The name of the file that names them, for errors.
    init(_ paths: [FrameworkPath], namedBy configuration: String) {
        self.paths = paths
        self.configuration = configuration
    }

    /// Every framework, ours and theirs.
    ///
    /// - Throws: ``Failure`` with everything that is wrong, each with file, line and column.
    func library() throws -> Library {
        let (files, missing, unreadable) = files()
        refuseTaken(files)
        let known = Library(own: files.map { OwnFramework($0) })
        let results = files.compactMap { MappingsReading($0, in: known)?.result() }
        refuseCycles(results.flatMap(\.arrows))
        let errors =
            (missing.isEmpty ? [] : [ConfigurationError(file: configuration, problems: missing)])
            + unreadable + files.compactMap(\.error)
        guard errors.isEmpty else {
            throw Failure(
                errors.map(\.description).joined(separator: "\n"), hint: "docs/frameworks.md has the format",
                code: .configuration)
        }
        return Library(own: results.map(\.own))
    }

    private typealias Found = (
        files: [FrameworkFile], missing: [ConfigurationError.Problem], unreadable: [ConfigurationError]
    )

    private func files() -> Found {
        var found: Found = ([], [], [])
        for path in paths {
            let places = places(of: path)
            if places.isEmpty {
                let message = "there is no file \(path.name), and no folder with a .yaml file in it"
                found.missing.append(.init(line: path.line, column: path.column, message: message))
            }
            for (name, url) in places {
                if let data = FileManager.default.contents(atPath: url.path) {
                    found.files.append(FrameworkFile(Array(data), named: name))
                } else {
                    found.unreadable.append(.about(name, "can't be read"))
                }
            }
        }
        return found
    }

    /// The files a path means: itself, or those in the folder it is.
    private func places(of path: FrameworkPath) -> [(name: String, url: URL)] {
        guard Files.isFolder(path.url.path) else {
            return FileManager.default.fileExists(atPath: path.url.path) ? [(path.name, path.url)] : []
        }
        let names = (try? FileManager.default.contentsOfDirectory(atPath: path.url.path)) ?? []
        return names.sorted().filter { $0.hasSuffix(".yaml") || $0.hasSuffix(".yml") }.map {
            ("\(path.name)/\($0)", path.url.appendingPathComponent($0))
        }
    }

    /// An id names one framework.
    private func refuseTaken(_ files: [FrameworkFile]) {
        var taken = Set(Library().names)
        for file in files where file.catalogue != nil && !file.framework.id.isEmpty {
            if !taken.insert(file.framework.id).inserted {
                file.root?.problem("there is a framework \(file.framework.id) already", at: file.root?.node("id"))
            }
        }
    }

    private func refuseCycles(_ arrows: [MappingsReading.Arrow]) {
        let names = arrows.map { (from: $0.from.nameOfItsOwn, to: $0.to.nameOfItsOwn) }
        for cycle in Cycles(in: names).closing {
            let section = arrows[cycle.arrow].section
            section.problem(
                "the mappings lead back to where they began: \(cycle.way.joined(separator: " → "))",
                at: section.node("to"))
        }
    }
}

extension Citation {

    /// By the framework's id: two editions of one framework may have one title.
    fileprivate var nameOfItsOwn: String { "\(framework.id) \(clause)" }
}

extension OwnFramework {

    /// What a file defines, before anything is mapped.
    fileprivate init(_ file: FrameworkFile) {
        self.init(file: file.name, framework: file.framework, catalogue: file.catalogue, checks: [], crosswalks: [])
    }
}

extension PlaceOptions {

    /// Every framework; ours alone where there is no configuration and nobody named one.
    func library() throws -> Library {
        let file = configurationFile
        if !namesConfiguration, !FileManager.default.fileExists(atPath: file.path) { return Library() }
        let configuration = try Configuration(file: file)
        return try FrameworkFiles(configuration.frameworks, namedBy: file.lastPathComponent).library()
    }
}

extension Library {

    /// What a person means by a name.
    ///
    /// - Throws: ``Failure`` where there is no such framework, with the nearest name.
    func framework(_ name: String) throws -> Choice {
        if let choice = choice(named: name) { return choice }
        let nearest = Nearest.to(name.lowercased(), among: names)
        throw Failure(
            "there is no framework \(name)",
            hint: nearest.map { "did you mean \($0)?" } ?? "`linewarden frameworks` lists them", code: .notThere)
    }

    /// What touches a framework.
    ///
    /// - Throws: ``Failure`` where it has mappings and no catalogue, so that nothing is printed for nothing covered.
    func covered(_ choice: Choice, by controls: [Control]) throws -> Coverage {
        if let coverage = coverage(of: choice, by: controls) { return coverage }
        throw Failure(
            "there is no catalogue of \(choice.framework.name) here, so nobody can say what of it is covered",
            hint: "give its requirements in a file of your own; docs/frameworks.md has the format", code: .notThere)
    }
}
