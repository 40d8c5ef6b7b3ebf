import Capture
import Foundation
import Rehearsals
import Simulator
import Testing

@Suite("Documents for other tools that cannot be made or believed")
struct OutputsTests {

    private static let key = """
        -----BEGIN PRIVATE KEY-----
        MC4CAQAwBQYDK2VwBCIEIAABAgMEBQYHCAkKCwwNDg8QERITFBUWFxgZGhscHR4f
        -----END PRIVATE KEY-----
        """

    private static let publicKey = """
        -----BEGIN PUBLIC KEY-----
        MCowBQYDK2VwAyEAA6EHv/POEL4dcN0Y50vAmWfk1jCbpQ1fHdyGZBJVMbg=
        -----END PUBLIC KEY-----
        """

    private static let otherKey = """
        -----BEGIN PUBLIC KEY-----
        MCowBQYDK2VwAyEA11qYAYKxCrfVS/7TyWQHOg7hcvPapiMlrwIaaPcHURo=
        -----END PUBLIC KEY-----
        """

    /// Runs in a folder of its own; `@NAME` is the file of that name in it.
    private func inFolder(
        _ body: (_ run: ([String]) async throws -> Program.Ending) async throws -> Void
    ) async throws {
        let folder = FileManager.default.temporaryDirectory
            .appendingPathComponent("linewarden-outputs-\(ProcessInfo.processInfo.globallyUniqueString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        for (name, text) in Self.files { try Data(text.utf8).write(to: folder.appendingPathComponent(name)) }
        try FileManager.default.createSymbolicLink(
            at: folder.appendingPathComponent("link.json"), withDestinationURL: folder.appendingPathComponent("key.pem")
        )
        try await body { words in
            try await Program().run(words.map { $0.hasPrefix("@") ? folder.path + "/" + $0.dropFirst() : $0 })
        }
    }

    private static let files = [
        "key.pem": key, "public.pem": publicKey, "other.pem": otherKey, "a.json": #"{"a":1,"b":[true]}"#,
        "b.json": "{}", "lines.json": "{}\n{}\n", "a.ndjson": "{}",
    ]

    @Test func `a signed document is verified with the signer's key, and with no other`() async throws {
        try await inFolder { run in
            #expect(try await run(["evidence", "sign", "@a.json", "--key", "@key.pem"]).code == 0)
            let verify = ["evidence", "verify-signature", "@a.dsse.json", "@a.json", "--key"]
            let own = try await run(verify + ["@public.pem"])
            let other = try await run(verify + ["@other.pem"])

            #expect(own.code == 0, "\(own.complaints)")
            #expect(other.code == 65)
            #expect(other.complaints.contains("no signature in it is by this key"))
        }
    }

    @Test func `a document is refused under the signature of another`() async throws {
        try await inFolder { run in
            #expect(try await run(["evidence", "sign", "@a.json", "--key", "@key.pem", "--out", "@e.json"]).code == 0)
            let ending = try await run(["evidence", "verify-signature", "@e.json", "@b.json", "--key", "@public.pem"])

            #expect(ending.code == 65)
            #expect(ending.complaints.contains("it was signed as a.json, not as b.json"))
        }
    }

    @Test(arguments: [
        (["evidence", "sign", "@lines.json", "--key", "@key.pem"], 65, "the document is not JSON that can be signed"),
        (["evidence", "sign", "@a.ndjson", "--key", "@key.pem"], 65, "its name does not end in .json"),
        (["evidence", "sign", "@a.json", "--key", "@public.pem"], 65, "it is no Ed25519 private key in PEM"),
        (
            ["evidence", "sign", "@a.json", "--key", "@key.pem", "--out", "@a.json"], 64,
            "that is"
        ),
        (["evidence", "sign", "@a.json", "--key", "@key.pem", "--out", "@link.json"], 64, "which is needed"),
        (["evidence", "sign", "@none.json", "--key", "@key.pem"], 66, "can't read"),
        (["evidence", "sign", "@a.json", "--key", "@none.pem"], 66, "can't read"),
        (
            ["evidence", "verify-signature", "@a.json", "@a.json", "--key", "@public.pem"], 65,
            "it is no DSSE envelope"
        ),
        (["assess", "--capture", "@", "--formats", "oscal"], 64, "say with --out where the documents go"),
        (
            ["assess", "--capture", "@", "--out", "@r", "--formats", "sarf"], 64,
            "there is no format sarf; did you mean sarif?"
        ),
        (["assess", "--capture", "@", "--out", "@r", "--oscal-version", "1.0.0"], 64, "1.0.0"),
    ])
    func `says what is wrong, and what to do`(words: [String], code: Int32, says: String) async throws {
        try await inFolder { run in
            let ending = try await run(words)

            #expect(ending.code == code, "\(ending.complaints)")
            #expect(ending.complaints.contains(says), "\(ending.complaints)")
        }
    }

    @Test func `a PDF without a Chromium is refused before anything is read`() async throws {
        let program = Program(environment: ["LINEWARDEN_CHROMIUM": "/nowhere/chromium"])
        let ending = try await program.run(["assess", "acme", "--out", "/nowhere", "--formats", "pdf"])

        #expect(ending.code == 66)
        #expect(ending.complaints.contains("LINEWARDEN_CHROMIUM is /nowhere/chromium, which does not run"))
        #expect(ending.complaints.contains("report.html prints from any browser"))
    }

    @Test func `a PDF that fails takes neither the summary nor the verdict's code with it`() async throws {
        let installation = try Installation(.mixed)
        defer { installation.clean() }
        let out = installation.folder.appendingPathComponent("reports").path
        _ = try await installation.serving { try await installation.assess("--quiet") }
        let place = ["--config", installation.configuration.path, "--data", installation.data.path]
        var program = installation.program
        program.environment["LINEWARDEN_CHROMIUM"] = "/bin/false"
        let ending = try await program.run(
            ["assess", "acme", "--capture", "HEAD", "--json", "--out", out, "--formats", "pdf"] + place)

        #expect(ending.code == 1, "\(ending.complaints)")
        #expect(try JSON(Array(ending.output.utf8))["counts"]?["notMet"]?.integer ?? 0 > 0)
        #expect(ending.complaints.contains("/bin/false ended with 1 and no page"))
    }

    @Test func `documents of an earlier run are gone where this one is cut short`() async throws {
        let installation = try Installation(.mixed)
        defer { installation.clean() }
        let out = installation.folder.appendingPathComponent("reports").path
        _ = try await installation.serving {
            try await installation.assess("--quiet", "--out", out, "--formats", "sarif")
        }
        // Where the folder of OSCAL's documents should be.
        try Data().write(to: URL(fileURLWithPath: out + "/oscal"))
        let place = ["--config", installation.configuration.path, "--data", installation.data.path]
        let ending = try await installation.program.run(
            ["assess", "acme", "--capture", "HEAD", "--out", out, "--formats", "oscal,sarif"] + place)

        #expect(ending.code == 74, "\(ending.complaints)")
        #expect(!FileManager.default.fileExists(atPath: out + "/findings.sarif"))
    }

    @Test func `a document an earlier run left is removed where it is not asked for`() async throws {
        let installation = try Installation(.mixed)
        defer { installation.clean() }
        let out = installation.folder.appendingPathComponent("reports")
        func there(_ name: String) -> Bool {
            FileManager.default.fileExists(atPath: out.appendingPathComponent(name).path)
        }
        _ = try await installation.serving {
            try await installation.assess("--out", out.path, "--formats", "oscal,sarif")
        }
        #expect(there("oscal/assessment-results.json") && there("findings.sarif") && !there("findings.ocsf.ndjson"))
        let place = ["--config", installation.configuration.path, "--data", installation.data.path]
        let again = try await installation.program.run(
            ["assess", "acme", "--capture", "HEAD", "--out", out.path, "--formats", "ocsf"] + place)
        #expect(again.code == 1, "\(again.complaints)")
        #expect(!there("oscal/assessment-results.json") && !there("findings.sarif") && there("findings.ocsf.ndjson"))
        #expect(there("report.html"))
    }
}
