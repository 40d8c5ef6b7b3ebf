public import Assurance

extension GenesysCloud {

    /// How this platform answers each control of the catalogue, in the order of the reports.
    ///
    /// Menu paths are there to find a setting by: the vendor moves its menus, only some of them were checked against its
    /// help, and no verdict rests on them.
    public static let guides: [Guide] =
        identityGuides + signInGuides + providerGuides + accessGuides + entitlementGuides + integrationGuides
        + programGuides + encryptionGuides + edgeGuides + dataGuides + privacyGuides + loggingGuides + channelGuides
        + outreachGuides + assistanceGuides + flowGuides + configurationGuides + changeGuides + scanGuides

    /// A place in the API description, with the day it was looked up.
    static func described(_ place: String) -> String {
        "\(place); API description of July 2026, checked 2026-11-22"
    }
}
