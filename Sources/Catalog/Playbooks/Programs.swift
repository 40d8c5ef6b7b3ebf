import ContactCenter
public import Response

extension Playbook {

    /// Stops a program whose secret somebody else has.
    public static let stopClient = Playbook(
        "stop-client", "Stop an OAuth client somebody else calls with", for: .client
    ) {
        client in
        [Change(.disableClient, client)]
    }

    /// Gives a program a new secret and lets it in again.
    ///
    /// Disables it first: tokens that were issued with the old secret live on until then.
    public static let rotateClient = Playbook(
        "rotate-client", "Give an OAuth client a new secret, its tokens ended", for: .client
    ) { client in
        [Change(.disableClient, client), Change(.rotateSecret, client), Change(.enableClient, client)]
    }

    /// Shuts out an organisation that was let in.
    public static let cutPartner = Playbook("cut-partner", "Cut off a partner organisation", for: .partner) { partner in
        [Change(.cutTrust, partner)]
    }

    /// Takes a messenger off the websites it stands on.
    public static let closeMessenger = Playbook("close-messenger", "Close a web deployment", for: .deployment) {
        deployment in
        [Change(.closeDeployment, deployment)]
    }
}
