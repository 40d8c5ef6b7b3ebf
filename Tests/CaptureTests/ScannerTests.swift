import Capture
import Testing

@Suite("Reading JSON")
struct ScannerTests {

    private static let small =
        #"{"id":"a-1","n":[-1.50e+3,0,true,false,null,"é\u00e9\ud83d\ude00\n"],"o":{"k":{}},"e":[]}"#

    static func reason(_ bytes: [UInt8], limits: JSON.Limits = .standard) -> JSONError.Reason? {
        do throws(JSONError) {
            _ = try JSON(bytes, limits: limits)
            return nil
        } catch {
            return error.reason
        }
    }

    static func reason(_ text: String) -> JSONError.Reason? { reason(Array(text.utf8)) }

    @Test(arguments: 0..<Self.small.utf8.count)
    func `of a document cut in half anywhere is an error`(length: Int) {
        #expect(Self.reason(Array(Self.small.utf8.prefix(length))) != nil)
    }

    @Test func `of the whole document is none`() { #expect(Self.reason(Self.small) == nil) }

    @Test(arguments: [
        ("", JSONError.Reason.cutShort), ("  ", .cutShort), ("{", .cutShort), ("[1,", .cutShort), ("\"a", .cutShort),
        ("tru", .cutShort), ("trux", .unexpected), ("{1:2}", .unexpected), ("{\"a\" 1}", .unexpected),
        ("[1 2]", .unexpected), ("[1,]", .unexpected), ("{\"a\":1,}", .unexpected), ("[1}", .unexpected),
        ("\"\u{1}\"", .unexpected), ("'a'", .unexpected), ("NaN", .unexpected), ("-", .badNumber), ("1.", .badNumber),
        ("1e", .badNumber), (".5", .unexpected), ("01", .trailing), ("1 2", .trailing), ("{} x", .trailing),
        ("{}\u{0}", .trailing), (#""\x""#, .badEscape), (#""\u12g4""#, .badEscape), (#""\ud800""#, .badEscape),
        (#""\udc00""#, .badEscape), (#""\ud800\u0041""#, .badEscape), (#""\u12"#, .cutShort),
        ("\u{FEFF}{}", .unexpected),
    ])
    func `that is none says why`(text: String, reason: JSONError.Reason) { #expect(Self.reason(text) == reason) }

    @Test(
        arguments: [[0xFF], [0x22, 0xC3, 0x22], [0x22, 0xED, 0xA0, 0x80, 0x22], [0x22, 0xC0, 0x80, 0x22]] as [[UInt8]])
    func `refuses bytes that are not UTF-8`(bytes: [UInt8]) { #expect(Self.reason(bytes) == .notUTF8) }

    @Test func `refuses a key twice, however it is spelled`() {
        #expect(Self.reason(#"{"a":1,"a":1}"#) == .repeatedKey)
        #expect(Self.reason(#"{"a":1,"\u0061":2}"#) == .repeatedKey)
        #expect(Self.reason(#"{"a":{"a":1},"b":{"a":1}}"#) == nil)
    }

    @Test(arguments: [16, 17, 40])
    func `refuses a key twice among many`(count: Int) {
        let members = (0..<count).map { "\"k\($0)\":0" }
        let distinct = "{\(members.joined(separator: ","))}"
        let repeated = "{\((members.dropLast() + ["\"k0\":1"]).joined(separator: ","))}"

        #expect(Self.reason(distinct) == nil)
        #expect(Self.reason(repeated) == .repeatedKey)
    }

    @Test func `takes as many levels as it is told, and not one more`() {
        let deep = { (levels: Int) in
            Array((String(repeating: "[", count: levels) + String(repeating: "]", count: levels)).utf8)
        }

        #expect(Self.reason(deep(64)) == nil)
        #expect(Self.reason(deep(65)) == .tooDeep)
        #expect(Self.reason(deep(100_000)) == .tooDeep)
        #expect(Self.reason(deep(3), limits: .init(bytes: 99, depth: 2)) == .tooDeep)
    }

    @Test func `takes as many bytes as it is told, and not one more`() {
        #expect(Self.reason(Array("[1,2]".utf8), limits: .init(bytes: 5, depth: 9)) == nil)
        #expect(Self.reason(Array("[1,2]".utf8), limits: .init(bytes: 4, depth: 9)) == .tooLarge)
    }

    @Test(arguments: ["0", "-0", "1.50", "1e400", "-1.0E-7", "123456789012345678901234567890", "0.10"])
    func `keeps numbers as they were received`(number: String) throws {
        let json = try JSON(Array("[\(number)]".utf8))

        #expect(String(decoding: json.canonical(), as: UTF8.self) == "[\(number)]")
    }

    @Test func `reads whole numbers that fit, and no others`() {
        #expect(JSON(literal: "9223372036854775807").integer == .max)
        #expect(JSON(literal: "9223372036854775808").integer == nil)
        #expect(JSON(literal: "1.0").integer == nil)
        #expect(JSON(literal: #""1""#).integer == nil)
    }

    @Test func `says where it stopped`() throws {
        let error = #expect(throws: JSONError.self) { _ = try JSON(Array(#"{"a":x}"#.utf8)) }

        #expect(error?.offset == 5)
        #expect(error.map { "\($0)" } == "not readable as JSON: a character that cannot stand there, at byte 5")
    }

    /// 20,000 documents with a byte changed, dropped or put in, from a fixed seed.
    @Test func `never crashes, and what it takes it writes the same way twice`() throws {
        var random = Steps(state: 42)
        let alphabet = Array(#"{}[]",:\u0019eE+-.tfn"#.utf8) + [0x00, 0x7F, 0xC3, 0xED, 0xFF]
        for _ in 0..<20_000 {
            var bytes = Array(Self.small.utf8)
            for _ in 0...random.next(3) {
                let at = random.next(bytes.count)
                switch random.next(3) {
                case 0: bytes[at] = alphabet[random.next(alphabet.count)]
                case 1: bytes.remove(at: at)
                default: bytes.insert(alphabet[random.next(alphabet.count)], at: at)
                }
            }
            guard let json = try? JSON(bytes) else { continue }
            let once = json.canonical()
            #expect(try JSON(once).canonical() == once)
            #expect(try JSON(json.canonical(indented: true)).canonical() == once)
        }
    }
}

/// Numbers that look random and are the same in every run.
struct Steps {
    var state: UInt64

    mutating func next(_ bound: Int) -> Int {
        state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
        return Int(state >> 33) % bound
    }
}
