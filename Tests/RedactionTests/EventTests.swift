import Capture
import GenesysCloud
import Redaction
import Synchronization
import Testing

@Suite("An event of the audit log, as it is kept")
struct EventTests {

    /// Keys of persons as they are made, to open seals with.
    private struct Kept {
        let bytes: [UInt8]
        let keys: [String: PersonKey]
        let owners: [String: String]

        var text: String { String(decoding: bytes, as: UTF8.self) }

        func restored(without erased: Set<String> = []) -> EventRestoring.Restored? {
            EventRestoring.restore(bytes) { id in
                guard let key = keys[id] else { return .unknown }
                return erased.contains(owners[id] ?? "") ? .erased : .known(key)
            }
        }
    }

    private func keep(_ text: String) throws -> Kept {
        let count = Mutex(UInt8(0))
        let keys = PersonKeys { size in
            count.withLock { count in
                count += 1
                return [UInt8](repeating: count, count: size)
            }
        }
        var redactor = EventRedactor(
            GenesysCloud.keptEvents, marks: SecretMarks(key: [UInt8](repeating: 7, count: 32)), keys: keys)
        let bytes = redactor.keep(try JSON(Array(text.utf8), limits: .asReceived))
        let fresh = redactor.keys.takeFresh()
        return Kept(
            bytes: bytes,
            keys: Dictionary(uniqueKeysWithValues: fresh.map { ($0.id, PersonKey(id: $0.id, bytes: $0.bytes)) }),
            owners: Dictionary(uniqueKeysWithValues: fresh.map { ($0.id, $0.person) }))
    }

    private static let user =
        #""user":{"id":"p1","name":"Ada Lovelace"},"entityType":"User","entity":{"id":"p2","name":"Bob"}"#

    @Test(arguments: [
        #"{"id":"e1",\#(Self.user)}"#,
        "{ \"id\" :\t\"e1\" ,\r\n  \(Self.user)\n}",
        #"{"id":"e1","user":{"id":"p1","name":"Ad\u0061 \"the\" L\u00f6ve\/lace \uD83D\uDE00"},"n":[1.0,1e5,-0,0.10]}"#,
        #"{"id":"e1","id":"e2","user":{"name":"Ada","id":"p1","name":"Eve"}}"#,
        #"{"entityType":"User","entity":{"id":"p2"},"propertyChanges":[{"property":"x","oldValues":["{\"mail\": \"a@b.de\"}"],"newValues":[ ]}]}"#,
        #"{"entityType":"UserSamlAuthentication","entity":{"id":"unknown","name":"ada@acme.example"},"user":{}}"#,
        #"{"sealed":"k1:AAAA","a":{"sealed":"no seal"},"b":{"sealed":{"sealed":5}},"c":{"se\u0061led":"x"},"d":{"domain":"x","sealed":null}}"#,
        #"{"context":{"email":"ada@acme.example","userid":"p1","note":"ask bob@acme.example"},"message":{"message":"Ada did it"}}"#,
        #"{"detail":{"eventBody":{"userId":"p1","username":{"name":"Ada"},"userDisplay":"Ada L.","entityType":"User","entity":{"name":"Bob"}}}}"#,
        #"{"user":{"name":""},"x":null,"y":true,"z":[[],{}]}"#,
    ])
    func `is restored to the byte while the keys live`(text: String) throws {
        let kept = try keep(text)
        let restored = try #require(kept.restored())
        #expect(String(decoding: restored.bytes, as: UTF8.self) == text)
        #expect(restored.stillSealed == 0)
    }

    @Test func `keeps everything between the texts that are sealed`() throws {
        let text = "{ \"id\" : \"e1\", \"user\":{\"id\":\"p1\" ,\"name\": \"Ada\"}, \"n\": 1.50 }"
        let kept = try keep(text).text
        #expect(kept.hasPrefix("{ \"id\" : \"e1\", \"user\":{\"id\":\"p1\" ,\"name\": {\"sealed\":\""))
        #expect(kept.hasSuffix("}}, \"n\": 1.50 }"))
        #expect(!kept.contains("Ada"))
    }

