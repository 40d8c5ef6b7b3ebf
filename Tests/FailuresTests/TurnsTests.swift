import Archive
import ContactCenter
import Engine
import Foundation
import LedgerStore
import Rehearsals
import Simulator
import Testing

@Suite("Containing while something else writes", .enabled(if: Desk.isPossible, "ssh-keygen is not installed"))
struct TurnsTests {

    @Test func `waits for no reading of the audit log: whoever has the ledger for long gives way`() async throws {
        let desk = try Desk()
        let person = try desk.somebody()
        try await desk.open {
            let folder = try desk.installation.tenantFolder()
            let reading = try LedgerLog(at: folder.ledger, origin: folder.logOrigin)
            try await reading.givingWay {
                let id = try await desk.plan("end-sessions person/\(person)", interrupting: "person/\(person)")
                let agreed = try await desk.run("approve", "acme", id, as: "grace")
                #expect(agreed.code == 0, "\(agreed.complaints)")
                let applied = try await desk.run("apply", "acme", id)
                #expect(applied.code == 0, "\(applied.output)\(applied.complaints)")
            }
            #expect(desk.written == ["DELETE /api/v2/tokens/\(person)"])
            let size = await reading.size
            let note = NewEntry(
                at: Moment(milliseconds: 1_795_564_800_000), kind: .audit, subject: "audit/1", source: "Directory",
                payload: [])
            #expect(try await reading.append([note]) == size..<size + 1)
        }
    }
}

@Suite("Two readings of one audit log")
struct TwoReadingsTests {

    @Test func `do not mix: the second is for later`() async throws {
        let installation = try Installation(.sound)
        defer { installation.clean() }
        let ending = try await installation.serving { [installation] in
            let lock = try TenantLock(try installation.tenantFolder().auditsLock)
            defer { _ = lock }
            return try await installation.program.run([
                "audit", "read", "acme", "--service", "Directory", "--quiet", "--config",
                installation.configuration.path, "--data", installation.data.path,
            ])
        }
        #expect(ending.code == 75, "\(ending.output)")
        #expect(ending.complaints.contains("another run is reading it"))
    }
}
