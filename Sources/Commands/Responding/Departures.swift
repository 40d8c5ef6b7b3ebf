import Capture
import ContactCenter
import Engine
import Foundation
import GenesysCloud
import Redaction
import Response
import SQLiteStore

/// A file of people who leave: an id or an e-mail address a line.
struct Departures {
    private let file: String
    private let lines: [String]

    init(file: String) throws {
        self.file = file
        lines = String(decoding: try Files.contents(of: file), as: UTF8.self)
            .split(whereSeparator: \.isNewline).map { $0.trimmingCharacters(in: .whitespaces) }
            .filter { !$0.isEmpty && !$0.hasPrefix("#") }
        guard !lines.isEmpty else {
            throw Failure(
                "\(file) names nobody",
                hint: "nothing was planned; is it the right file, and was it written to its end?",
                code: .unsound)
        }
    }

    /// The people it means, each once, in its order.
    ///
    /// - Throws: ``Failure`` where a line means nobody: then the file is not of this tenant, or not of today, and none of
    ///   it is planned.
    func people(in capture: Capture, keys: URL) throws -> [Subject] {
        let known = try Known(capture, keys: keys)
        var wrong: [(line: Int, text: String)] = []
        var people: [Subject] = []
        var seen: Set<String> = []
        for (place, line) in lines.enumerated() {
            guard let id = known.ids.contains(line) ? line : known.byMail[line.lowercased()] else {
                wrong.append((place + 1, line))
                continue
            }
            if seen.insert(id).inserted { people.append(Subject(.person, id)) }
        }
        guard let first = wrong.first else { return people }
        throw Failure(
            "\(wrong.count) of \(lines.count) lines of \(file) mean nobody in the tenant, the first in line \(first.line)",
            hint: "nothing was planned; is it the file of this tenant, and of today?", code: .unsound)
    }

    /// The active people of a capture, by id and by address.
    private struct Known {
        var ids: Set<String> = []
        var byMail: [String: String] = [:]

        init(_ capture: Capture, keys: URL) throws {
            let states = FileManager.default.fileExists(atPath: keys.path) ? try PersonKeyStore(at: keys).byID() : [:]
            let look: (String) -> Seal.KeyState = { states[$0] ?? .unknown }
            var (ids, byMail) = (Set<String>(), [String: String]())
            try capture.each(.people) { document in
                guard document["state"]?.string == "active" else { return }
                ids.insert(document.id)
                guard let field = document["email"],
                    case .text(let mail)? = Seal.open(field, at: "people/email", keys: look)
                else { return }
                byMail[mail.exposed.lowercased()] = document.id
            }
            (self.ids, self.byMail) = (ids, byMail)
        }
    }
}

extension TenantResponse {

    /// Says no to a departure that no approval could let pass: a file that is wrong is told so before anybody agrees to it.
    func refuseDeparture(_ plan: Plan, _ capture: Capture, at now: Moment) throws {
        guard plan.isAnnounced else { return }
        let mentions = try GenesysCloud.mentions(of: plan.targets, in: capture)
        let around = circumstances(
            of: plan, try snapshot(of: capture), mentions, try programme.read().docket, try journal(), at: now)
        guard let why = Guard(plan, in: around).refusedDeparture else { return }
        throw Failure(
            "the departure was not planned: \(why)",
            hint: "nothing was recorded; docs/operating/response.md says under caps how many may leave", code: .mayNot)
    }
}
