import Assurance
import Capture
import ContactCenter
import Testing

@testable import Programme

@Suite("An attestation")
struct AttestationTests {

    static func attestation(
        saw: String = "the access list of the recording room", controls: [Control.ID] = ["PHY-01"],
        requirements: [String] = ["iso27001-2022 A.7.2"], at: Moment = Office.morning,
        observed: Moment = Office.moment("2026-11-20"), collected: Moment = Office.moment("2026-11-21"),
        until: Moment = Office.moment("2027-05-20")
    ) -> Attestation {
        Attestation(
            by: "ada", at: at, saw: saw, controls: controls, requirements: requirements, observed: observed,
            collected: collected, validUntil: until,
            document: .init(name: "list.pdf", sha256: [UInt8]("a list".utf8).sha256, size: 6), readers: ["grace"],
            log: Office.log)
    }

    private static func refusal(of attestation: Attestation, by signer: Signer? = nil) throws -> Refusal? {
        var office = try Office()
        return Office.refusal { () throws(Refusal) in
            try office.docket.take(
                office.signed(.attestation(attestation), by: signer ?? office.ada), recorded: Office.minutes(1))
        }
    }

    @Test func `is taken from an attester who signs it`() throws {
        #expect(try Self.refusal(of: Self.attestation()) == nil)
        #expect(try Self.refusal(of: Self.attestation(), by: Signer()) == .otherKey("ada"))
    }

    @Test func `says what was seen and what it covers`() throws {
        #expect(try Self.refusal(of: Self.attestation(saw: " ")) == .withoutWords("what was seen"))
        #expect(
            try Self.refusal(of: Self.attestation(controls: [], requirements: [])) == .withoutWords("what it covers"))
        #expect(try Self.refusal(of: Self.attestation(controls: [])) == nil)
    }

    @Test func `is observed, then collected, then signed, then ends`() throws {
        let (observed, signed) = (Office.moment("2026-11-20"), Office.morning)
        #expect(try Self.refusal(of: Self.attestation(collected: observed)) == nil)
        #expect(try Self.refusal(of: Self.attestation(collected: observed.advanced(by: .milliseconds(-1)))) != nil)
        let later = signed.advanced(by: .milliseconds(1))
        #expect(try Self.refusal(of: Self.attestation(collected: later)) == .fromTheFuture(later))
        #expect(try Self.refusal(of: Self.attestation(until: signed)) == .ended(signed))
        #expect(try Self.refusal(of: Self.attestation(until: later)) == nil)
    }

    // None of the catalogue's controls rests on one yet.
    private static let roomIsWatched = Control(
        "PHY-01", "Only named people enter the recording room", severity: .high, satisfies: .iso27001("A.7.2"),
        why: "w", remedy: "r", reads: Fact<Attested>(attestedFor: "PHY-01")
    ) { _ in .met(examined: 1) }

    private static func verdict(_ attestations: [RecordedAttestation], at moment: Moment) -> Verdict {
        var tenant = TenantSnapshot()
        tenant[Fact(attestedFor: "PHY-01")] = attestations.reading(for: "PHY-01", at: moment)
        return roomIsWatched(tenant)
    }

    private static func recorded(
        controls: [Control.ID] = ["PHY-01"], until: Moment = Office.moment("2027-05-20")
    ) -> RecordedAttestation {
        RecordedAttestation(attestation(controls: controls, until: until), recorded: Office.minutes(1))
    }

    private static func gap(_ absence: Absence) -> Verdict {
        .undetermined([Gap(FactKind("attestation for PHY-01"), absence)], soFar: 0)
    }

    @Test func `answers for its control until it ends, and then nobody knows`() {
        let end = Office.moment("2027-05-20")
        let attestations = [Self.recorded()]

        #expect(Self.verdict(attestations, at: end.advanced(by: .milliseconds(-1))).isMet)
        #expect(Self.verdict(attestations, at: end) == Self.gap(.attestationEnded(at: end)))
    }

    @Test func `answers for nothing before it was recorded, whenever it was signed, and for no other control`() throws {
        var office = try Office()
        let statement = Statement.attestation(Self.attestation())
        try office.docket.take(office.signed(statement, by: office.ada), recorded: Office.minutes(1))
        let before = Office.minutes(1).advanced(by: .milliseconds(-1))

        #expect(Self.verdict(office.docket.attestations, at: before) == Self.gap(.notAttested))
        #expect(Self.verdict(office.docket.attestations, at: Office.minutes(1)).isMet)
        #expect(Self.verdict([Self.recorded(controls: ["PHY-02"])], at: Office.minutes(1)) == Self.gap(.notAttested))
        #expect(Self.roomIsWatched(TenantSnapshot()) == Self.gap(.notAttested))
    }

    @Test func `gives way to a later one`() {
        let end = Office.moment("2027-05-20")
        let renewed = Self.recorded(until: Office.moment("2027-11-20"))

        #expect(Self.verdict([renewed, Self.recorded()], at: end).isMet)
    }

    @Test func `says when the last of them ended`() {
        let gap = Gap(FactKind("attestation for PHY-01"), .attestationEnded(at: Office.moment("2027-05-20")))

        #expect(gap.description == "attestation for PHY-01: attested until 2027-05-20 and not since")
    }
}

@Suite("A document of an attestation")
struct SealedDocumentTests {
    private let key = [UInt8](repeating: 7, count: 32)
    private let document = Array("who may enter".utf8)

    @Test func `opens under its key and its name, and otherwise not`() {
        let sealed = SealedDocument.seal(document, under: key)

        #expect(SealedDocument.open(sealed, named: document.sha256, under: key) == document)
        #expect(SealedDocument.open(sealed, named: [1].sha256, under: key) == nil)
        #expect(SealedDocument.open(sealed, named: document.sha256, under: key.map { $0 ^ 1 }) == nil)
        #expect(SealedDocument.open(sealed, named: document.sha256, under: []) == nil)
    }

    @Test func `touched in any byte does not open`() {
        let sealed = SealedDocument.seal(document, under: key)
        for place in sealed.indices {
            var touched = sealed
            touched[place] ^= 1
            #expect(SealedDocument.open(touched, named: document.sha256, under: key) == nil)
        }
        #expect(SealedDocument.open([], named: document.sha256, under: key) == nil)
    }

    @Test func `may be empty`() {
        #expect(SealedDocument.open(SealedDocument.seal([], under: key), named: [UInt8]().sha256, under: key) == [])
    }
}
