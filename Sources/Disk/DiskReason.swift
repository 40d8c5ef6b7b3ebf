import Foundation

/// Why the disk did not take or give something, as a clause for whoever runs the program.
///
/// The one place that puts the system's errors into words: Foundation's own speak of operations, domains and codes.
public struct DiskReason: Hashable, Sendable, CustomStringConvertible {
    public let description: String

    public init(_ error: any Error) {
        let error = error as NSError
        description = Self.number(of: error).map(Self.words) ?? error.localizedDescription
    }

    /// - Parameter number: What the system left in `errno`.
    public init(errno number: Int32) { description = Self.words(number) }

    /// The system's number for an error, also where another error stands around it.
    private static func number(of error: NSError) -> Int32? {
        if error.domain == NSPOSIXErrorDomain { return Int32(error.code) }
        if let cause = error.userInfo[NSUnderlyingErrorKey] as? any Error { return number(of: cause as NSError) }
        return error.domain == NSCocoaErrorDomain ? numbers[CocoaError.Code(rawValue: error.code)] : nil
    }

    /// What Foundation says of its own accord, without an error of the system behind it.
    private static let numbers: [CocoaError.Code: Int32] = [
        .fileNoSuchFile: ENOENT, .fileReadNoSuchFile: ENOENT, .fileReadNoPermission: EACCES,
        .fileWriteNoPermission: EACCES, .fileWriteFileExists: EEXIST, .fileWriteOutOfSpace: ENOSPC,
        .fileWriteVolumeReadOnly: EROFS,
    ]

    private static func words(_ number: Int32) -> String {
        switch number {
        case ENOSPC: "no space is left on the disk"
        case EDQUOT: "our share of the disk is used up"
        case EACCES, EPERM: "permission denied"
        case ENOENT: "it is not there"
        case EEXIST: "something else is there already"
        case ENOTDIR: "what should be a folder is a file"
        case EISDIR: "what should be a file is a folder"
        case EROFS: "the disk can only be read"
        case EIO: "the disk failed"
        default: String(cString: strerror(number)).lowercased()
        }
    }
}
