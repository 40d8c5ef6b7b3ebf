public import Capture

extension GenesysCloud {

    /// The most requests an assessment of a tenant of this size may take.
    ///
    /// A page for every hundred people, a page for every 500 grants, a call for every division, and 150 for everything
    /// else, sign-ins and the question who we are included. Nothing is asked per person.
    public static func requestCeiling(people: Int, grants: Int, divisions: Int) -> Int {
        (people + 99) / 100 + (grants + 499) / 500 + divisions + 150
    }

    /// The same, for the tenant a manifest speaks of.
    public static func requestCeiling(of manifest: Manifest) -> Int {
        let count = { (kind: Kind) in manifest.record(of: kind.name)?.documents ?? 0 }
        return requestCeiling(people: count(.people), grants: count(.grants), divisions: count(.divisions))
    }
}
