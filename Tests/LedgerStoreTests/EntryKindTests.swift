import ContactCenter
import Foundation
import Ledger
import Testing

@testable import LedgerStore

@Suite("The kind of an entry")
struct EntryKindTests {

    private static func bytes(_ kind: Entry.Kind, at moment: Moment = SmallLedger.began) -> [UInt8] {
        Entry(
            at: moment, kind: kind, subject: #"","kind":"decision"#, source: "test",
            payload: .init(sha256: .leaf([]), bytes: 1, seal: nil)
        ).json
    }

    @Test(arguments: [
        Entry.Kind.capture, .judgement, .finding, .exception, .attestation, .decision, .audit, .drill, .key, .retention,
    ])
    func `is told by how its bytes begin`(kind: Entry.Kind) {
        for milliseconds in [0, 1] {
            let bytes = Self.bytes(kind, at: SmallLedger.began.advanced(by: .milliseconds(milliseconds)))
            #expect(Entry.kind(of: bytes[...]) == kind)
        }
    }

    @Test(arguments: [
        "", #"{"at":""#, #"{"at":"2026"#, #"{"at":"2026","kind":""#, #"{"at":"2026","kind":"audit"#,
        #"{"at":"2026","kind":"aud\u0069t""#, #"{"at":"2026","kind": "audit""#, #"{"at":"20\"26","kind":"audit""#,
        #"{"kind":"audit","at":"2026""#, #" {"at":"2026","kind":"audit""#, #"{"at":2026,"kind":"audit""#,
    ])
    func `is not told by anything else`(text: String) {
        #expect(Entry.kind(of: Array(text.utf8)[...]) == nil)
    }

    @Test func `finds the same entries as reading each`() async throws {
        let ledger = SmallLedger()
        try await ledger.fill()
        var reader = try LedgerReader(at: ledger.url)
        for kinds in [[.capture], [.key, .finding], [.decision]] as [Set<Entry.Kind>] {
            for index in 0..<reader.size {
                let entry = try reader.entry(at: index)
                #expect(try reader.entry(at: index, of: kinds) == (kinds.contains(entry.kind) ? entry : nil))
            }
        }
        #expect(throws: LedgerError.self) { try reader.entry(at: reader.size, of: [.key]) }
    }
}
