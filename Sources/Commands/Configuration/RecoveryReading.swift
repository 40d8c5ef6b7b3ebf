/// `recovery:` of a tenant: where it may be tried out to bring it back.
struct RecoveryConfiguration {
    var sandboxes: [Sandbox] = []
}

/// A tenant of the configuration that another may be restored into.
struct Sandbox: Hashable {
    let tenant: String

    /// The organisation it must be: a name is given anew in a minute.
    let organization: String
}

/// Reads `recovery:`.
struct RecoveryReading {
    private let section: Section

    init(_ section: Section) { self.section = section }

    func configuration() -> RecoveryConfiguration {
        defer { section.end() }
        return RecoveryConfiguration(sandboxes: section.sections("sandboxes").map(sandbox))
    }

    private func sandbox(_ details: Section) -> Sandbox {
        defer { details.end() }
        return Sandbox(tenant: details.need("tenant"), organization: details.need("organization"))
    }
}
