import Foundation
import ObjectStorage
import Redaction

/// A place of the configuration where a second archive and ledger of every tenant are kept.
struct CopyPlace {
    let name: String
    let kind: Kind

    enum Kind {

        /// A directory that is there already, such as a mount; it takes archives and ledgers.
        case directory(URL)

        /// A repository elsewhere; it takes archives and ledgers, each on a branch of its own.
        case git(String)

        /// A bucket that locks what it is given; it takes archives and ledgers.
        case s3(BucketPlace)
    }
}

/// A bucket of the configuration, with where the secrets of its access key are.
struct BucketPlace {
    let endpoint: String
    let region: String
    let name: String

    /// What all keys begin with; empty, or ending in a slash.
    let prefix: String
    let key: SecretReference
    let secret: SecretReference
    let sessionToken: SecretReference?
    let lock: LockRule

    /// - Throws: ``SecretNotThere``.
    func bucket() throws -> Bucket {
        Bucket(
            endpoint: endpoint, region: region, name: name,
            key: AccessKey(
                id: try key.resolved().exposed, secret: try secret.resolved(),
                sessionToken: try sessionToken?.resolved()))
    }
}
