/// How many people of a tenant play which part, and what became of them.
struct Cast {
    let size: Int
    let administrators: Int
    let supervisors: Int
    let few: Int

    /// Active, and not seen for long.
    let dormant: Int

    /// Active, invited long ago, and never seen.
    let neverUsed: Int
    let invitedLately: Int
    let left: Int
    let deleted: Int

    /// Of those who left, how many still hold something.
    let leftHolding: Int

    enum Part: Sendable {
        case administrator, supervisor, qualityEvaluator, qualityAdministrator, complianceReviewer, analyst, developer
        case service, agent
    }

    enum Life: Sendable {
        case working, dormant, neverUsed, invitedLately, neverInvited, left, deleted

        /// In a state the API description does not name.
        case suspended

        var isActive: Bool {
            switch self {
            case .working, .dormant, .neverUsed, .invitedLately, .neverInvited: true
            case .left, .deleted, .suspended: false
            }
        }
    }

    init(size: Int, posture: Posture) {
        self.size = size
        administrators = posture.plants("ACC-03") ? max(5, size * 7 / 100) : max(2, size * 2 / 100)
        supervisors = max(3, size * 6 / 100)
        few = max(1, size / 100)
        let isPoor = posture == .poor
        dormant = posture.plants("IDN-02") ? max(1, size * (isPoor ? 6 : 2) / 100) : 0
        neverUsed = posture.plants("IDN-02") ? max(1, size / 150) : 0
        invitedLately = max(1, size / 100)
        left = max(3, size * 6 / 100)
        deleted = max(1, size * 2 / 100)
        leftHolding = posture.plants("ACC-02") ? max(3, left * (isPoor ? 50 : 15) / 100) : 0
    }

    /// The number of the first service identity: the account kept for the day the identity provider is down.
    var breakGlass: Int { administrators + supervisors + 5 * few }

    /// The part of the person of a number, administrators and supervisors first.
    func part(of number: Int) -> Part {
        let rest = number - administrators - supervisors
        if rest < 0 { return number < administrators ? .administrator : .supervisor }
        let parts: [Part] = [
            .qualityEvaluator, .qualityAdministrator, .complianceReviewer, .analyst, .developer, .service,
        ]
        return rest / few < parts.count ? parts[rest / few] : .agent
    }

    /// What became of the person of a number: those who are gone come last, those just there before them.
    func life(of number: Int) -> Life {
        var fromEnd = size - 1 - number
        for (life, count) in ends {
            if fromEnd < count { return life }
            fromEnd -= count
        }
        return .working
    }

    /// Whether the person of a number left and still holds something.
    func leftHolding(_ number: Int) -> Bool { number >= size - left && number < size - left + leftHolding }

    private var ends: [(Life, Int)] {
        [
            (.left, left), (.deleted, deleted), (.suspended, 1), (.neverInvited, 1), (.invitedLately, invitedLately),
            (.neverUsed, neverUsed), (.dormant, dormant),
        ]
    }
}
