import ArgumentParser
import Capture
import ContactCenter
import Engine
import Foundation
import GenesysCloud
import Programme
import Recovery
import Response

/// `linewarden restore`: plans to put back what drifted.
struct RestoreVerb: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "restore",
        abstract: "Plans to put back what drifted since an earlier capture, or to make another tenant after it.",
        discussion: """
            The newest capture is compared with the earlier one. What drifted in a kind that is written whole becomes one \
            write of the document as it stood then; everything else is listed with the reason. Nothing is done yet: it is \
            a plan like any other, which others agree to (`linewarden plans approve`) and `linewarden plans apply` carries \
            out. What is gone is made again under another id, and what still names the old one is written to the new one. \
            Nothing is deleted, and nothing that talks outwards is switched on.

            With --to, what the capture holds is made in another tenant instead, by name: one that is on the tenant's list \
            of sandboxes, and in which nobody works. What does not come back is listed first, with what to do by hand, \
            then what `plans apply` will ask for: a file to fill in.
            """)

    @Argument(help: "The tenant's name in the configuration.")
    var tenant: String

    @Option(help: ArgumentHelp("The capture to go back to: a commit, a date, or latest~2.", valueName: "capture"))
    var from: CaptureReference

    @Option(
        help: ArgumentHelp("Only these kinds, separated by commas: roles,oauth-clients.", valueName: "kinds"),
        transform: DriftShow.kinds(named:))
    var kinds: [Kind] = GenesysCloud.kinds

    @Flag(help: "Puts back the addresses that may sign in, too: they are rehearsed first.")
    var allowlist = false

    @Option(
        help: ArgumentHelp("Makes another tenant after it: one of the tenant's sandboxes.", valueName: "tenant"))
    var to: String?

    @Flag(help: "With --to: asks for no secret of a stored credential, and makes none.")
    var withoutSecrets = false

    @Option(help: ArgumentHelp("Why, in a sentence others can judge.", valueName: "text"))
    var because: String

    @Option(help: ArgumentHelp("The alert or ticket: the same is never done twice for one.", valueName: "id"))
    var trigger: String?

    @Option(
        help: ArgumentHelp("How many hours others have to agree, and it has to be done in.", valueName: "hours"))
    var hours = 8

    @OptionGroup var signing: SigningOptions
    @OptionGroup var place: PlaceOptions

    func validate() throws {
        guard (1...720).contains(hours) else { throw ValidationError("--hours is a number from 1 to 720") }
        if withoutSecrets, to == nil { throw ValidationError("--without-secrets goes with --to") }
    }

    func run() async throws {
        if let to { return try await restore(into: to) }
        let response = try TenantResponse(tenant, in: place)
        let initiator = try response.programme.signatory(signing.name).id
        let reading = try DriftReading(tenant, in: place.dataDirectory)
        let (wanted, before) = try response.capture(at: try reading.commit(from))
        let (standing, now) = try response.capture(at: try reading.newest())
        let difference = try Difference(from: before, to: now, kinds: kinds, by: GenesysCloud.compared)
        var options = Restoration.Options()
        options.allowlist = allowlist
        options.ownClients = Set(now.manifest.clients + [response.configured.responder?.client.id].compactMap(\.self))
        options.unlawful = try response.objections(to: before)
        let restoration = try Restoration(of: difference, from: before, over: now, options)
        Terminal().say(RestorationPage(restoration).text + (response.unchecked(kinds) ?? ""))
        guard !restoration.changes.isEmpty else {
            throw Failure(
                "there is nothing to put back in \(tenant)",
                hint: "`linewarden drift \(tenant) --since \(from.text)` shows what changed", code: .notThere)
        }
        let at = Machine.now()
        let plan = Plan(
            restoration.changes, because: because, trigger: trigger ?? "by hand at \(at.iso8601)",
            by: initiator.rawValue, at: at, until: at.advanced(by: .seconds(hours * 3600)), on: standing,
            log: response.folder.logOrigin, restoring: .init(wanted: wanted, standing: standing))
        try await response.propose(plan, signing, at: at)
    }
}

extension RestoreVerb {

    /// Plans to make another tenant after a capture of this one.
    private func restore(into name: String) async throws {
        let source = try TenantResponse(tenant, in: place)
        let target = try TenantResponse(name, in: place)
        let initiator = try target.programme.signatory(signing.name).id
        let commit = try DriftReading(tenant, in: place.dataDirectory).commit(from)
        let work = try Elsewhere(
            source, into: target, from: commit, kinds: kinds, allowlist: allowlist, secrets: !withoutSecrets)
        let types = try await Responder.acting(
            on: name, target.configured, in: target.data, clock: Machine.clock()
        ) { changer in
            try await work.check.check(changer)
            return work.makesCredentials ? try await changer.credentialTypes() : []
        }
        Terminal().say(RebuildingPage(work.rebuilding).text + (source.unchecked(kinds) ?? ""))
        Terminal().say(SecretsPage(try work.secrets(types)).text)
        guard !work.rebuilding.changes.isEmpty else {
            throw Failure(
                "there is nothing to make in \(name): what can be made is there",
                hint: "`linewarden diff --tenant \(tenant) --tenant \(name)` shows what differs", code: .notThere)
        }
        let at = Machine.now()
        let plan = Plan(
            work.rebuilding.changes, because: because, trigger: trigger ?? "by hand at \(at.iso8601)",
            by: initiator.rawValue, at: at, until: at.advanced(by: .seconds(hours * 3600)), on: work.standing,
            log: target.folder.logOrigin,
            restoring: .init(wanted: work.wanted, standing: work.standing, of: work.check.organization))
        try await target.propose(plan, signing, at: at)
    }
}

/// What comes back under another id, and what of the drift stays as it is, by name.
struct RestorationPage {
    private let restoration: Restoration

    init(_ restoration: Restoration) { self.restoration = restoration }

    var text: String {
        let lines = restoration.left.map { left in
            "  " + ([left.kind] + what(left)).joined(separator: "  ") + ": \(left.because); by hand: \(left.byHand)\n"
        }
        return returning + (lines.isEmpty ? "" : "Stays as it is (\(lines.count)):\n" + lines.joined())
    }

    /// The id of each is the one it had: whoever keeps it elsewhere has to change it there.
    private var returning: String {
        let lines = restoration.changes.filter { $0.verb == .make }.map { change in
            "  "
                + [change.documentKind, change.target.name, change.target.id].compactMap(\.self).joined(separator: "  ")
                + "\n"
        }
        return lines.isEmpty ? "" : "Comes back under another id (\(lines.count)):\n" + lines.joined()
    }

    private func what(_ left: Restoration.Left) -> [String] {
        let id = left.id == left.kind ? nil : left.id
        return [left.name, id, left.field].compactMap(\.self)
    }
}
