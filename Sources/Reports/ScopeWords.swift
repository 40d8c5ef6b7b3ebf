import Assurance
import Engine

extension Assessed {

    /// Which part of the tenant was judged, and what that leaves out: on the first page of whatever is made of it.
    var scope: String {
        guard let part else { return "the whole tenant" }
        return "\(part.scope); \(part.leftOut.of("finding")) about other parts left out"
    }
}
