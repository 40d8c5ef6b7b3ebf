import Archive
import Capture
import Engine
import GenesysCloud

/// Whether a tenant may be restored into another: only where that one is on the list, is the organisation the list names,
/// and nobody works there.
struct SandboxCheck {
    let source: String
    let target: String

    /// The organisations of the two.
    let organization: String
    let targetOrganization: String
    let captured: Capture

    /// - Parameter captured: What is to come back.
    init(
        from source: String, _ configured: TenantConfiguration, _ captured: Capture, into target: String,
        in data: DataDirectory
    ) throws {
        self.source = source
        self.target = target
        self.captured = captured
        guard let listed = configured.sandboxes.first(where: { $0.tenant == target }) else {
            throw Failure(
                "\(source) may not be restored into \(target): it is not on the list",
                hint: "name it with its organisation under recovery: sandboxes: of \(source)", code: .mayNot)
        }
        guard let own = try TenantBinding.read(source, in: data), let bound = try TenantBinding.read(target, in: data)
        else {
            throw Failure(
                "\(source) and \(target) have to be collected first", hint: "run `linewarden assess` for both",
                code: .notThere)
        }
        organization = own.organization
        targetOrganization = bound.organization
        guard bound.organization != own.organization else {
            throw Failure(
                "\(target) is \(source) itself: both names stand for organisation \(own.organization)",
                hint: "`linewarden restore \(source) --from …` without --to puts back what drifted", code: .mayNot)
        }
        guard bound.organization == listed.organization else {
            throw Failure(
                "\(target) is organisation \(bound.organization), and the list says \(listed.organization)",
                hint: "find out which is the sandbox before you change either", code: .mayNot)
        }
    }

    /// Asks the tenant itself, just before: which one its client is in was checked when it signed in.
    func check(_ changer: Changer) async throws {
        try judge(try await changer.occupancy())
    }

    /// Refuses a tenant that looks like the source, or in which somebody works; and one of which nobody can tell.
    func judge(_ now: Occupancy) throws {
        let own = try captured.setting(.organization)
        try compare("name", now.name, own?["name"]?.string)
        try compare("domain", now.domain, own?["domain"]?.string)
        guard now.onQueue == 0, now.interacting == 0 else {
            throw Failure(
                "people work in \(target): \(now.onQueue) on queue, \(now.interacting) conversations",
                hint: "nothing more is made; a sandbox has no customers: find out which tenant this is", code: .mayNot)
        }
        guard now.lacking.isEmpty else {
            throw Failure(
                "nobody can tell whether people work in \(target): its responder's client does not see every queue",
                hint:
                    "nothing more is made; give that client \(now.lacking.joined(separator: " and ")) in all divisions",
                code: .mayNot)
        }
    }

    private func compare(_ what: String, _ theirs: String?, _ ours: String?) throws {
        guard let ours, !ours.isEmpty else {
            throw unknown(
                what, of: source,
                hint:
                    "collect \(source) again, and restore that capture: any client may read GET /api/v2/organizations/me"
            )
        }
        guard let theirs, !theirs.isEmpty else {
            throw unknown(
                what, of: target,
                hint: "any client may read GET /api/v2/organizations/me: see what stands between us and the platform")
        }
        guard theirs == ours else { return }
        throw Failure(
            "\(target) has the \(what) of \(source), \(theirs): it may be the tenant itself",
            hint: "nothing more is made; give the sandbox a \(what) of its own", code: .mayNot)
    }

    private func unknown(_ what: String, of tenant: String, hint: String) -> Failure {
        Failure(
            "nobody can tell whether \(target) is \(source): the \(what) of \(tenant) is not known",
            hint: "nothing more is made; \(hint)", code: .mayNot)
    }
}
