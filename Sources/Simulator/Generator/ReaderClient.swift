/// An OAuth client of a generated tenant that is made for Linewarden to read it with.
public struct ReaderClient: Hashable, Sendable {

    /// The client's id.
    public let id: String
    public let purpose: Purpose

    /// What its role allows it to read.
    public enum Purpose: String, Sendable, CaseIterable {

        /// Everything that a permission to view opens.
        case core

        /// The rules of signing in, which need `directory:organization:admin`.
        case settings

        /// Trunks and edges, which need `telephony:plugin:all`.
        case telephony

        /// Authorised applications, which need `oauth:client:authorize`.
        case apps

        /// The domains mail is sent from, which need `routing:email:manage`.
        case mail
    }

    public init(id: String, purpose: Purpose) {
        self.id = id
        self.purpose = purpose
    }
}
