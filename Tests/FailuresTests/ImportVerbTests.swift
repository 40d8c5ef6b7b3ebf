import Archive
import Capture
import Foundation
import Rehearsals
import Simulator
import Testing

@Suite("An identity provider imported on the command line")
struct ImportVerbTests {

    @Test func `is joined, kept sealed beside the capture, and taken along by the next collection`() async throws {
        let installation = try Installation(.poor)
        defer { installation.clean() }
        let (imported, again) = try await installation.serving {
            _ = try await installation.assess("--quiet")
            let imported = try await installation.importExports("--json")
            return (imported, try await installation.assess("--json"))
        }

        #expect(imported.code == 0, "\(imported.complaints)")
        let told = try JSON(Array(imported.output.utf8))
        let accounts = try #require(told["accounts"]?.integer)
        #expect(accounts == installation.tenant.exports.last?.files.first?.bytes.count { $0 == 0x0A })
        #expect(told["joined"]?["email"]?.integer == accounts && told["joined"]?["percent"]?.integer == 100)
        #expect(told["people"]?.integer == 50)
        let archive = try TenantArchive(at: installation.archive)
        let capture = try archive.read(try archive.commit(named: "HEAD"))
        let record = try #require(capture.manifest.record(of: "idp-accounts"))
        #expect(record.documents == accounts && record.isSuppliedByHand && record.absences.isEmpty)
        let kept = capture.files.filter { $0.key.hasPrefix("config/idp-accounts/") }.values
            .map { String(decoding: $0, as: UTF8.self) }.joined()
        #expect(kept.contains("sealed") && kept.contains("joinedBy"))
        #expect(!kept.contains("@"), "an address is kept in clear")
        let found = try JSON(Array(again.output.utf8))["findings"]?.elements.compactMap { $0["control"]?.string }
        for control in ["IDN-07", "IDN-09", "AUT-12", "AUT-13", "AUT-14", "AUT-15", "AUT-16"] {
            #expect(found?.contains(control) == true, "\(control) found nothing after the next collection")
        }
    }

    @Test func `of a tenant never collected is refused, with what to do first`() async throws {
        let installation = try Installation(.sound)
        defer { installation.clean() }
        try installation.configure(api: "http://127.0.0.1:1", login: "http://127.0.0.1:1/login")
        let ending = try await installation.importExports()
        #expect(ending.code == 66)
        #expect(ending.complaints.contains("linewarden assess acme"))
    }

    @Test(
        arguments: [
            (Array("nothing we know\n1\n".utf8), 65, "x.csv is no export we know"), ([], 65, "x.csv is empty"),
            ([0xFF, 0xFE, 0x69, 0x00], 65, "x.csv is UTF-16"),
            (Array("id,methodsRegistered\ne-1,fido2\n".utf8), 65, "none of the files lists an account"),
            (
                Array("id,userPrincipalName,accountEnabled\ne-1,a@b.example,true\ne-2\n".utf8), 65,
                "x.csv:3: has 1 cells"
            ),
        ] as [([UInt8], Int32, String)])
    func `says which file is wrong, and where`(bytes: [UInt8], code: Int32, says: String) async throws {
        let installation = try Installation(.sound)
        defer { installation.clean() }
        let file = installation.folder.appendingPathComponent("x.csv")
        try Data(bytes).write(to: file)
        let ending = try await installation.serving {
            _ = try await installation.assess("--quiet")
            return try await installation.program.run([
                "import", "idp", "acme", file.path, "--config", installation.configuration.path, "--data",
                installation.data.path,
            ])
        }
        #expect(ending.code == code && ending.complaints.contains(says), "\(ending.complaints)")
    }

    @Test(arguments: [["import", "idp"], ["import", "idp", "acme"], ["import", "everything"]])
    func `needs a tenant and a file`(arguments: [String]) async throws {
        #expect(try await Program().run(arguments).code == 64)
    }
}
