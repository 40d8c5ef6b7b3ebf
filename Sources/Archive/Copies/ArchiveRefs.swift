import Foundation

/// What the branch and the tags of an archive name, called as ours calls them wherever they are.
struct ArchiveRefs: Equatable {

    /// The newest capture; nil where there is none.
    private(set) var main: String?
    private(set) var tags: [String: String] = [:]

    /// Names that no archive has.
    private(set) var others: [String] = []

    /// - Parameters:
    ///   - output: What git prints: an object, white space, a name; a line each.
    ///   - branch: What the branch is called there.
    ///   - folder: Where the tags are.
    init(_ output: Data, branch: String, tagsIn folder: String) {
        for line in String(decoding: output, as: UTF8.self).split(separator: "\n") {
            let words = line.split(whereSeparator: \.isWhitespace).map(String.init)
            guard words.count == 2 else { continue }
            if words[1] == branch {
                main = words[0]
            } else if words[1].hasPrefix(folder) {
                tags[String(words[1].dropFirst(folder.count))] = words[0]
            } else {
                others.append(words[1])
            }
        }
    }

    var isEmpty: Bool { main == nil && tags.isEmpty && others.isEmpty }
}
