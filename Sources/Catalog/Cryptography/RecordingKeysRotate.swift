public import Assurance
import ContactCenter

extension Control {

    /// Speaks of the keys the platform makes.
    ///
    /// A key in a key management service rotates there, and is not seen from here.
    public static let recordingKeysRotate = Control(
        "CRY-08",
        "Recording keys are replaced as often as planned",
        severity: .high,
        satisfies: .iso27001("A.8.24"), .nistCSF("PR.DS-01"), .nist80053("SC-12"), .csaCCM("CEK-12"), .cjis("SC-12"),
        why: """
            One key for years of recordings means that one leak opens years of calls. A rotation that was planned and \
            does not happen is worse than none: everybody believes it does.
            """,
        remedy: """
            Set a rotation period that fits your key policy. If the newest key is older than the period, rotate by \
            hand and ask the vendor why it did not happen.
            """,
        reads: .keyRotation, .keyConfigurations, Fact(ifKnown: .recordingKeys), .asOf
    ) { rotation, configurations, keys, asOf in
        if configurations.contains(where: { $0.kind == .customerServer }) {
            return .notApplicable(because: "keys are rotated in the customer's own key server")
        }
        var tenant = Defects(of: .tenant)
        switch (rotation, rotation.period) {
        case (.never, _):
            tenant.add(
                .high, "never replaces its recording keys", seen: "rotation is off", expected: "a rotation period")
        case (_, let period?): tenant.look(at: keys, period: period, asOf: asOf)
        case (_, nil): tenant.leaveOpen(Gap(.keyRotation, .leftOut(field: "how long a rotation period lasts")))
        }
        return .of(tenant)
    }
}

extension Defects {

    /// The newest key may be a tenth of the period late.
    fileprivate mutating func look(at keys: Reading<[RecordingKey]>, period: Duration, asOf: Moment) {
        let listed = keys.value ?? []
        let oldest = asOf.advanced(by: .zero - period * 11 / 10)
        let newest = listed.compactMap(\.created).max()
        if let newest, newest >= oldest { return }
        guard know(keys, of: .recordingKeys) != nil, undecided.isEmpty else { return }
        if listed.contains(where: { $0.created == nil }) {
            return leaveOpen(Gap(.recordingKeys, .leftOut(field: "when a key was made")))
        }
        guard let newest else { return }
        add(
            .high, "has not replaced its recording key in time", seen: "newest key made \(newest.iso8601Day)",
            expected: "a key within \(period.wholeDays.of("day")) and a tenth")
    }
}
