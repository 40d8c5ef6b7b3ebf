/// Why a file is no exported flow, as the rest of a sentence that begins with its name.
public struct FlowFileError: Error, Sendable, CustomStringConvertible {

    /// As whoever imports called it.
    public let file: String
    public let because: String

    init(_ file: String, _ because: String) {
        self.file = file
        self.because = because
    }

    public var description: String { "\(file) \(because)" }
}
