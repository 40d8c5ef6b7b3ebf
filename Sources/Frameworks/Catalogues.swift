public import Assurance
import CFrameworks
import Capture

/// The frameworks whose identifiers we may ship, in the editions the controls cite.
///
/// Titles are the publisher's own only where the publisher gave them to everybody (NIST, FBI); elsewhere they are in our
/// words, and of the CSA matrix there are only identifiers and domains. Each file says so at its head.
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

    /// The whole catalogue, with where it is from.
    public static func catalogue(of framework: Framework) -> Catalogue? { all[framework.id] }

    private static let all: [String: Catalogue] = {
        var all: [String: Catalogue] = [:]
        for place in 0..<lw_catalogue_count() {
            let file = lw_catalogue_at(place)
            all[String(cString: file.name)] = Catalogue(
                Array(UnsafeBufferPointer(start: file.bytes, count: file.count)))
        }
        return all
    }()
}
