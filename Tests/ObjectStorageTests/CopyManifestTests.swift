import ContactCenter
import Testing

@testable import ObjectStorage

@Suite("What the folder of a copy holds")
struct CopyManifestTests {
    private static let sha256 = String(repeating: "ab", count: 32)

    private func object(_ name: String, _ version: String = "1", deleted: Bool = false) -> ObjectVersion {
        ObjectVersion(key: "p/" + name, version: version, bytes: 3, isDeleteMarker: deleted)
    }

    private func series(_ objects: [ObjectVersion]) throws(StorageError) -> CopySeries {
        try CopySeries(objects, below: "p/", parts: "bundle", doing: "test")
    }

    private func why(_ objects: ObjectVersion...) -> String? {
        #expect(throws: StorageError.self) { try series(objects) }?.because
    }

    private var part: String { "000001-\(Self.sha256).bundle" }

    @Test func `a manifest reads as it was written`() throws {
        let manifest = CopyManifest(
            number: 12, at: Moment(milliseconds: 1000), lockedUntil: Moment(milliseconds: 2_000_000),
            parts: [.init(number: 1, sha256: Self.sha256, bytes: 3, version: "v/+ü")],
            contents: CopyContents(names: ["refs/heads/main": "abc"], checkpoint: "log\n1\n"))
        let json = manifest.json(ending: "bundle")
        #expect(CopyManifest(json: json) == manifest)
        #expect(String(decoding: json, as: UTF8.self).contains("\"name\": \"\(part)\""))
        #expect(manifest.name == "000012.json")
        for cut in [1, json.count / 2, json.count - 2] { #expect(CopyManifest(json: Array(json.prefix(cut))) == nil) }
    }

    @Test(arguments: ["00001.json", "000000.json", "+00001.json", "000001.jsonx", "000001-ab.bundle", "x", ""])
    func `a name is that of a manifest or a part, or of nothing`(name: String) {
        #expect(CopyName(name, parts: "bundle") == nil)
        #expect(CopyName("000001.json", parts: "bundle")?.sha256 == nil)
        #expect(CopyName(part, parts: "bundle")?.sha256 == Self.sha256)
        #expect(CopyName(part, parts: "tar") == nil)
        #expect(CopyName(part.replacing("ab.", with: "/..."), parts: "bundle") == nil)
    }

    @Test func `the manifest with the highest number counts, and parts of a run that was broken off do not matter`()
        throws
    {
        #expect(try series([]).newest == 0)
        #expect(try series([object(part)]).newest == 0)
        let all = [object("000001.json"), object(part), object("000002.json"), object("000003-\(Self.sha256).bundle")]
        #expect(try series(all).newest == 2)
        #expect(try series(all)[part]?.version == "1")
    }

    @Test func `what was overwritten, deleted, or is none of a copy is named`() {
        #expect(
            why(object(part, "2"), object(part, "1")) == "\(part) was overwritten: of its 2 versions 1 is the oldest")
        #expect(
            why(object("000001.json", "2", deleted: true), object("000001.json", "1"))
                == "000001.json was deleted: its version 1 is still there")
        #expect(
            why(object("000001.json", "2", deleted: true)) == "000001.json was deleted: no version of it is left")
        #expect(why(object("notes.txt")) == "it has notes.txt, which no copy has")
        #expect(
            why(object("a"), object("b"), object("c"), object("d"), object("e"))?.hasSuffix("; and 2 more") == true)
    }

    @Test func `parts without the manifest that came after them tell that it is gone`() throws {
        let late = "000003-\(Self.sha256).bundle"
        #expect(
            why(object("000001.json"), object(late)) == "it has parts up to 3, and the manifest 000002.json is gone")
        #expect(try series([object("000002.json"), object(late)]).newest == 2)
    }
}

@Suite("The lock of a copy")
struct LockRuleTests {
    private static let now = Moment(milliseconds: 1_795_564_800_999)

    @Test func `ends so many days later, to the second`() {
        let lock = LockRule(isCompliance: true, days: 2).lock(at: Self.now)
        #expect(lock == ObjectLock(mode: .compliance, until: Moment(milliseconds: 1_795_564_800_000 + 172_800_000)))
    }

    @Test func `holds what is asked for where it ends no sooner and is no weaker`() {
        let until = Moment(milliseconds: 5000)
        let asked = ObjectLock(mode: .governance, until: until)
        #expect(asked.holds(asked))
        #expect(ObjectLock(mode: .compliance, until: until).holds(asked))
        #expect(!asked.holds(ObjectLock(mode: .compliance, until: until)))
        #expect(!ObjectLock(mode: .compliance, until: Moment(milliseconds: 4999)).holds(asked))
    }

    @Test func `suffices for a day before it is moved on`() {
        let rule = LockRule(isCompliance: true, days: 2)
        let until = rule.lock(at: Self.now).until
        #expect(rule.suffices(until, at: Self.now.advanced(by: .days(1))))
        #expect(!rule.suffices(until, at: Self.now.advanced(by: .days(1) + .seconds(1))))
    }
}

@Suite("An answer of an object store")
struct MarkupTests {
    private func markup(_ text: String) -> Markup? { Markup(Array(text.utf8)) }

    @Test func `is read by element, entities and all`() {
        let answer = markup(
            "<?xml version=\"1.0\"?><A xmlns='urn:x'><K>a &amp; b</K><V><K>1</K></V><V><K>2</K></V></A>")
        #expect(answer?.name == "A")
        #expect(answer?["K"]?.text == "a & b")
        #expect(answer?.children.compactMap { $0["K"]?.text } == ["1", "2"])
        #expect(answer?["X"]?.text == nil)
    }

    @Test func `that is cut, deep or not XML at all is none`() {
        #expect(markup("") == nil)
        #expect(markup("{}") == nil)
        #expect(markup("<A><B></A>") == nil)
        #expect(markup("<A>") == nil)
        func nested(_ depth: Int) -> String {
            String(repeating: "<A>", count: depth) + String(repeating: "</A>", count: depth)
        }
        #expect(markup(nested(16)) != nil)
        #expect(markup(nested(17)) == nil)
    }

    @Test func `brings nothing in from elsewhere`() {
        let text = "<!DOCTYPE A [<!ENTITY e SYSTEM \"file:///etc/hostname\">]><A><K>x&e;</K></A>"
        #expect(markup(text)?["K"]?.text ?? "x" == "x")
    }
}
