import Capture
import Testing

@Suite("Identifiers made of names")
struct IdentifierTests {

    @Test func `are those every other maker of version 5 makes`() {
        // What Python's `uuid.uuid5` makes in the namespace `uuid5(NAMESPACE_URL, "urn:linewarden")`.
        #expect(IdentifierV5.uuid(of: "genesys-cloud/o1/ACC-03/person/p1") == "21e39383-fd3e-5f0f-bc2e-47fabea67feb")
        #expect(IdentifierV5.uuid(of: "") == "f7947da3-65d8-5fbd-a39a-a11b9a33b3d2")
    }

    @Test func `are the same whether their beginning is hashed once or with each`() {
        let names = IdentifierV5.Names(beginning: "genesys-cloud/o1/")
        #expect(names.uuid(of: "ACC-03/person/p1") == "21e39383-fd3e-5f0f-bc2e-47fabea67feb")
        #expect(names.uuid(of: "ACC-03/person/p1") == IdentifierV5.uuid(of: "genesys-cloud/o1/ACC-03/person/p1"))
    }
}
