import Capture

// Why nobody is given a role by it, by who held them.

extension Rebuilding {

    /// Whoever gets rights gets them by a plan that says to whom: two others agree to that, and here the holder is not even
    /// there yet.
    mutating func leaveGrants() throws(CaptureError) {
        var counts: [Holder: Int] = [:]
        let holders = try holders()
        try source.each(.grants) { grant in
            counts[grant["subject"]?.string.flatMap { holders[$0] } ?? .unknown, default: 0] += 1
        }
        for holder in Holder.allCases {
            guard let count = counts[holder] else { continue }
            leave(Kind.grants.name, because: "\(count) \(holder.because)", byHand: holder.byHand)
        }
    }

    /// What each holder is, by its id.
    private func holders() throws(CaptureError) -> [String: Holder] {
        var holders: [String: Holder] = [:]
        try source.each(.people) { holders[$0.id] = .person }
        try source.each(.groups) { holders[$0.id] = .group }
        try source.each(.oauthClients) { holders[$0.id] = .client }
        return holders
    }

    private enum Holder: CaseIterable {
        case person, group, client, unknown

        var because: String {
            switch self {
            case .person: "are of people, who are not made"
            case .group: "are of groups, which come back without roles: new rights need a plan of their own"
            case .client: "are of clients: what a client holds comes with it, where it is made"
            case .unknown: "are of holders that no list of the capture names"
            }
        }

        var byHand: String {
            switch self {
            case .person: "give roles to people there once they are there, as the capture has them"
            case .group:
                """
                once the group is there: `linewarden plans new TENANT restore-grants group/ID ROLE@DIVISION`, which two \
                others agree to
                """
            case .client: "look at what each client holds there"
            case .unknown: "find out who they are before anybody gets their roles"
            }
        }
    }
}
