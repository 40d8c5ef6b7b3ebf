import Foundation
import Testing

@testable import Archive

@Suite("The difference between two versions of a file")
struct DeltaTests {
    private static let lines: [DeltaSearch.Grain] = [.ended(by: 0x0A), .ended(by: 0x2C)]

    private static func person(_ number: Int, _ department: String, random: inout SplitMix) -> String {
        let sealed = Data(random.bytes(400)).base64EncodedString()
        return #"{"id":"\#(number)","department":"\#(department)","name":{"sealed":"\#(sealed)"},"title":"\#(number)"}"#
            + "\n"
    }

    private static func people(_ count: Int) -> [String] {
        var random = SplitMix(state: 3)
        return (0..<count).map { person($0, "Sales", random: &random) }
    }

    private static func delta(_ old: [String], _ new: [String]) -> [UInt8] {
        let (old, new) = (Array(old.joined().utf8), Array(new.joined().utf8))
        let delta = DeltaSearch.delta(from: old, to: new, lines)
        #expect(Delta.apply(delta, to: old) == new)
        return delta
    }

    @Test func `is a few bytes where a field of a line changed`() {
        var people = Self.people(25)
        people[11] = people[11].replacing("Sales", with: "Service")

        #expect(Self.delta(Self.people(25), people).count < 40)
    }

    @Test func `is a few bytes where two fields far apart changed`() {
        var people = Self.people(25)
        people[11] = people[11].replacing("Sales", with: "Service").replacing(#""title":"11""#, with: #""title":"x""#)

        #expect(Self.delta(Self.people(25), people).count < 60)
    }

    @Test func `is a few bytes where lines came, went and changed places`() {
        var people = Self.people(25)
        people.remove(at: 3)
        people.swapAt(8, 17)
        people.insert("{}\n", at: 12)

        #expect(Self.delta(Self.people(25), people).count < 80)
    }

    @Test func `is next to nothing where nothing changed`() {
        #expect(Self.delta(Self.people(25), Self.people(25)).count < 12)
    }

    @Test func `keeps lines that stand in many places in their company`() {
        let old = (0..<400).flatMap { ["  {\n", "    \"id\": \"\($0)\"\n", "  },\n"] }
        var new = old
        new.removeSubrange(300..<303)

        #expect(Self.delta(old, new).count < 40)
    }

    @Test(arguments: [("", "x\n"), ("x\n", ""), ("", ""), ("x", "xy"), ("a,b,c", "a,b"), ("\n\n\n", "\n")])
    func `holds at the edges`(old: String, new: String) { _ = Self.delta([old], [new]) }

    @Test func `leads to the new version whatever was done to the old one`() throws {
        var random = SplitMix(state: 11)
        for _ in 0..<400 {
            let old = random.bytes(Int(random.next() % 300)).map { $0 % 5 == 0 ? 0x0A : $0 % 7 == 0 ? 0x2C : $0 % 4 }
            var new = old
            for _ in 0..<(random.next() % 6) {
                let place = Int(random.next() % UInt64(new.count + 1))
                let end = min(new.count, place + Int(random.next() % 20))
                new.replaceSubrange(place..<end, with: random.bytes(Int(random.next() % 20)))
            }
            #expect(Delta.apply(DeltaSearch.delta(from: old, to: new, Self.lines), to: old) == new)
        }
    }

    @Test func `is found where every line is the same`() {
        let old = [UInt8](repeating: 0x0A, count: 2_000_000)
        let new = [UInt8](repeating: 0x0A, count: 1_999_999)

        #expect(Delta.apply(DeltaSearch.delta(from: old, to: new, Self.lines), to: old) == new)
    }

    @Test func `copies more than one instruction can say`() {
        let old = SplitMix.lines(40_000_000)
        let new = Array("x\n".utf8) + old
        let delta = DeltaSearch.delta(from: old, to: new, [.ended(by: 0x0A)])

        #expect(Delta.apply(delta, to: old) == new)
        #expect(delta.count < 60)
    }

    @Test func `that is damaged gives nothing, or what it says`() {
        let old = Array(Self.people(4).joined().utf8)
        var people = Self.people(4)
        people[2] = "{}\n"
        let sound = Self.delta(Self.people(4), people)
        for place in sound.indices {
            for bit in 0..<8 {
                var delta = sound
                delta[place] ^= 1 << UInt8(bit)
                if let new = Delta.apply(delta, to: old) { #expect(new.count < 1 << 16) }
            }
            #expect(Delta.apply(Array(sound[..<place]), to: old) == nil)
        }
        #expect(Delta.apply(sound, to: Array(old.dropLast())) == nil)
    }
}

extension SplitMix {

    /// Lines of different lengths.
    fileprivate static func lines(_ count: Int) -> [UInt8] {
        var random = SplitMix(state: 5)
        var bytes: [UInt8] = []
        while bytes.count < count {
            bytes += random.bytes(64)
            bytes += [UInt8](repeating: 0x61, count: 20_000)
            bytes.append(0x0A)
        }
        return bytes
    }
}
