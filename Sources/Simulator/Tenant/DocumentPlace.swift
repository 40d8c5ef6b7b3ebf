import Capture

/// Where a document of the tenant is.
enum DocumentPlace: Sendable {

    /// The one document of a setting.
    case setting(String)

    /// One of a kind, by its id.
    case one(Stock, id: String)

    /// The kind and the id, as one word.
    var name: String {
        switch self {
        case .setting(let kind): kind
        case .one(let stock, let id): "\(stock.kind.name)/\(id)"
        }
    }
}
