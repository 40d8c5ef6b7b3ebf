import Archive
import Capture
import ContactCenter
import Engine
import Foundation
import LedgerStore
import Testing

@testable import Commands

@Suite("Copies of a tenant, from the command line")
final class CopiesTests {
    private let folder = FileManager.default.temporaryDirectory
        .appendingPathComponent("linewarden-copies-\(ProcessInfo.processInfo.globallyUniqueString)")
    private var data: URL { folder.appendingPathComponent("data") }
    private var vault: URL { folder.appendingPathComponent("vault") }
    private let name = "genesys-cloud-3fa85f64"

    deinit { try? FileManager.default.removeItem(at: folder) }

    init() throws { try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true) }

    private static let began = Moment(milliseconds: 1_795_564_800_000)

    /// A tenant with one capture and some sealed entries, and a configuration with these places.
    private func make(_ places: String) async throws -> TenantFolder {
        let text = """
            version: 1
            \(places.isEmpty ? "" : "copies: {\(places)}")
            tenants:
              acme: {platform: genesys-cloud, region: eu-central-1, clients: {core: {id: a, secret: 'env:A'}}}
            """
        try Data(text.utf8).write(to: folder.appendingPathComponent("linewarden.yaml"))
        let binding = TenantBinding(platform: "genesys-cloud", organization: "3fa85f64")
        try binding.bind("acme", in: DataDirectory(data))
        let tenant = try binding.folder(in: DataDirectory(data))
        _ = try TenantArchive(at: tenant.archive).add(
            .init(
                platform: "genesys-cloud", organization: "3fa85f64", organizationName: "Acme", isSimulated: true,
                clients: [], began: Self.began, ended: Self.began, tool: "test", kinds: [], files: [:]), files: [:])
        try await record(3, in: tenant)
        return tenant
    }

    private func record(_ count: Int, in tenant: TenantFolder) async throws {
        let log = try LedgerLog(at: tenant.ledger, origin: "copies.example/log")
        _ = try await log.append(
            (0..<count).map {
                NewEntry(
                    at: Self.began, kind: .finding, subject: "\($0)", source: "test", payload: Array("p\($0)".utf8))
            })
        _ = try await log.seal(at: Self.began)
    }

    private func run(_ arguments: String...) async -> Int32 {
        await Linewarden.run(
            arguments + ["--data", data.path, "--config", folder.appendingPathComponent("linewarden.yaml").path])
    }

    private func makeFolder(_ folder: URL) throws {
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    }

    private func makeForge() throws {
        let process = Process()
        process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
        process.arguments = ["git", "init", "--quiet", "--bare", folder.appendingPathComponent("forge.git").path]
        try process.run()
        process.waitUntilExit()
    }

    @Test func `end with 0 where they agree, behind or not`() async throws {
        let tenant = try await make("vault: {directory: vault}, forge: {git: '\(folder.path)/forge.git'}")
        try makeFolder(vault)
        try makeForge()
        #expect(await run("copy", "acme") == 0)
        #expect(await run("verify-copies", "acme") == 0)
        try await record(4, in: tenant)
        #expect(await run("verify-copies", "acme", "--json") == 0)
        #expect(await run("copy", "acme", "--to", "vault") == 0)
        let copied = try LedgerReader(at: vault.appendingPathComponent("\(name)/ledger"))
        #expect(copied.size == 7)
    }

    @Test func `end with 1 where one is damaged or ahead, whatever is away besides`() async throws {
        let tenant = try await make("vault: {directory: vault}, off: {directory: nowhere}")
        try makeFolder(vault)
        #expect(await run("copy", "acme", "--to", "vault") == 0)
        let segment = vault.appendingPathComponent("\(name)/ledger/seg/0-2.zst")
        let whole = try Data(contentsOf: segment)
        try (whole.dropLast() + [whole[whole.count - 1] ^ 1]).write(to: segment)
        #expect(await run("verify-copies", "acme") == 1)
        #expect(await run("copy", "acme") == 1)
        try whole.write(to: segment)
        #expect(await run("verify-copies", "acme") == 2)
        try FileManager.default.removeItem(at: tenant.ledger)
        #expect(await run("verify-copies", "acme") == 1)
        #expect(await run("copy", "acme") == 1)
        #expect(try Data(contentsOf: segment) == whole)
    }

    @Test func `end with 2 where a place is away, which is not made, or a copy was never made`() async throws {
        _ = try await make("vault: {directory: vault}, forge: {git: '\(folder.path)/forge.git'}")
        #expect(await run("copy", "acme") == 2)
        #expect(!FileManager.default.fileExists(atPath: vault.path))
        try makeFolder(vault)
        try makeForge()
        #expect(await run("verify-copies", "acme") == 2)
        #expect(await run("copy", "acme") == 0)
        #expect(await run("verify-copies", "acme") == 0)
    }

    private func tip(_ branch: String) throws -> String {
        let refs = folder.appendingPathComponent("forge.git/refs/heads")
        return try String(contentsOf: refs.appendingPathComponent(branch), encoding: .utf8)
    }

    @Test func `take archive and ledger to a repository, a branch each, that nothing is moved back on`() async throws {
        let tenant = try await make("forge: {git: '\(folder.path)/forge.git'}")
        try makeForge()
        #expect(await run("copy", "acme") == 0)
        let (archive, ledger) = (try tip(name), try tip("ledger/" + name))
        let older = folder.appendingPathComponent("older")
        try FileManager.default.copyItem(at: tenant.ledger, to: older)
        try await record(4, in: tenant)
        #expect(await run("copy", "acme") == 0)
        #expect(try tip(name) == archive)
        let newest = try tip("ledger/" + name)
        #expect(newest != ledger)
        try FileManager.default.removeItem(at: tenant.ledger)
        try FileManager.default.moveItem(at: older, to: tenant.ledger)
        #expect(await run("verify-copies", "acme") == 1)
        #expect(await run("copy", "acme") == 1)
        #expect(try tip("ledger/" + name) == newest)
    }

    private static let guide = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
        .appendingPathComponent("../../docs/operating/backup.md").standardized

    /// The commands that restore from a Git repository, as they are printed.
    private func commands() throws -> [String] {
        let lines = try String(contentsOf: Self.guide, encoding: .utf8).split(separator: "\n").map(String.init)
        let begin = try #require(lines.firstIndex { $0.hasPrefix("$ umask") })
        return lines[begin...].prefix { $0.hasPrefix("$ ") }.map {
            String($0.dropFirst(2))
                .replacing("ssh://git@forge.example.com/security/captures.git", with: "'\(folder.path)/forge.git'")
                .replacing("genesys-cloud-3f2b6c1e-8f0d-4c55-9a57-0d0b6c9f7a11", with: name)
        }
    }

    @Test func `in a repository are restored by the commands of the guide, as they are printed`() async throws {
        let tenant = try await make("forge: {git: '\(folder.path)/forge.git'}")
        try makeForge()
        let newest = try #require(try TenantArchive(at: tenant.archive).head()).id
        try TenantArchive(at: tenant.archive).tag(newest, as: "approved", saying: "ada and grace", at: 1_795_000_000)
        #expect(await run("copy", "acme") == 0)
        let restored = folder.appendingPathComponent("restored")
        try makeFolder(restored)
        let commands = try commands()
        #expect(commands.count == 6)
        let process = Process()
        process.executableURL = URL(fileURLWithPath: "/bin/sh")
        process.arguments = ["-euc", commands.joined(separator: "\n")]
        process.currentDirectoryURL = restored
        try process.run()
        process.waitUntilExit()
        #expect(process.terminationStatus == 0)

        let archive = ArchiveCopy(
            of: tenant.archive, at: .directory(restored.appendingPathComponent("archive.git")))
        #expect(try archive.verify().isUpToDate)
        #expect(try await LedgerCopy(of: tenant.ledger, in: restored).verify().isUpToDate)
        let ledger = restored.appendingPathComponent("ledger")
        #expect(
            try FileManager.default.attributesOfItem(atPath: ledger.appendingPathComponent("checkpoint").path)[
                .posixPermissions] as? Int == 0o600)
        try FileManager.default.copyItem(
            at: tenant.ledger.appendingPathComponent("keys/private"), to: ledger.appendingPathComponent("keys/private"))
        for path in [tenant.archive, tenant.ledger] { try FileManager.default.removeItem(at: path) }
        try FileManager.default.moveItem(at: restored.appendingPathComponent("archive.git"), to: tenant.archive)
        try FileManager.default.moveItem(at: ledger, to: tenant.ledger)
        try await record(2, in: tenant)
        #expect(await run("copy", "acme") == 0)
        #expect(await run("verify-copies", "acme") == 0)
        #expect(try LedgerReader(at: tenant.ledger).size == 5)
    }

    @Test func `end with 66 where there is no such place or tenant, and 78 where there is no place at all`()
        async throws
    {
        _ = try await make("vault: {directory: vault}")
        #expect(await run("copy", "acme", "--to", "valt") == 66)
        #expect(await run("copy", "acne") == 66)
        _ = try await make("")
        #expect(await run("copy", "acme") == 78)
        #expect(await run("verify-copies", "acme") == 78)
    }

    @Test func `end with 65 where ours is what is damaged`() async throws {
        let tenant = try await make("vault: {directory: vault}")
        try makeFolder(vault)
        try Data("nonsense".utf8).write(to: tenant.ledger.appendingPathComponent("checkpoint"))
        #expect(await run("copy", "acme") == 65)
        #expect(await run("verify-copies", "acme") == 65)
    }

    @Test func `are told to people and to programs`() throws {
        let page = CopiesPage(outcomes: [
            .init(place: "vault", part: .ledger, result: .disagrees("it is damaged")),
            .init(place: "forge", part: .archive, result: .away("no such host")),
        ])
        #expect(page.code == 1)
        #expect(page.text == "disagrees  vault  ledger\n  it is damaged\naway  forge  archive\n  no such host\n")
        #expect(String(decoding: page.json, as: UTF8.self).contains("\"result\": \"disagrees\""))
        #expect(CopiesPage(outcomes: []).code == 0)
    }
}
