import Capture
import ContactCenter

extension Capture {

    /// Whose keys protect recordings.
    ///
    /// No `lastError` means that nothing went wrong: the API description calls it the
    /// error "related to the configuration", and the platform leaves out what is not set (assumed).
    ///
    /// Source: `GET /api/v2/recording/keyconfigurations`, checked 2026-11-22.
    func keyConfigurations() throws(CaptureError) -> Reading<[KeyConfiguration]> {
        try list(.recordingKeyConfigurations) { document, flaws in
            KeyConfiguration(
                id: KeyConfiguration.ID(document.id),
                kind: KeyConfiguration.Kind(document["keyConfigurationType"], &flaws),
                lastError: .observed(document["lastError"].flatMap(\.error)))
        }
    }

    /// How often the platform makes a new key of its own.
    ///
    /// Source: `GET /api/v2/recording/recordingkeys/rotationschedule`, checked 2026-11-22.
    func keyRotation() throws(CaptureError) -> Reading<KeyRotation> {
        try fact(.recordingKeyRotation) { document in
            document["period"].reading(of: "KeyRotationSchedule.period", \.string).map(KeyRotation.init)
        }
    }

    /// The keys recordings were or are encrypted with.
    ///
    /// Source: `GET /api/v2/recording/recordingkeys`, checked 2026-11-22.
    func recordingKeys() throws(CaptureError) -> Reading<[RecordingKey]> {
        try list(.recordingKeys) { document, flaws in
            let created = document["createDate"]?.time
            if created == nil { flaws.leftOut("EncryptionKey.createDate") }
            return RecordingKey(id: RecordingKey.ID(document.id), created: created)
        }
    }
}

extension KeyConfiguration.Kind {
    fileprivate init(_ json: JSON?, _ flaws: inout Flaws) {
        switch json?.string {
        case "KmsSymmetric"?: self = .customerKMS
        case "LocalKeyManager"?: self = .customerServer
        case "Native"?: self = .vendor
        case "None"?: self = .none
        case nil:
            flaws.leftOut("RecordingEncryptionConfiguration.keyConfigurationType")
            self = .other("not given")
        case let word?: self = .other(word)
        }
    }
}

extension KeyRotation {
    fileprivate init(_ word: String) {
        switch word.uppercased() {
        case "DISABLED": self = .never
        case "DAILY": self = .daily
        case "WEEKLY": self = .weekly
        case "MONTHLY": self = .monthly
        case "YEARLY": self = .yearly
        default: self = .other(word)
        }
    }
}

extension JSON {

    /// What an `ErrorBody` says, in as few words as it has; nil where it says nothing.
    fileprivate var error: String? {
        if isNull || kind == .object && members.first(where: { _ in true }) == nil { return nil }
        return self["code"]?.string ?? self["message"]?.string ?? string ?? "an error without a name"
    }
}
