import ArgumentParser
import Foundation
import Ledger
import LedgerStore

extension LedgerVerbs {
    struct Verify: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Checks a ledger: every hash, signature, entry and payload.",
            discussion: """
                Hashes every entry again, compares tiles, manifests and checkpoints byte for byte, expands every payload \
                and holds it against its entry, follows the keys, and reads the write-ahead log.

                With --config it holds the ledger against every checkpoint that the places under `checkpoints:` keep of it, \
                and what witnesses cosigned.

                With --quick it checks all hashes and signatures, and the entries and payloads of a few segments chosen \
                by chance.

                EXIT CODES
                  0  sound
                  1  tampered: something is not what was written
                  2  incomplete: something is not there, or cannot be read
                  3  cannot tell: a key is missing or was revoked, an outside checkpoint is of another ledger, an entry
                     is of a later version, or --quick met a segment that is not there
                """)

        @OptionGroup var place: LedgerPlace

        @Option(help: ArgumentHelp("A checkpoint that was kept elsewhere; may be given again.", valueName: "file"))
        var checkpoint: [String] = []

        @Option(help: ArgumentHelp("A configuration that says where checkpoints are kept.", valueName: "file"))
        var config: String?

        @Option(
            help: ArgumentHelp("A verifier key of the ledger that you have from somewhere else.", valueName: "vkey"))
        var key: KeyArgument?

        @Flag(help: "Reads the entries and payloads of a few segments only.")
        var quick = false

        @Flag(help: "Prints JSON.")
        var json = false

        func run() async throws {
            try place.mustBeThere()
            let outside = try checkpoint.map(GivenFile.note) + kept()
            let depth: LedgerVerifier.Depth =
                quick ? .sampled(segments: 8, seed: UInt64.random(in: .min ... .max)) : .full
            let result = await LedgerVerifier(at: place.url, key: key?.key, outside: outside, depth: depth).verify()
            let page = VerificationPage(result, ledger: place.folder)
            if json { Terminal().write(page.json) } else { Terminal().say(page.text) }
            if page.code != 0 { throw Ended(code: page.code) }
        }

        private func kept() throws -> [SignedNote] {
            guard let config else { return [] }
            let places = try Configuration(file: URL(fileURLWithPath: config)).places
            let origin = try place.reader().checkpoint.origin
            return try Publication(places: places, ledger: place.url).checkpoints(of: origin)
        }
    }
}
