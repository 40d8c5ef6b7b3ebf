import Capture
import ContactCenter
import GenesysCloud
import Testing

@Suite("Files of exported flows")
struct FlowFileTests {

    private func because(_ bytes: [UInt8]) -> String {
        do throws(FlowFileError) {
            _ = try FlowFile(bytes, named: "f.yaml", taken: Answers.began, marks: Exports.marks)
            return "read"
        } catch {
            return error.description
        }
    }

    @Test(arguments: [
        ("", "f.yaml is empty"),
        ("inboundCall:\n  name: [a\n", "does not read at 3:1"),
        ("inboundCall:\n  name: A\n  name: B\n", "stands twice"),
        ("- a\n- b\n", "is no exported flow"),
        ("queue:\n  name: A\n", "is no exported flow"),
        ("inboundCall:\n  description: nameless\n", "is no exported flow"),
        ("inboundCall:\n  name: A\nbotFlow:\n  name: B\n", "is no exported flow"),
        ("just words", "is no exported flow"),
    ])
    func `what is none is refused, broken YAML with line and column`(yaml: String, says: String) {
        #expect(because(Array(yaml.utf8)).contains(says), "\(because(Array(yaml.utf8)))")
    }

    @Test func `bytes that are no UTF-8, and a file larger than the limit, are refused`() {
        #expect(because([0x69, 0xFF, 0xFE]).contains("is not UTF-8"))
        let name = Array("inboundCall:\n  name: A\n#".utf8)
        let full = name + [UInt8](repeating: 0x78, count: FlowFile.largest - name.count)
        #expect(because(full) == "read")
        #expect(because(full + [0x78]).contains("larger than the 8 MiB"))
    }

    @Test func `a few lines that unfold to very much are refused`() {
        let list = (1..<9).map { "  l\($0): &l\($0) [*l\($0 - 1), *l\($0 - 1), *l\($0 - 1), *l\($0 - 1), *l\($0 - 1)]" }
        let yaml = "inboundCall:\n  name: A\n  l0: &l0 [a, b, c, d, e]\n" + list.joined(separator: "\n")
        #expect(because(Array(yaml.utf8)).contains("unfolds to more than the 300000 values"))
    }

    @Test(arguments: [(190, "read"), (210, "nested deeper than the 200 levels"), (5000, "does not read")])
    func `lists within lists are refused from a depth nobody draws`(depth: Int, says: String) {
        let yaml =
            "inboundCall:\n  name: A\n  deep: " + String(repeating: "[", count: depth)
            + String(repeating: "]", count: depth)
        #expect(because(Array(yaml.utf8)).contains(says), "\(because(Array(yaml.utf8)))")
    }

    @Test func `is known by its id where the platform lists one flow of that type and name`() throws {
        let file = try Exports.file(Exports.call("- disconnect:\n    name: Bye"))
        let one = #"{"id":"f1","name":"Main Line","type":"INBOUNDCALL"}"#
        let bot = #"{"id":"f2","name":"Main Line","type":"BOT"}"#
        #expect(try Exports.documents([file], listed: one).documents.map(\.id) == ["f1"])
        #expect(try Exports.documents([file], listed: bot).documents.map(\.id) == ["INBOUNDCALL/Main Line"])
        #expect(try Exports.documents([file]).joined == 0)
    }

    @Test func `two flows of one type and name are told apart by nobody, so neither has an id`() throws {
        let file = try Exports.file(Exports.call("- disconnect:\n    name: Bye"))
        var answers = Answers()
        answers = answers.with(
            .flows, #"{"id":"f1","name":"Main Line","type":"INBOUNDCALL"}"#,
            #"{"id":"f3","name":"Main Line","type":"INBOUNDCALL"}"#)
        #expect(try FlowDocuments([file], beside: answers.capture).documents.map(\.id) == ["INBOUNDCALL/Main Line"])
    }

    @Test func `of where the file lay its name alone is kept`() throws {
        let file = try Exports.file(Exports.call("- disconnect:\n    name: Bye"), named: "/home/jane/flows/a.yaml")
        let kept = String(decoding: try Exports.documents([file]).documents[0].config, as: UTF8.self)
        #expect(kept.contains(#""file":"a.yaml""#) && !kept.contains("jane"))
    }

    @Test func `two files of one flow are refused`() throws {
        let yaml = Exports.call("- disconnect:\n    name: Bye")
        let files = [try Exports.file(yaml, named: "a.yaml"), try Exports.file(yaml, named: "b.yaml")]
        #expect(throws: FlowFileError.self) { try Exports.documents(files) }
    }
}

@Suite("Exported flows that can be imported again")
struct FlowScriptTests {

    /// What is kept of a flow to import it by; nil where nothing is.
    private func script(_ yaml: String) throws -> String? {
        let document = try JSON(try Exports.documents([Exports.file(yaml)]).documents[0].config)
        return document["yaml"]?.elements.compactMap(\.string).joined(separator: "\n")
    }

    private func lines(_ yaml: String) throws -> [String] {
        let document = try JSON(try Exports.documents([Exports.file(yaml)]).documents[0].config)
        return document["flow"]?.elements.compactMap(\.string) ?? []
    }

