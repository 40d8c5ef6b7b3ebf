public import Capture
public import ContactCenter
import Recovery
public import Response

/// The harmless change of a canary, and what puts it back: other words in the description of one object, and nothing else.
public struct CanaryWrite: Sendable {
    public let there: Change
    public let back: Change
    public let object: ConfiguredObject
    private let original: RestoredDocument
    private let marked: RestoredDocument

    /// The kinds an object of which can be a canary: their description can be written, and the audit log tells of it, and
    /// neither security rests on them nor what callers are led by.
    public static let kinds: [Kind] = WriteCalls.all.filter { call in
        call.members.contains("description") && call.kind.layout == .objects
            && !GenesysCloud.tellingServices(of: call.kind.name).isEmpty
            && !GenesysCloud.compared.isWatched(call.kind.name) && !leading.contains(call.kind)
    }.map(\.kind)

    /// A write of one of these sends all of it again, while somebody may be called by it.
    private static let leading: [Kind] = [
        .sites, .queues, .schedules, .scheduleGroups, .dataTables, .ivrs, .emergencyGroups, .campaigns,
    ]

    /// How the description of an object begins while it is a canary.
    public static let beginning = "Canary of Linewarden"

    /// Why there is none.
    public enum Refusal: Error, Hashable, Sendable {
        case otherKind
        case notThere

        /// So many objects have the name.
        case ambiguous(Int)

        /// Without a description there is nothing to put back: the platform may not take an empty one.
        case noDescription

        /// What stands there was written by a canary: it is not what has to be put back.
        case stillMarked
    }

    /// - Parameters:
    ///   - name: What the object is called.
    ///   - words: What its description says until it is put back.
    /// - Throws: ``Refusal``, or ``Capture/CaptureError`` if a file does not read.
    public init(on name: String, of kind: String, in capture: Capture, saying words: String) throws {
        guard let kind = Self.kinds.first(where: { $0.name == kind }), let call = WriteCalls.call(for: kind.name) else {
            throw Refusal.otherKind
        }
        let found = try capture.documents(of: kind).filter { $0["name"]?.string == name }
        guard let document = found.first else { throw Refusal.notThere }
        guard found.count == 1 else { throw Refusal.ambiguous(found.count) }
        guard let standing = try capture.config(of: kind, id: document.id),
            let hash = capture.manifest.files[kind.path(of: document.id, in: .config)],
            let description = standing["description"]?.string, !description.isEmpty
        else { throw Refusal.noDescription }
        guard !description.hasPrefix(Self.beginning) else { throw Refusal.stillMarked }
        let changed = try JSON(standing.saying(words))
        let mark = changed.canonical().sha256
        let target = call.subject(document.id, name: name)
        object = ConfiguredObject(kind.name, document.id, name: name)
        there = Change(.write, target, .document(kind: kind.name, sha256: mark))
        back = Change(.write, target, .document(kind: kind.name, sha256: hash))
        marked = RestoredDocument(wanted: changed, standing: standing, standingHash: hash)
        original = RestoredDocument(wanted: standing, standing: changed, standingHash: mark)
    }

    /// What either of the two writes.
    public var documents: [Change: RestoredDocument] { [there: marked, back: original] }

    /// Whether an entry of the audit log tells that one of our clients made it: what others change there is no canary.
    public static func tells(_ event: AuditEvent, of object: ConfiguredObject, by client: OAuthClient.ID) -> Bool {
        guard event.client == client || event.actor == .client(client) else { return false }
        return GenesysCloud.toldChanges(of: event).contains { change in
            change.kind == object.kind && change.object == object.id && change.what == .changed
                && change.fields?.contains("description") ?? true
        }
    }
}

extension GenesysCloud {

    /// Whether an entry of the audit log tells of a sign-in of an account that failed.
    ///
    /// Whether the platform writes one for every failure is not known: a vendor engineer could not bring one about for
    /// tokens in 2022. Those of single sign-on name whom they are about by an address alone, which is sealed here.
    ///
    /// Source: `AuthUser` and `UserSamlAuthentication` of the service PeoplePermissions in a published service mapping;
    /// looked up 2026-11-22.
    public static func tellsOfFailedSignIn(_ event: AuditEvent, of account: Person.ID) -> Bool {
        event.service == signInService && ["AuthUser", "UserSamlAuthentication"].contains(event.entity.type)
            && event.action == "AuthenticationFailed"
            && (event.entity.id == account.rawValue || event.actor == .person(account))
    }

    /// The service that tells of sign-ins.
    public static let signInService = "PeoplePermissions"
}

extension JSON {

    /// The same with other words in its description.
    fileprivate func saying(_ words: String) -> [UInt8] {
        var writer = JSONWriter()
        writer.object { json in
            for (key, value) in members {
                if key == "description" {
                    json.field(key, words)
                } else {
                    json.key(key)
                    json.json(value)
                }
            }
        }
        return writer.bytes
    }
}
