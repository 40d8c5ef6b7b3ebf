import ContactCenter
import Engine
import Foundation
import Testing

@testable import Commands
@testable import ObjectStorage

extension InAnObjectStore {

    @Suite("copies of a tenant, from the command line") struct Verbs {

        /// A tenant of ours, and a configuration with this bucket.
        private func make(_ vault: Vault, lock: String = "compliance") async throws {
            let folder = vault.ours.folder
            try Data("AKIDTEST\n".utf8).write(to: folder.appendingPathComponent("key"))
            try Data("\(ObjectStore.secret)\n".utf8).write(to: folder.appendingPathComponent("secret"))
            let text = """
                version: 1
                copies:
                  vault:
                    s3: {endpoint: '\(vault.store.endpoint)', region: eu-central-1, bucket: \(vault.name),
                      prefix: '\(vault.prefix)all copies', access-key: 'file:key', secret: 'file:secret', lock: \(lock), keep: 2 days}
                tenants:
                  acme: {platform: genesys-cloud, region: eu-central-1, clients: {core: {id: a, secret: 'env:A'}}}
                """
            try Data(text.utf8).write(to: folder.appendingPathComponent("linewarden.yaml"))
            let binding = TenantBinding(platform: "genesys-cloud", organization: "3fa85f64")
            try binding.bind("acme", in: DataDirectory(folder.appendingPathComponent("data")))
            let tenant = try binding.folder(in: DataDirectory(folder.appendingPathComponent("data")))
            try vault.ours.capture(2)
            try await vault.ours.record(3)
            try FileManager.default.createDirectory(at: tenant.folder, withIntermediateDirectories: true)
            try FileManager.default.moveItem(at: vault.ours.archive, to: tenant.archive)
            try FileManager.default.moveItem(at: vault.ours.ledger, to: tenant.ledger)
        }

        private func run(_ vault: Vault, _ arguments: String...) async -> Int32 {
            let folder = vault.ours.folder
            return await Linewarden.run(
                arguments + [
                    "--data", folder.appendingPathComponent("data").path, "--config",
                    folder.appendingPathComponent("linewarden.yaml").path,
                ])
        }

        @Test func `end with 0 where they agree, and keep the secret to themselves`() async throws {
            let vault = try await Vault()
            try await make(vault)
            #expect(await run(vault, "verify-copies", "acme") == 2)
            #expect(await run(vault, "copy", "acme") == 0)
            #expect(await run(vault, "verify-copies", "acme") == 0)
            #expect(await run(vault, "verify-copies", "acme", "--json") == 0)
            let keys = try await vault.connected { try await $0.versions(below: vault.prefix) }.map(\.key)
            #expect(keys.count == 4)
            #expect(keys.allSatisfy { $0.hasPrefix("\(vault.prefix)all copies/genesys-cloud-3fa85f64/") })
            let data = vault.ours.folder.appendingPathComponent("data")
            for path in try FileManager.default.subpathsOfDirectory(atPath: data.path) {
                guard let bytes = try? Data(contentsOf: data.appendingPathComponent(path)) else { continue }
                #expect(bytes.range(of: Data(ObjectStore.secret.utf8)) == nil, "\(path)")
            }
        }

        @Test func `end with 1 where one is deleted or not locked, and with 2 where it is not reached`() async throws {
            let vault = try await Vault()
            try await make(vault)
            #expect(await run(vault, "copy", "acme") == 0)
            let part = try #require(
                try await vault.connected { try await $0.versions(below: vault.prefix) }.first {
                    $0.key.hasSuffix(".tar")
                })
            try await vault.store.send("DELETE", "/\(vault.name)/\(part.key)", in: vault.name)
            #expect(await run(vault, "verify-copies", "acme") == 1)
            #expect(await run(vault, "copy", "acme") == 1)
            try FileManager.default.removeItem(at: vault.ours.folder.appendingPathComponent("secret"))
            #expect(await run(vault, "copy", "acme") == 2)

            let open = try await Vault(locks: false)
            try await make(open)
            #expect(await run(open, "copy", "acme") == 1)
        }
    }
}
