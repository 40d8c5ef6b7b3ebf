import Foundation

/// What the branch and the tags of an archive name, called as ours calls them wherever they are.
public struct ArchiveRefs: Equatable, Sendable {

    /// The newest capture; nil where there is none.
    private(set) var main: String?
    private(set) var tags: [String: String] = [:]

    /// Names that no archive has.
    private(set) var others: [String] = []

    private static let branch = "refs/heads/main"
    private static let folder = "refs/tags/"

    /// - Parameters:
    ///   - output: What git prints: an object, white space, a name; a line each.
    ///   - branch: What the branch is called there.
    ///   - folder: Where the tags are.
    init(_ output: Data, branch: String = Self.branch, tagsIn folder: String = Self.folder) {
        for line in String(decoding: output, as: UTF8.self).split(separator: "\n") {
            let words = line.split(whereSeparator: \.isWhitespace).map(String.init)
            guard words.count == 2 else { continue }
            take(words[1], words[0], branch, folder)
        }
    }

    /// - Parameter names: Each with the object it stands for, as ``names`` gives them.
    public init(names: [String: String]) {
        for (name, object) in names.sorted(by: { $0.key < $1.key }) { take(name, object, Self.branch, Self.folder) }
    }

    private mutating func take(_ name: String, _ object: String, _ branch: String, _ folder: String) {
        if name == branch {
            main = object
        } else if name.hasPrefix(folder) {
            tags[String(name.dropFirst(folder.count))] = object
        } else {
            others.append(name)
        }
    }

    /// The full name of the branch and of each tag, with the object it stands for.
    public var names: [String: String] {
        var names = Dictionary(uniqueKeysWithValues: tags.map { (Self.folder + $0.key, $0.value) })
        names[Self.branch] = main
        return names
    }

    var isEmpty: Bool { main == nil && tags.isEmpty && others.isEmpty }
}
