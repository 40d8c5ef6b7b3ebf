/// An object store did not do what it was asked, or does not hold what it should.
public struct StorageError: Error, Sendable, CustomStringConvertible {
    public let doing: String
    public let because: String
    public let kind: Kind

    /// The store's own word for it, such as `NoSuchKey`.
    let code: String?

    public enum Kind: Sendable {

        /// It did not answer, or asks for patience.
        case away

        /// It answers, and will not do it as things are set up.
        case refused

        /// Its bucket or an object of it is not locked as it should be.
        case unprotected

        /// What is there is not what was written.
        case unsound

        /// What was asked for is not there.
        case notThere

        /// Our own disk would not take something.
        case disk
    }

    init(_ kind: Kind, doing: String, because: String, code: String? = nil) {
        self.kind = kind
        self.doing = doing
        self.because = because
        self.code = code
    }

    public var description: String { "can't \(doing): \(because)" }

    public var hint: String {
        switch kind {
        case .away: "what was sent is kept; run it again later"
        case .refused: "docs/operating/backup.md lists what our access key must be allowed to do"
        case .unprotected: "docs/operating/backup.md shows how to make a bucket that locks its objects"
        case .unsound: "keep the bucket as it is, and copy to another prefix"
        case .notThere: "`linewarden copy TENANT` makes the first copy"
        case .disk: "make room in the folder for temporary files, or set TMPDIR to another"
        }
    }
}
