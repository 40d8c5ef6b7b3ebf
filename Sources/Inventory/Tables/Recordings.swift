import ContactCenter

extension Table {
    static let keyConfigurations = Table(
        "key_configurations", "Whose key protects recordings.", of: .keyConfigurations,
        [
            .text("id", "the platform's id") { $0.id.rawValue },
            .text("kind", "`customer kms`, `customer server`, `vendor`, `none`, or the platform's own word") {
                $0.kind.word
            },
            .text("last_error", "what went wrong when it was last used; empty for nothing", ifKnown: { $0.lastError }),
        ])

    static let recordingKeys = Table(
        "recording_keys", "A key recordings were or are encrypted with.", of: .recordingKeys,
        [
            .text("id", "the platform's id") { $0.id.rawValue },
            .moment("created", "when it was made", ifKnown: { $0.created.said(in: "when a key was made") }),
        ])

    static let keyRotation = Table(
        "key_rotation", "How often the platform makes a new recording key: one row.", once: .keyRotation,
        [
            .text("period", "`never`, `daily`, `weekly`, `monthly`, `yearly`, or the platform's own word") { $0.word },
            .number("days", "the same in days; empty for never", ifKnown: { $0.days }),
        ])

    static let retentionPolicies = Table(
        "retention_policies", "A rule for how long recordings are kept and where they go.", of: .retentionPolicies,
        [
            .text("id", "the platform's id") { $0.id.rawValue },
            .text("name", "its name") { $0.name },
            .flag("is_enabled", "whether it is in force") { $0.isEnabled },
            .number("rank", "its place among the others; empty where it has none") { $0.order },
            .flag("deletes", "whether it deletes recordings in the end", ifKnown: { $0.deletion.map { $0 != .never } }),
            .number(
                "days", "after how many days; 0 for at once, empty for never", ifKnown: { $0.deletion.map(\.days) }),
            .text("exports_to", "the id of the integration it copies recordings to") { $0.exportsTo?.rawValue },
            .flag("has_errors", "whether the platform says it is broken") { $0.hasErrors },
        ])

    static let interactionRetention = Table(
        "interaction_retention", "How long data about interactions is kept: one row.", once: .interactionRetention,
        [.number("days", "how many days; empty if nobody set it") { $0 }])

    static let transcription = Table(
        "transcription", "How calls are turned into text: one row.", once: .transcription,
        [
            .flag("is_on", "whether any call can be transcribed") { $0.isOn },
            .flag(
                "leaves_out_card_data", "whether card data is left out",
                ifKnown: { $0.leavesOutCardData.said(in: "leavesOutCardData") }),
            .flag(
                "leaves_out_personal_data", "whether personal data is left out",
                ifKnown: { $0.leavesOutPersonalData.said(in: "leavesOutPersonalData") }),
        ])

    static let maskingRules = Table(
        "masking_rules", "A rule that hides part of what is written in a digital conversation.", of: .maskingRules,
        [
            .text("id", "the platform's id") { $0.id.rawValue },
            .text("name", "its name") { $0.name },
            .flag("is_enabled", "whether it is in force") { $0.isEnabled },
            .flag("hides_card_numbers", "whether it hides card numbers") { $0.hidesCardNumbers },
        ])

    static let auditServices = Table(
        "audit_services", "A service whose changes the platform's audit log covers.", from: .auditCoverage,
        [Field<String>.text("service", "the platform's name for it") { $0 }]
    ) { coverage, filling in for service in coverage.services.sorted() { try filling.add(service) } }

    static let limits = Table(
        "limits", "A limit the platform sets this tenant.", from: .limits,
        [
            Field<PlatformLimit>.text("namespace", "where the platform files it") { $0.namespace },
            .text("key", "its name") { $0.key },
            .number("value", "the limit") { $0.value },
        ]
    ) { limits, filling in for limit in limits.all { try filling.add(limit) } }
}

extension KeyConfiguration.Kind {
    fileprivate var word: String {
        switch self {
        case .customerKMS: "customer kms"
        case .customerServer: "customer server"
        case .vendor: "vendor"
        case .none: "none"
        case .other(let word): word
        }
    }
}

extension KeyRotation {
    fileprivate var word: String {
        switch self {
        case .never: "never"
        case .daily: "daily"
        case .weekly: "weekly"
        case .monthly: "monthly"
        case .yearly: "yearly"
        case .other(let word): word
        }
    }
}

extension KeyRotation {

    /// Of a period in a word we do not know nobody can say how long it is.
    fileprivate var days: Reading<Int?> {
        self == .never ? .observed(nil) : (period?.wholeDays).said(in: "how long a rotation period lasts")
    }
}

extension RetentionPolicy.Deletion {
    fileprivate var days: Int? {
        switch self {
        case .never: nil
        case .atOnce: 0
        case .afterDays(let days): days
        }
    }
}

extension Bool? {

    /// A setting the platform leaves out where it says nothing of it.
    fileprivate func said(in field: String) -> Reading<Bool> {
        map(Reading.observed) ?? .absent(.leftOut(field: field))
    }
}
