import Foundation
import NIOCore

/// Why nobody can be heard at an address, and what to do about it.
public struct CannotListen: Error, Hashable, Sendable {
    public let because: String
    public let advice: String

    /// - Returns: nil for whatever else went wrong.
    public init?(_ error: any Error) {
        guard let error = error as? IOError else { return nil }
        switch error.errnoCode {
        case EADDRINUSE: self.init("the port is taken", "choose another, or see with `ss -ltnp` who has it")
        case EADDRNOTAVAIL: self.init("it is no address of this machine", "`ip address` lists those it has")
        case EACCES, EPERM:
            self.init("ports below 1024 are not for everybody", "choose one above, or put something in front of it")
        default: return nil
        }
    }

    private init(_ because: String, _ advice: String) { (self.because, self.advice) = (because, advice) }
}