    private static let yaml = Exports.call(
        """
        - playAudio:
            name: "5"
            audio:
              tts: 'Grüße: # and "quotes"'
            times: 5
            again: true
            none: ~
        - callData:
            text: |
              two
              lines
            list: [a, "b", {c: d}]
        """)

    @Test func `are kept as what reads as the same flow, numbers as numbers and texts as texts`() throws {
        let script = try #require(try script(Self.yaml))
        #expect(script.hasPrefix("inboundCall:\n  name: Main Line\n"))
        #expect(script.contains("name: \"5\"") && script.contains("times: 5") && script.contains("again: true"))
        #expect(try lines(script) == (try lines(Self.yaml)))
        #expect(try self.script(script) == script)
    }

    @Test func `lose their comments, in which a secret may stand`() throws {
        let script = try #require(try script("# apiKey: hunter-2\n" + Self.yaml + "# password: hunter-2\n"))
        #expect(!script.contains("hunter-2"))
    }

    @Test func `are not kept so where a secret or a person was left out`() throws {
        #expect(try script(Exports.call("- callData:\n    apiKey:\n      lit: hunter-2-is-no-secret")) == nil)
        #expect(try script(Exports.call("- transferToUser:\n    targetUser:\n      name: Jane Doe")) == nil)
        #expect(try script(Exports.call("- transferToUser:\n    targetUser:\n      exp: Flow.User")) != nil)
    }
}

@Suite("Secrets and people in exported flows")
struct FlowSecretTests {

    private func kept(_ yaml: String) throws -> String {
        String(decoding: try Exports.documents([Exports.file(yaml)]).documents[0].config, as: UTF8.self)
    }

    private static let key = "Bearer abcdefgh12345678ijklmnop"

    /// Blocks, each with one secret: `hunter-2-is-no-secret` or one of a shape of its own.
    static let blocks: [(what: String, block: String, named: String)] = [
        ("an input of a data action", input("apiKey", "lit: hunter-2-is-no-secret"), "Act: apiKey"),
        ("a text in an expression", input("password", "exp: 'Append(\"hunter-2-is-no-secret\", x)'"), "Act: password"),
        ("a header's value", input("Header", "lit: Bearer hunter-2-is-no-secret"), "Act: Header"),
        (
            "a variable set",
            """
            - updateData:
                name: Set
                statements:
                  - string:
                      variable: Flow.ClientSecret
                      value:
                        lit: hunter-2-is-no-secret
            """, "Set: Flow.ClientSecret"
        ),
        (
            "words said",
            """
            - playAudio:
                name: Say
                audio:
                  tts: Use https://example.com/?api_key=hunter-2-is-no-secret now
            """, "Say: audio"
        ),
    ]

    private static func input(_ name: String, _ value: String) -> String {
        """
        - callData:
            name: Act
            category:
              Core:
                dataAction:
                  Do:
                    inputs:
                      \(name):
                        \(value)
        """
    }

    @Test(arguments: blocks)
    func `are kept as marks, and named by where they stand`(what: String, block: String, named: String) throws {
        let yaml = Exports.call(block)
        let kept = try kept(yaml)
        #expect(!kept.contains("hunter-2"), "\(what)")
        #expect(try Exports.drawn(yaml).writtenOutSecrets == [named], "\(what)")
    }

    @Test(arguments: [
        input("apiKey", "exp: Flow.ApiKey"), input("token", "noValue: true"), input("password", "lit: ''"),
        input("passwordIsSet", "lit: true"), input("Header", "exp: 'Append(\"Bearer \", Flow.Token)'"),
        input("Topic", "lit: basic understanding of responsibilities"),
        "- playAudio:\n    name: Say\n    audio:\n      tts: Please enter your password now.",
    ])
    func `what is none stays as it is`(block: String) throws {
        #expect(try Exports.drawn(Exports.call(block)).writtenOutSecrets == [])
    }

    @Test func `a variable's first value is a secret by the variable's name`() throws {
        let head = """
              variables:
                - stringVariable:
                    name: Flow.ApiKey
                    initialValue:
                      lit: hunter-2-is-no-secret

            """
        let yaml = Exports.call("- disconnect:\n    name: Bye", head: head)
        #expect(!(try kept(yaml)).contains("hunter-2"))
        #expect(try Exports.drawn(yaml).writtenOutSecrets == ["Flow.ApiKey"])
    }

    @Test func `whom a call goes to is not kept, and the queue is`() throws {
        let kept = try kept(
            Exports.call(
                """
                - transferToUser:
                    name: To the boss
                    targetUser:
                      lit:
                        name: Jane Doe
                - transferToAcd:
                    name: Queue
                    targetQueue:
                      lit:
                        name: Service
                """))
        #expect(!kept.contains("Jane"))
        #expect(kept.contains("Service"))
    }

    @Test func `names in every script and with markup come through as they are`() throws {
        let name = #"<b onclick="x">سلام & Grüße 한국</b>"#
        let yaml = Exports.call("- disconnect:\n    name: '\(name)'")
        #expect(try Exports.drawn(yaml).block("Main > \(name)") != nil)
    }
}
