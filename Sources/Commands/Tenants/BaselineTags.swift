import Archive
import ContactCenter
import Engine
import Foundation
import Programme
import Reports

/// The tags of an archive that name a baseline: there for whoever reads the archive, and held against the ledger, which is
/// what counts.
struct BaselineTags {
    private let tenant: String
    private let archive: TenantArchive
    private let people: [Signatory]
    private let log: String

    init(of programme: TenantProgramme) throws {
        tenant = programme.name
        archive = try TenantArchive(at: programme.folder.archive)
        people = programme.people
        log = programme.folder.logOrigin
    }

    private static let folder = "baseline/"

    /// The tags that begin with the id of a baseline, whatever else is true of them.
    private func tags(of id: String) throws -> [(name: String, tag: ArchiveTag)] {
        try archive.tags(below: Self.folder).filter { $0.tag.words.hasPrefix(id + ",") }
    }

    /// A line a tag of a baseline that checks it with git alone; none of what is no baseline.
    ///
    /// - Parameter signers: The file of who has which key.
    func checks(of id: String, by signers: String) throws -> [String] {
        try tags(of: id).filter { $0.tag.signature != nil }.map { name, _ in
            "git --git-dir \(archive.location.path) -c gpg.format=ssh -c gpg.ssh.allowedSignersFile=\(signers) tag -v \(name)"
        }
    }

    /// How the archive's word stands to the ledger's.
    func standing(of agreed: AgreedBaseline) throws -> ComparedBaseline.Tag {
        let tags = try tags(of: agreed.id)
        let wrong = tags.flatMap { faults(of: $0.tag, named: $0.name, agreed) }
        guard wrong.isEmpty else { return .another(wrong) }
        if let signed = tags.first(where: { $0.tag.signature != nil }) { return .signed(as: signed.name) }
        return tags.first.map { .unsigned(as: $0.name) } ?? .gone
    }

    private func faults(of tag: ArchiveTag, named name: String, _ agreed: AgreedBaseline) -> [String] {
        var faults: [String] = []
        if tag.commit != agreed.baseline.commit {
            faults.append(
                "the tag \(name) is on \(tag.commit.prefix(10)), and the ledger says "
                    + "\(agreed.baseline.commit.prefix(10))")
        }
        if tag.name != name {
            faults.append("the tag \(name) was made as \(tag.name.debugDescription), and renamed since")
        }
        // Until December 2026 a tag said less.
        let said = words(of: agreed).split(whereSeparator: \.isNewline)
        if !tag.words.split(whereSeparator: \.isNewline).allSatisfy(said.contains) {
            faults.append("the tag \(name) says something else than the ledger")
        }
        do throws(Refusal) {
            if let signature = tag.signature { try check(tag.payload, signature, agreed) }
        } catch {
            faults.append("the signature of the tag \(name) is not that of \(agreed.approved.approver): \(error)")
        }
        return faults
    }

    private func check(_ payload: [UInt8], _ signature: String, _ agreed: AgreedBaseline) throws(Refusal) {
        let approver = agreed.approved.approver
        guard let signatory = people.first(where: { $0.id == approver }) else { throw .unknownPerson(approver) }
        try signatory.check(tag: payload, signature: signature, recorded: agreed.approved.approved)
    }
}

extension BaselineTags {

    /// The tag as it is to be, under the next name that is free.
    func unsigned(_ agreed: AgreedBaseline) throws -> ArchiveTag {
        try archive.freeTag(
            on: agreed.baseline.commit, as: Self.folder + agreed.signed.iso8601Day, saying: words(of: agreed),
            at: agreed.signed.milliseconds / 1000)
    }

    /// The first line begins with the id, by which the tag is found again.
    private func words(of agreed: AgreedBaseline) -> String {
        let baseline = agreed.baseline
        let first =
            "\(agreed.id), ticket \(baseline.ticket): asked for by \(baseline.requester), "
            + "approved by \(agreed.approved.approver)"
        return first.split(whereSeparator: \.isNewline).joined(separator: " ")
            + """


            capture \(baseline.commit)
            manifest \(baseline.manifest)
            request \(agreed.request)
            decision \(agreed.decision)
            log \(log)

            """
    }

    /// Tags a baseline that was just agreed to.
    ///
    /// The decision is recorded by then: where a second signature is not to be had, the tag goes without.
    ///
    /// - Parameter key: What the decision was signed with; nil where that was done elsewhere.
    func tag(_ agreed: AgreedBaseline, key: String?) throws {
        let tag = try unsigned(agreed)
        var signature: String?
        if let key {
            do { signature = try sign(tag, of: agreed, with: key) } catch {
                saysUnsigned(agreed, Failure(error).message)
            }
        } else {
            saysUnsigned(agreed, "the decision was signed elsewhere")
        }
        try add(tag, signature, of: agreed)
    }

    private func saysUnsigned(_ agreed: AgreedBaseline, _ because: String) {
        Terminal().note(
            """
            the tag bears no signature: \(because). The ledger has the decision, and that counts;
            `linewarden drift tag \(tenant) \(agreed.id)` makes a signed one
            """)
    }

    /// Tags a baseline whose tag is unsigned or gone.
    ///
    /// - Throws: ``Programme/Refusal`` where the key is not the approver's; then there is no tag.
    func tag(_ agreed: AgreedBaseline, signedWith key: String) throws {
        let tag = try unsigned(agreed)
        try add(tag, try sign(tag, of: agreed, with: key), of: agreed)
    }

    private func sign(_ tag: ArchiveTag, of agreed: AgreedBaseline, with key: String) throws -> String {
        let signature = try Keygen(key: key).sign(tag.payload, for: SSHSignature.gitNamespace)
        try check(tag.payload, signature, agreed)
        return signature
    }

    /// Takes a tag that was printed and signed elsewhere.
    ///
    /// - Throws: ``Failure`` where it is not what was printed, ``Programme/Refusal`` where the approver did not sign it.
    func add(_ payload: [UInt8], signature: String, of agreed: AgreedBaseline) throws {
        let (given, expected) = (ArchiveTag(payload), try unsigned(agreed))
        guard given.payload == expected.payload else {
            throw Failure(
                "that is not the tag of \(agreed.id)",
                hint: "give the bytes `linewarden drift tag \(tenant) \(agreed.id)` prints today, unchanged",
                code: .unsound)
        }
        try check(payload, signature, agreed)
        try add(expected, signature, of: agreed)
    }

    private func add(_ tag: ArchiveTag, _ signature: String?, of agreed: AgreedBaseline) throws {
        try archive.add(tag, signature: signature)
        let by = signature == nil ? "" : ", signed by \(agreed.approved.approver)"
        Terminal().say("the archive has it as the tag \(tag.name)\(by)\n")
    }
}
