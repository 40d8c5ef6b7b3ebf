/// A permission in the platform's own words, in which `*` stands for anything in its place: `routing:queue:*`.
///
/// Compared without case. What is not of three parts covers only itself.
public struct PermissionPattern: Hashable, Sendable {
    private let text: String

    public init(_ text: String) { self.text = text.lowercased() }

    /// Whether everything that `permission` names is in it.
    public func covers(_ permission: String) -> Bool {
        let permission = permission.lowercased()
        if text == permission { return true }
        let (mine, theirs) = (text.split(separator: ":"), permission.split(separator: ":"))
        guard mine.count == 3, theirs.count == 3 else { return false }
        return zip(mine, theirs).allSatisfy { $0 == "*" || $0 == $1 }
    }
}
