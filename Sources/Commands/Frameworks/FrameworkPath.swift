import Foundation

/// A file or folder of frameworks, and where the configuration names it.
struct FrameworkPath {
    let name: String
    let url: URL
    let line: Int
    let column: Int
}
