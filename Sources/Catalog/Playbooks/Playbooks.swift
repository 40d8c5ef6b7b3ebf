import ContactCenter
public import Response

extension Playbook {

    /// Every playbook of ours, in the order of their ids.
    public static let all = [lockOut, stopClient, rotateClient, cutPartner, closeMessenger]

    /// Finds one by its id.
    public static func named(_ id: String) -> Playbook? { all.first { $0.id.rawValue == id } }
}
