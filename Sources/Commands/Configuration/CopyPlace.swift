import Foundation

/// A place of the configuration where a second archive and ledger of every tenant are kept.
struct CopyPlace {
    let name: String
    let kind: Kind

    enum Kind {

        /// A directory that is there already, such as a mount; it takes archives and ledgers.
        case directory(URL)

        /// A repository elsewhere, which takes archives.
        case git(String)
    }
}
