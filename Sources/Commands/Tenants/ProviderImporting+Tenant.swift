import Capture
import Engine
import GenesysCloud
import Redaction
import SQLiteStore

extension ProviderImporting {

    /// Imports into a tenant of this platform, with the keys its people have.
    init(into place: TenantFolder, in data: DataDirectory) throws {
        let store = try PersonKeyStore(at: place.keys)
        self.init(
            into: place,
            on: .init(
                people: .people, addresses: ["email", "username"], translate: { try GenesysCloud.translate($0) }),
            keys: .init(
                states: { try store.byID() },
                keys: { PersonKeys(try store.byPerson(), random: Machine.randomBytes) },
                save: { try store.add($0) }, marks: SecretMarks(key: try data.marksKey(random: Machine.randomBytes))))
    }
}