    @Test func `names nobody: names, addresses and what is said of people are sealed`() throws {
        let kept = try keep(
            #"""
            {"id":"e1","user":{"id":"p1","name":"Ada Lovelace"},"remoteIp":["203.0.113.7"],"entityType":"User",
             "entity":{"id":"p2","name":"Bob Builder"},
             "message":{"localizableMessageCode":"USER_UPDATED","message":"Ada changed Bob","messageParams":{"who":"Ada"}},
             "propertyChanges":[{"property":"title","oldValues":["Head of Noise"],"newValues":["Chief"]},
              {"property":"addresses","oldValues":[],"newValues":["[{\"address\":\"+49305550123\"}]","5550123"]}],
             "entityChanges":[{"entityType":"User","entityId":"p3","entityName":"Cleo"}],"context":{"userName":"ada"}}
            """#
        ).text
        for name in ["Ada", "Bob", "Noise", "Chief", "5550123", "Cleo", "\"ada\""] {
            #expect(!kept.contains(name), "\(name)")
        }
        for harmless in ["203.0.113.7", "USER_UPDATED", "\"p1\"", "\"p2\"", "\"p3\"", "title"] {
            #expect(kept.contains(harmless), "\(harmless)")
        }
    }

    @Test func `leaves versions, states, ids and switches readable`() throws {
        let kept = try keep(
            #"""
            {"entityType":"User","entity":{"id":"p2","name":"B"},"propertyChanges":[
             {"property":"version","oldValues":["3"],"newValues":["4"]},
             {"property":"state","oldValues":["active"],"newValues":["inactive"]},
             {"property":"flag","oldValues":["true"],"newValues":["6ba7b810-9dad-11d1-80b4-00c04fd430c8"]}]}
            """#
        ).text
        for word in [
            "\"3\"", "\"4\"", "\"active\"", "\"inactive\"", "\"true\"", "6ba7b810-9dad-11d1-80b4-00c04fd430c8",
        ] {
            #expect(kept.contains(word), "\(word)")
        }
    }

    @Test func `a mail address keeps its domain in clear`() throws {
        let kept = try keep(#"{"entityType":"AuthUser","entity":{"id":"p2","name":"ada@Acme.example"}}"#).text
        #expect(kept.contains(#"{"domain":"acme.example","sealed":""#))
    }

    @Test func `one person's key opens what is theirs and nothing else`() throws {
        let text = #"{"user":{"id":"p1","name":"Ada"},"entityType":"User","entity":{"id":"p2","name":"Bob"}}"#
        let kept = try keep(text)
        let restored = try #require(kept.restored(without: ["p2"]))
        let shown = String(decoding: restored.bytes, as: UTF8.self)
        #expect(shown.contains("Ada") && !shown.contains("Bob"))
        #expect(restored.stillSealed == 1)
    }

    @Test func `the same name in the same place is the same bytes, so that it can be counted`() throws {
        let twice = try keep(#"[{"user":{"id":"p1","name":"Ada"}},{"user":{"id":"p1","name":"Ada"}}]"#)
        let both = JSON(literal: twice.text).elements.map { $0.canonical() }
        #expect(both[0] == both[1])
    }

    @Test func `secrets leave a mark and never come back, wherever they stand`() throws {
        let kept = try keep(
            #"""
            {"propertyChanges":[{"property":"clientSecret","oldValues":["hunter2"],"newValues":["hunter3"]},
              {"property":"config","oldValues":[],"newValues":["{\"apiKey\": \"s\u00e4cr\\\"et\", \"name\": \"CRM\"}"]}],
             "context":{"password":"swordfish","h":"Bearer abcdefghijklmnop"}}
            """#)
        for secret in ["hunter", "cr\\", "et\\\"", "swordfish", "abcdefghijklmnop"] {
            #expect(!kept.text.contains(secret), "\(secret)")
            let restored = String(decoding: kept.restored()?.bytes ?? [], as: UTF8.self)
            #expect(!restored.contains(secret), "\(secret)")
        }
        #expect(kept.text.contains(#"\"name\": \"CRM\""#))
        #expect(kept.text.split(separator: "hmac-sha256:").count == 6)
    }

    @Test(arguments: [
        #"{"credentials":{"value":"hunter2"}}"#,
        #"{"context":{"apiKey":{"parts":[["hunter2"],{"name":"hunter2"}]}}}"#,
        #"{"propertyChanges":[{"property":"clientSecret","newValues":[{"value":"hunter2","sealed":"hunter2"}]}]}"#,
    ])
    func `a secret is all that stands under its key, however deep`(text: String) throws {
        try expectNoSecret(in: keep(text))
    }

    @Test(arguments: [
        #"{"password":{"sealed":"hunter2"}}"#,
        #"{"sealed":{"name":"CRM","apiKey":["hunter2"]}}"#,
        #"{"sealed":{"password":{"sealed":"hunter2"}}}"#,
        #"{"sealed":["{\"apiKey\": \"hunter2\"}"]}"#,
        #"{"sealed":{"h":"Bearer hunter2hunter2"}}"#,
    ])
    func `a secret inside what looks like a seal is marked before that is sealed`(text: String) throws {
        let kept = try keep(text)
        try expectNoSecret(in: kept)
        #expect(kept.restored()?.stillSealed == 0)
    }

    /// That a mark stands where `hunter2` stood, in what is kept and in what is restored of it.
    private func expectNoSecret(in kept: Kept) throws {
        let restored = String(decoding: try #require(kept.restored()).bytes, as: UTF8.self)
        #expect(!kept.text.contains("hunter2"))
        #expect(!restored.contains("hunter2"))
        #expect(restored.contains("hmac-sha256:"))
    }

    @Test func `keys that are data, however many, are each treated by what they say`() throws {
        let some = (0..<30).map { #""s\#($0)":{"password":"hunter2"}"# }
        let many = (0..<10_000).map { #""k\#($0)":{"apiKey":"hunter2","mail":"ada@acme.example"}"# }
        let text =
            "[{\(some.joined(separator: ","))},{\(many.joined(separator: ","))},{\(some.joined(separator: ","))}]"
        let kept = try keep(text)
        try expectNoSecret(in: kept)
        #expect(!kept.text.contains("ada"))
        #expect(kept.text.split(separator: "hmac-sha256:").count == 10_061)
        #expect(kept.restored()?.stillSealed == 0)
    }

    @Test(arguments: ["username", "userDisplay"])
    func `whoever did it is sealed also where the platform gives a text in place of an object`(key: String) throws {
        #expect(try !keep(#"{"detail":{"eventBody":{"userId":"p1","\#(key)":"Ada Lovelace"}}}"#).text.contains("Ada"))
    }

    @Test func `what is kept is JSON, and only as large as it must be`() throws {
        let large = String(repeating: "\\\"x@y\\\\", count: 100_000)
        let text =
            #"{"entityType":"User","entity":{"id":"p"},"propertyChanges":[{"property":"b","newValues":["\#(large)"]}]}"#
        let kept = try keep(text)
        #expect(kept.bytes.count < text.utf8.count * 2)
        #expect(kept.restored()?.bytes == Array(text.utf8))
    }

    @Test func `a key may stand twice only where that is asked for`() throws {
        let text = Array(#"{"a":1,"a":2}"#.utf8)
        #expect(throws: JSONError.self) { try JSON(text) }
        #expect(try JSON(text, limits: .asReceived)["a"]?.integer == 1)
    }
}
