public import Capture
public import ContactCenter

extension GenesysCloud {

    /// What of a capture names some things by their id, or is named by them: a number that a flow answers, a queue that a
    /// campaign feeds.
    ///
    /// Nothing is said of a kind whose dependents stand in no other document.
    ///
    /// Source: references in `IVR`, `EmergencyGroup`, `Queue`, `Trigger`, `WebDeployment`, `Campaign`, `Integration` and
    /// `Action` of the API description of July 2026.
    public static func mentions(
        of targets: [Subject], in capture: Capture
    ) throws -> [Subject: Reading<[Subject]>] {
        var mentions: [Subject: Reading<[Subject]>] = [:]
        let sources = Set(targets.flatMap { naming[$0.kind] ?? [] }).sorted { $0.kind.name < $1.kind.name }
        let pages = try sources.map { ($0, try capture.texts(of: $0)) }
        for target in targets where naming[target.kind] != nil {
            let own = pages.filter { naming[target.kind]?.contains($0.0) == true }
            mentions[target] = .joined(own.map { $0.1.naming(target) })
        }
        for target in targets {
            guard let named = named[target.kind] else { continue }
            mentions[target] = .joined(try named.map { try capture.named(by: target, of: $0) })
        }
        return mentions
    }

    /// Where something of a kind is named by its id.
    private static let naming: [Subject.Kind: [MentionSource]] = [
        .flow: [
            .init(.ivrs, .ivr), .init(.emergencyGroups, .emergencyGroup), .init(.queues, .queue),
            .init(.triggers, .trigger), .init(.webDeployments, .deployment),
        ],
        .integration: [.init(.webDeployments, .deployment)],
        .client: [.init(.integrations, .integration), .init(.triggers, .trigger), .init(.dataActions, .action)],
    ]

    /// What something of a kind names itself, and what goes with it.
    private static let named: [Subject.Kind: [MentionSource]] = [
        .campaign: [.init(.queues, .queue)], .emergencyGroup: [.init(.ivrs, .ivr)],
    ]
}

/// Documents of a kind, and what a report calls them.
private struct MentionSource: Hashable {
    let kind: Kind
    let subject: Subject.Kind

    init(_ kind: Kind, _ subject: Subject.Kind) {
        self.kind = kind
        self.subject = subject
    }
}

/// Something of a capture, and every text in it.
private struct TextsOfDocument: Sendable {
    let subject: Subject
    let texts: Set<String>
}

extension Capture {

    fileprivate func texts(of source: MentionSource) throws(CaptureError) -> Reading<[TextsOfDocument]> {
        try list(source.kind) { document, _ in
            var texts: Set<String> = []
            document.config.eachText { texts.insert($0) }
            return TextsOfDocument(
                subject: Subject(source.subject, document.id, name: document.name), texts: texts)
        }
    }

    /// Which things of a source the document of a target names.
    fileprivate func named(by target: Subject, of source: MentionSource) throws(CaptureError) -> Reading<[Subject]> {
        guard let kind = GenesysCloud.kinds(of: target.kind).first else { return .absent(.notAsked) }
        let own = try texts(of: MentionSource(kind, target.kind))
        guard let texts = own.value?.first(where: { $0.subject == target })?.texts else {
            return .absent(own.absences.first ?? .leftOut(field: target.path))
        }
        return try list(source.kind) { document, _ in
            texts.contains(document.id) ? Subject(source.subject, document.id, name: document.name) : nil
        }
    }
}

extension Reading<[TextsOfDocument]> {
    fileprivate func naming(_ target: Subject) -> Reading<[Subject]> {
        map { pages in pages.filter { $0.subject != target && $0.texts.contains(target.id) }.map(\.subject) }
    }
}

extension Reading<[Subject]> {

    /// All of several, as far as they are known; a product that was not bought holds nothing.
    fileprivate static func joined(_ readings: [Reading]) -> Reading {
        let known = readings.flatMap { $0.value ?? [] }
        let absences = readings.flatMap(\.absences).filter { if case .notLicensed = $0 { false } else { true } }
        guard let first = absences.first else { return .observed(known) }
        return known.isEmpty ? .absent(first) : .partial(known, absences)
    }
}

extension JSON {

    /// Every text in it, wherever it stands.
    func eachText(_ body: (String) -> Void) {
        switch kind {
        case .string: if let string { body(string) }
        case .array: for element in elements { element.eachText(body) }
        case .object: for (_, value) in members { value.eachText(body) }
        case .number, .boolean, .null: break
        }
    }
}
