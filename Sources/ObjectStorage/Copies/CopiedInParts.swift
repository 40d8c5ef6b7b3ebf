public import Foundation

/// Something of ours that is copied as files, each of which goes on from those before it.
public protocol CopiedInParts: Sendable {
    associatedtype Standing: Equatable & Sendable

    /// How the names of its parts end.
    static var ending: String { get }

    /// How a copy that says it has these stands to ours.
    ///
    /// - Throws: An error of kind `.unsound` where it has what ours has not.
    func standing(of contents: CopyContents?) async throws -> Standing

    func isUpToDate(_ standing: Standing) -> Bool

    /// Writes what a copy that has these lacks.
    ///
    /// - Parameter folder: Where there is room for what it takes.
    /// - Returns: What the copy has with that part.
    func write(after contents: CopyContents?, to part: URL, in folder: URL) async throws -> CopyContents

    /// Puts all parts together again, checks every byte, and that they are ours or the beginning of ours.
    func verify(_ parts: [URL], in folder: URL) async throws -> Standing
}
