import ContactCenter
public import Response

extension Playbook {

    /// Locks out a person whose account somebody else is using.
    ///
    /// Suspends before it ends the sessions: in the other order the intruder signs straight back in.
    ///
    /// Source: the traps of `PATCH /api/v2/users/{userId}` and `DELETE /api/v2/tokens/{userId}` in the vendor's help,
    /// checked 2026-11-22.
    public static let lockOut = Playbook("lock-out", "Lock out a person somebody else signs in as", for: .person) {
        person in
        [Change(.suspend, person), Change(.endSessions, person), Change(.freeStation, person)]
    }
}
