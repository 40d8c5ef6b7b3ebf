public import Assurance
import Synchronization

/// The frameworks whose identifiers we may ship.
///
/// Titles are the publisher's own only where the publisher gave them to everybody (NIST, FBI, FedRAMP); elsewhere they
/// are in our words, and of the CSA matrix there are only identifiers and domains. Each file says so at its head.
public enum Catalogues {

    /// The clause a control cites; nil if the catalogue has none of that name.
    public static func requirement(_ citation: Citation) -> Requirement? {
        catalogue(of: citation.framework)?.requirement(citation.clause)
    }

    /// The clauses of a framework, in the publisher's order, withdrawn ones left out; empty for a framework we do not
    /// have.
    public static func requirements(of framework: Framework) -> [Requirement] {
        catalogue(of: framework)?.requirements ?? []
    }

    /// The whole catalogue, with where it is from; read when it is first asked for.
    public static func catalogue(of framework: Framework) -> Catalogue? {
        read.withLock { read in
            if let known = read[framework.id] { return known }
            guard let names = Framework.files.first(where: { $0.framework == framework })?.names else { return nil }
            let catalogue = Catalogue(title: framework.name, files: names.map(Embedded.catalogue))
            read[framework.id] = catalogue
            return catalogue
        }
    }

    private static let read = Mutex<[String: Catalogue]>([:])
}
