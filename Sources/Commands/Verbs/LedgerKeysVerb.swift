import ArgumentParser
import Capture
import Foundation
import Ledger
import LedgerStore
import Platforms

extension LedgerVerbs {
    struct Keys: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Lists, rotates and revokes the keys of a ledger.",
            discussion: """
                A ledger signs with one key at a time. `rotate` makes a new one, lets the old one sign it in, records that \
                as an entry, and destroys the old private key. `revoke` says that what a former key signed beyond a size \
                is not to be believed, as when it was stolen.
                """,
            subcommands: [List.self, Rotate.self, Revoke.self], defaultSubcommand: List.self)

        struct List: AsyncParsableCommand {
            static let configuration = CommandConfiguration(
                abstract: "Lists every key the ledger has signed with: the first is what outsiders need.")

            @OptionGroup var place: LedgerPlace

            @Flag(help: "Prints JSON.")
            var json = false

            func run() async throws {
                try place.mustBeThere()
                let terms = try LedgerKeyList(at: place.url).terms
                guard json else { return Terminal().say(terms.map { line($0) + "\n" }.joined()) }
                var writer = JSONWriter(indents: true)
                writer.array { json in for term in terms { write(term, to: &json) } }
                Terminal().write(writer.bytes + [0x0A])
            }

            private func line(_ term: KeyHistory.Term) -> String {
                let from = term.after.map { "\($0 + 1)" } ?? "0"
                let sizes = term.last.map { "sizes \(from) to \($0)" } ?? "sizes from \(from), in force"
                let revoked = term.revokedAfter.map { ", revoked beyond \($0)" } ?? ""
                return "\(term.key)  \(sizes)\(revoked)"
            }

            private func write(_ term: KeyHistory.Term, to json: inout JSONWriter) {
                json.object { json in
                    json.field("key", "\(term.key)")
                    json.field("id", term.key.idText)
                    if let after = term.after { json.field("after", after) }
                    if let last = term.last { json.field("last", last) }
                    if let size = term.revokedAfter { json.field("revokedBeyond", size) }
                }
            }
        }

        struct Rotate: AsyncParsableCommand {
            static let configuration = CommandConfiguration(
                abstract: "Signs with a new key from now on.",
                discussion: "Keep the key it prints where checkpoints are checked; the ledger proves the way to it.")

            @OptionGroup var place: LedgerPlace

            func run() async throws {
                let log = try LedgerKeyList(at: place.url).open()
                let now = Machine.now()
                let key = try await log.rotateKey(at: now, source: "ledger keys")
                try await log.seal(at: now)
                Terminal().say("\(key)\n")
            }
        }

        struct Revoke: AsyncParsableCommand {
            static let configuration = CommandConfiguration(
                abstract: "Says that what a former key signed is not to be believed beyond a size.")

            @OptionGroup var place: LedgerPlace

            @Argument(help: "The id of the key, as `keys list` shows it.")
            var id: String

            @Option(help: ArgumentHelp("Its checkpoints up to this size still count.", valueName: "size"))
            var beyond: Int

            func run() async throws {
                let list = try LedgerKeyList(at: place.url)
                guard let key = list.keys.first(where: { $0.idText == id }) else {
                    throw Failure(
                        "the ledger has no key \(id)", hint: "`linewarden ledger keys --ledger DIR` lists them",
                        code: .notThere)
                }
                let log = try list.open()
                let now = Machine.now()
                try await log.revoke(key, from: beyond, at: now, source: "ledger keys")
                try await log.seal(at: now)
                Terminal().say("revoked \(id) beyond size \(beyond)\n")
            }
        }
    }
}
