import Capture
import ContactCenter
import Testing

@Suite("Where a document lies")
struct KindTests {

    @Test(arguments: [
        ("3fa85f64-5717-4562-b3fc-2c963f66afa6", true), ("ABC", true), (String(repeating: "a", count: 64), true),
        (String(repeating: "a", count: 65), false), ("", false), ("a/b", false), ("..", false), (".git", false),
        ("a.b", false), ("a b", false), ("é", false), ("~", false), ("a\nb", false), ("a\u{0}", false), ("a_b", false),
    ])
    func `is its id where that can be a file's name, else a hash`(id: String, isPlain: Bool) {
        let name = Kind.fileName(of: id)

        #expect(isPlain ? name == id : name.hasPrefix("~") && name.count == 65)
        #expect(name.utf8.allSatisfy { $0 != UInt8(ascii: "/") && $0 != UInt8(ascii: ".") && $0 >= 0x20 })
    }

    @Test func `depends on the layout of its kind and on nothing else`() {
        let id = "3fa85f64"

        #expect(Kind("idle-timeout", .setting).path(of: id, in: .config) == "config/idle-timeout.json")
        #expect(Kind("roles", .objects).path(of: id, in: .state) == "state/roles/3fa85f64.json")
        #expect(
            Kind("people", .lines).path(of: id, in: .config).wholeMatch(of: /config\/people\/[0-9a-f]{3}\.ndjson/)
                != nil)
        #expect(
            Kind("people", .lines).path(of: id, in: .state).wholeMatch(of: /state\/people\/[0-9a-f]{2}\.ndjson/) != nil)
    }
}

@Suite("A capture")
struct CaptureTests {
    static let roles = Kind("roles", .objects)
    static let people = Kind("people", .lines)

    static func manifest(_ files: [String: [UInt8]] = [:], kinds: [Manifest.KindRecord] = []) -> Manifest {
        Manifest(
            platform: "genesys-cloud", organization: "org-1", isSimulated: true, clients: ["c"],
            began: Moment(milliseconds: 1_795_334_400_000), ended: Moment(milliseconds: 1_795_334_460_001),
            tool: "test",
            kinds: kinds, files: files.mapValues(\.sha256))
    }

    static func capture(_ change: (inout [String: [UInt8]]) -> Void = { _ in }) -> Capture {
        var builder = CaptureBuilder()
        builder.add(roles, id: "r1", JSON(literal: #"{"id":"r1","name":"Role"}"#), volatile: [])
        for number in 0..<40 {
            builder.add(
                people, id: "p\(number)", JSON(literal: #"{"id":"p\#(number)","version":\#(number)}"#),
                volatile: ["version"])
        }
        let files = builder.files()
        var changed = files
        change(&changed)
        return Capture(manifest: manifest(files), files: changed)
    }

    @Test func `gives back every document, both halves together`() throws {
        let people = try Self.capture().documents(of: Self.people)

        #expect(people.count == 40)
        #expect(people.allSatisfy { $0["version"]?.integer == Int($0.id.dropFirst()) })
        #expect(try Self.capture().documents(of: Self.roles).map(\.id) == ["r1"])
    }

    @Test func `has no discrepancies while it is as it was read`() { #expect(Self.capture().discrepancies() == []) }

    @Test func `tells a file that was changed, one that is gone, and one nobody read`() {
        let path = "config/roles/r1.json"

        #expect(Self.capture { $0[path]?.append(0x0A) }.discrepancies().map(\.what) == [.changed])
        #expect(Self.capture { $0[path] = nil }.discrepancies().map(\.what) == [.missing])
        #expect(Self.capture { $0["config/roles/r2.json"] = [] }.discrepancies().map(\.what) == [.unknown])
        #expect(
            Self.capture { $0[path] = [] }.discrepancies().map(\.description)
                == ["config/roles/r1.json is not what the manifest says was read"])
    }

    @Test func `does not skip a line it cannot read`() {
        for line in [#"{"id":"p1""#, #"{"name":"nobody"}"#, "[]", #"{"id":7}"#] {
            let capture = Self.capture { files in
                let path = files.keys.first { $0.hasPrefix("config/people") } ?? ""
                files[path] = Array("\(line)\n".utf8)
            }
            #expect(throws: CaptureError.self) { _ = try capture.documents(of: Self.people) }
        }
    }
}

@Suite("A manifest")
struct ManifestTests {

    static let absences: [Absence] = [
        .notAsked, .notOffered, .notPermitted(permission: "a:b:c"), .notLicensed(permission: "a:b:c"),
        .outOfReach(divisions: ["North", "South"]), .failed(call: "GET /api/v2/users", because: "answered 502"),
        .cutShort(read: 5, of: 9), .leftOut(field: "state"), .notSupplied(setting: "password-rules"),
        .notAttested, .unanswered(because: "no such column: nam"),
        .attestationEnded(at: Moment(milliseconds: 1_795_000_000_000)),
    ]

    @Test func `reads back as it was written, to the byte`() throws {
        var manifest = CaptureTests.manifest(
            ["config/a.json": [1], "state/é\".json": [2]],
            kinds: [
                .init("roles", documents: 3, absences: Self.absences),
                .init("idle", documents: 1, isSuppliedByHand: true),
            ])
        manifest.organizationName = "Acme \"East\"\n"
        manifest.serverDate = manifest.began
        manifest.certificates = [.init(sha256: "00", ends: manifest.ended), .init(sha256: "01", ends: nil)]
        manifest.calls = [
            .init("GET /a", requests: 2, read: 3, total: 4), .init("GET /b", requests: 1, read: 0, total: nil),
        ]

        let again = try Manifest(json: manifest.json())

        #expect(again.json() == manifest.json())
        #expect(again.kinds.first?.absences == Self.absences)
        #expect(again.kinds.last?.isSuppliedByHand == true)
        #expect(again.organizationName == manifest.organizationName)
        #expect(again.calls == manifest.calls)
        #expect(again.certificates == manifest.certificates)
    }

    @Test(arguments: ["form", "platform", "organization", "simulated", "profile", "began", "ended", "tool"])
    func `is refused without what it cannot do without`(member: String) throws {
        let whole = JSON(literal: String(decoding: CaptureTests.manifest().json(), as: UTF8.self))
        var writer = JSONWriter()
        writer.object { json in
            for (key, value) in whole.members where key != member {
                json.key(key)
                json.json(value)
            }
        }
        let error = #expect(throws: CaptureError.self) { _ = try Manifest(json: writer.bytes) }

        #expect(error?.description.contains("`\(member)`") == true)
    }

    @Test func `of another form, or with a reason nobody knows, is refused`() {
        let text = String(
            decoding: CaptureTests.manifest(kinds: [.init("a", documents: 0, absences: [.notAsked])]).json(),
            as: UTF8.self)

        for changed in [
            text.replacing("\"form\": 1", with: "\"form\": 2"), text.replacing("notAsked", with: "becauseISaySo"),
            String(text.dropLast(9)), "null", "",
        ] {
            #expect(throws: CaptureError.self) { _ = try Manifest(json: Array(changed.utf8)) }
        }
    }

    @Test func `is complete where the platform said why something is missing, and not where something went wrong`() {
        let isComplete = { (absence: Absence) in
            CaptureTests.manifest(kinds: [.init("a", documents: 0, absences: [absence])]).isComplete
        }

        #expect(isComplete(.notPermitted(permission: "a")))
        #expect(!isComplete(.failed(call: "a", because: "b")))
        #expect(!isComplete(.cutShort(read: 1, of: 2)))
    }
}
