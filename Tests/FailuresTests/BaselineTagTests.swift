import Capture
import ContactCenter
import Foundation
import Programme
import Rehearsals
import Testing

extension Office {

    /// What a program printed, errors included.
    fileprivate func shell(_ line: String, input: String? = nil) throws -> (code: Int32, output: String) {
        let (process, output) = (Process(), Pipe())
        let stdin = installation.folder.appendingPathComponent("input")
        try Data((input ?? "").utf8).write(to: stdin)
        process.executableURL = URL(fileURLWithPath: "/bin/sh")
        process.arguments = ["-c", line]
        process.standardInput = try FileHandle(forReadingFrom: stdin)
        process.standardOutput = output
        process.standardError = output
        try process.run()
        let text = String(decoding: output.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
        process.waitUntilExit()
        return (process.terminationStatus, text.trimmingCharacters(in: .whitespacesAndNewlines))
    }

    /// Runs git on the archive.
    @discardableResult
    fileprivate func git(_ line: String, input: String? = nil) throws -> String {
        let (code, output) = try shell("git --git-dir '\(installation.archive.path)' \(line)", input: input)
        #expect(code == 0, "git \(line): \(output)")
        return output
    }

    /// Asks for a baseline, and returns its id.
    fileprivate func request(_ more: String...) async throws -> String {
        let asked = try await run(["approve-change", "acme", "--ticket", "CHG-4711"] + sign(as: "ada") + more)
        try #require(asked.code == 0, "\(asked.complaints)")
        return String(try #require(asked.output.split(separator: " ").first))
    }

    /// Asks for a baseline and agrees to it.
    ///
    /// - Returns: Its id, and the name of its tag.
    fileprivate func approve(_ more: String...) async throws -> (id: String, tag: String) {
        let id = try await request()
        let approved = try await run(["drift", "approve", "acme", id] + sign(as: "grace") + more)
        try #require(approved.code == 0, "\(approved.complaints)")
        let words = approved.output.split(whereSeparator: { $0.isWhitespace || $0 == "," })
        return (id, String(try #require(words.first { $0.hasPrefix("baseline/") })))
    }

    /// Signs a file with somebody's key in the namespace of git.
    fileprivate func signTag(_ file: String, as name: String) throws -> String {
        try? FileManager.default.removeItem(atPath: path(file) + ".sig")
        let (code, output) = try shell("ssh-keygen -q -Y sign -n git -f '\(path(name))' '\(path(file))'")
        try #require(code == 0, "\(output)")
        return path(file) + ".sig"
    }

    /// Puts another object in place of a tag.
    fileprivate func put(_ object: String, as tag: String) throws {
        let id = try git("mktag", input: object)
        try git("update-ref refs/tags/\(tag) \(id)")
    }
}

@Suite("The tag of a baseline", .enabled(if: Office.isPossible, "ssh-keygen is not installed"))
struct BaselineTagTests {

    @Test func `bears the signature of whoever agreed, as git finds with the file of signers, here and in copies`()
        async throws
    {
        let office = try await Office()
        defer { office.installation.clean() }
        let (id, tag) = try await office.approve()
        let words = try office.git("cat-file tag \(tag)")
        let commit = try office.git("rev-parse main")
        for word in ["\(id), ticket CHG-4711: asked for by ada, approved by grace", "capture \(commit)", "manifest "] {
            #expect(words.contains(word))
        }
        #expect(words.contains("-----BEGIN SSH SIGNATURE-----"))
        let explained = try await office.run("exceptions", "explain", "acme", id, "--out", office.path("signed"))
        let line = try #require(explained.output.split(separator: "\n").first { $0.contains("git --git-dir") })
        let check = String(try #require(line.range(of: "git --git-dir").map { line[$0.lowerBound...] }))
        let verified = try office.shell(check)
        #expect(
            verified.code == 0 && verified.output.contains(#"Good "git" signature for grace"#), "\(verified.output)")

        try await copies(of: office, tag, check)

        try office.put(words.replacing("CHG-4711", with: "CHG-4712") + "\n", as: tag)
        let altered = try office.shell(check)
        #expect(altered.code != 0, "\(altered.output)")
    }

    /// The signature holds in a directory and in a branch of another repository.
    private func copies(of office: Office, _ tag: String, _ check: String) async throws {
        try FileManager.default.createDirectory(atPath: office.path("second"), withIntermediateDirectories: true)
        _ = try office.shell("git init --quiet --bare '\(office.path("forge.git"))'")
        let text =
            try office.text("linewarden.yaml")
            + "copies:\n  second: {directory: \(office.path("second"))}\n  forge: {git: \(office.path("forge.git"))}\n"
        try Data(text.utf8).write(to: office.installation.configuration)
        let copied = try await office.run("copy", "acme")
        #expect(copied.code == 0, "\(copied.output)\(copied.complaints)")
        let tenant = office.tenant.lastPathComponent
        let ours = office.installation.archive.path
        for (place, name) in [("second/\(tenant)/archive.git", tag), ("forge.git", "\(tenant)/\(tag)")] {
            let there = check.replacing(ours, with: office.path(place)).replacing("-v \(tag)", with: "-v \(name)")
            let verified = try office.shell(there)
            #expect(verified.code == 0 && verified.output.contains(#"Good "git" signature"#), "\(verified.output)")
        }
        let verified = try await office.run("verify-copies", "acme")
        #expect(verified.code == 0, "\(verified.output)\(verified.complaints)")
    }

    @Test func `that is another than the ledger says is told, and drift from the baseline all the same`() async throws {
        let office = try await Office()
        defer { office.installation.clean() }
        let (id, tag) = try await office.approve()
        try #require(try await office.assess(nil, into: "second").code <= 2)
        let whole = try office.git("rev-parse \(tag)")
        func told(_ says: String?) async throws {
            let drift = try await office.run("drift", "acme", "--baseline", "--kinds", "roles")
            #expect(drift.code == (says == nil ? 0 : 2), "\(drift.output)\(drift.complaints)")
            #expect(drift.output.contains("nothing that was compared has changed since the baseline \(id)"))
            if let says {
                #expect(drift.complaints.contains(says), "\(drift.complaints)")
                #expect(drift.output.contains(says.prefix(30)), "\(drift.output)")
            }
            #expect(drift.complaints.contains("the archive and the ledger disagree") == (says != nil))
            let json = try await office.run("drift", "acme", "--baseline", "--kinds", "roles", "--json")
            let baseline = try #require(try JSON(Array(json.output.utf8))["baseline"])
            #expect(baseline["tagSigned"]?.boolean == (says == nil))
            #expect(Array(try #require(baseline["tagFaults"]).elements).isEmpty == (says == nil))
            #expect(baseline["inForce"]?.boolean == true)
        }
        try await told(nil)

        let words = try office.git("cat-file tag \(tag)") + "\n"
        let newest = try office.git("rev-parse main")
        try office.git("tag -d \(tag)")
        try await told("no tag of the archive names \(id)")
        try office.git("tag \(tag) main")
        try await told("no tag of the archive names \(id)")
        let unsigned = String(try #require(words.range(of: "-----BEGIN").map { words[..<$0.lowerBound] }))
        let first = String(unsigned.dropFirst("object ".count).prefix(40))
        try office.put(unsigned.replacing(first, with: newest), as: tag)
        try await told("the tag \(tag) is on \(newest.prefix(10)), and the ledger says \(first.prefix(10))")
        try office.put(words.replacing("CHG-4711", with: "CHG-4712"), as: tag)
        try await told("the signature of the tag \(tag) is not that of grace: the signature is of something else")
        try Data(unsigned.utf8).write(to: URL(fileURLWithPath: office.path("tag")))
        let other = try String(contentsOfFile: try office.signTag("tag", as: "ada"), encoding: .utf8)
        try office.put(unsigned + other, as: tag)
        try await told("the signature of the tag \(tag) is not that of grace: the signature was made with a key")
        try office.git("update-ref refs/tags/baseline/1999-12-31 \(whole)")
        try office.git("tag -d \(tag)")
        try await told("the tag baseline/1999-12-31 was made as \"\(tag)\", and renamed since")
        try office.git("tag -d baseline/1999-12-31")
        try office.git("update-ref refs/tags/\(tag) \(whole)")
        try await told(nil)
    }

    @Test func `goes unsigned where no second signature is to be had, and is signed later by whoever agreed`()
        async throws
    {
        let office = try await Office()
        defer { office.installation.clean() }
        let folder = office.path("once")
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        let script = "#!/bin/sh\ncase \"$*\" in *'-n git'*) exit 1;; *) exec /usr/bin/ssh-keygen \"$@\";; esac\n"
        try Data(script.utf8).write(to: URL(fileURLWithPath: folder + "/ssh-keygen"))
        try FileManager.default.setAttributes([.posixPermissions: 0o755], ofItemAtPath: folder + "/ssh-keygen")
        let id = try await office.request()
        var once = office.installation.program
        once.environment["PATH"] = folder + ":" + (ProcessInfo.processInfo.environment["PATH"] ?? "")
        let place = ["--config", office.installation.configuration.path, "--data", office.installation.data.path]
        let approved = try await once.run(["drift", "approve", "acme", id] + office.sign(as: "grace") + place)
        #expect(approved.code == 0, "\(approved.complaints)")
        #expect(approved.output.hasPrefix("\(id): approved by grace\nthe archive has it as the tag baseline/"))
        #expect(approved.complaints.contains("the tag bears no signature: ssh-keygen did not sign"))
        let unsigned = try await office.run("drift", "acme", "--baseline", "--kinds", "roles")
        #expect(unsigned.code == 0, "\(unsigned.complaints)")
        #expect(unsigned.output.contains("bears no signature\n"))
        let refused = try await once.run(["drift", "tag", "acme", id, "--key", office.path("grace")] + place)
        #expect(refused.code == 77, "\(refused.complaints)")

        let others = try await office.run("drift", "tag", "acme", id, "--key", office.path("ada"))
        #expect(others.code == 77 && others.complaints.contains("a key that is not grace's"), "\(others.complaints)")
        let signed = try await office.run("drift", "tag", "acme", id, "--key", office.path("grace"))
        #expect(signed.code == 0 && signed.output.contains(".2, signed by grace\n"), "\(signed.complaints)")
        let again = try await office.run("drift", "tag", "acme", id, "--key", office.path("grace"))
        #expect(again.code == 0 && again.output == signed.output, "\(again.output)")
        #expect(try office.git("tag --list").split(separator: "\n").count == 2)
        let drift = try await office.run("drift", "acme", "--baseline", "--kinds", "roles")
        #expect(drift.code == 0 && drift.output.contains("bears the signature of grace\n"), "\(drift.complaints)")
    }

    @Test func `of a decision that was signed elsewhere can be signed elsewhere too, as it was printed`() async throws {
        let office = try await Office()
        defer { office.installation.clean() }
        let id = try await office.request()
        let decision = try await office.run("drift", "approve", "acme", id, "--by", "grace")
        try Data(decision.output.utf8).write(to: URL(fileURLWithPath: office.path("decision")))
        _ = try office.shell(
            "ssh-keygen -q -Y sign -n linewarden -f '\(office.path("grace"))' '\(office.path("decision"))'")
        let approved = try await office.run(
            "drift", "approve", "acme", id, "--statement", office.path("decision"), "--signature",
            office.path("decision.sig"))
        #expect(approved.code == 0, "\(approved.complaints)")
        #expect(approved.complaints.contains("the tag bears no signature: the decision was signed elsewhere"))

        let printed = try await office.run("drift", "tag", "acme", id)
        #expect(printed.code == 0 && printed.complaints.contains("ssh-keygen -Y sign -n git"), "\(printed.complaints)")
        func give(_ text: String, signedBy name: String) async throws -> Program.Ending {
            try Data(text.utf8).write(to: URL(fileURLWithPath: office.path("tag")))
            let signature = try office.signTag("tag", as: name)
            return try await office.run(
                "drift", "tag", "acme", id, "--statement", office.path("tag"), "--signature", signature)
        }
        let changed = try await give(printed.output.replacing("4711", with: "4712"), signedBy: "grace")
        #expect(
            changed.code == 65 && changed.complaints.contains("that is not the tag of \(id)"), "\(changed.complaints)")
        let others = try await give(printed.output, signedBy: "ada")
        #expect(others.code == 77, "\(others.complaints)")
        let given = try await give(printed.output, signedBy: "grace")
        #expect(given.code == 0 && given.output.contains(", signed by grace\n"), "\(given.complaints)")
        #expect(try await office.run("drift", "tag", "acme", id, "--statement", office.path("tag")).code == 64)
    }
}

@Suite("Drift from a baseline that is named", .enabled(if: Office.isPossible, "ssh-keygen is not installed"))
struct NamedBaselineTests {

    @Test func `is from any that was agreed to, in force or not, and from nothing else`() async throws {
        let office = try await Office()
        defer { office.installation.clean() }
        let before = try office.git("rev-parse main")
        let first = try await office.approve().id
        try #require(try await office.assess(nil, into: "second").code <= 2)
        let never = try office.git("rev-parse main")
        try #require(try await office.assess(nil, into: "third").code <= 2)
        let second = try await office.approve().id
        func drift(_ baseline: String...) async throws -> Program.Ending {
            try await office.run(["drift", "acme", "--kinds", "roles", "--baseline"] + baseline)
        }
        #expect(try await drift().output.contains("since the baseline \(second)\n"))
        for name in [first, first.lowercased(), String(before.prefix(7)), before] {
            let old = try await drift(name)
            #expect(old.code == 0 && old.output.contains("since the baseline \(first)\n"), "\(old.complaints)")
            #expect(old.output.contains("\nnot in force: \(second) was agreed to after it\n"))
        }
        let today = Moment(milliseconds: Int64(Date().timeIntervalSince1970 * 1000))
        #expect(try await drift(today.iso8601Day).output.contains("since the baseline \(second)\n"))

        let yesterday = try await drift(today.advanced(by: .days(-1)).iso8601Day)
        #expect(yesterday.code == 66 && yesterday.complaints.contains("nobody had agreed to a baseline of acme by"))
        let other = try await drift(never)
        #expect(other.code == 66 && other.complaints.contains("\(never) was never an approved baseline of acme"))
        #expect(other.complaints.contains("`linewarden drift acme --since \(never)`"))
        let unknown = try await drift("BL-0000000000")
        #expect(unknown.code == 66 && unknown.complaints.contains("there is no baseline BL-0000000000 of acme"))
        let third = try await office.request()
        let waiting = try await drift(third)
        #expect(waiting.code == 66 && waiting.complaints.contains("nobody agreed to \(third): it is waiting"))

        let ended = try await office.run(["exceptions", "expire", "acme", second] + office.sign(as: "grace"))
        #expect(ended.code == 0, "\(ended.complaints)")
        #expect(try await drift().output.contains("since the baseline \(first)\n"))
        #expect(try await drift(second).output.contains("\nnot in force: grace ended it on \(today.iso8601Day)\n"))
        let json = try await drift(second, "--json")
        #expect(try JSON(Array(json.output.utf8))["baseline"]?["inForce"]?.boolean == false)
    }
}
