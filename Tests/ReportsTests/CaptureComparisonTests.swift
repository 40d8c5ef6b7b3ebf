import Capture
import ContactCenter
import Testing

@testable import Engine

/// An auditor's capture beside ours, each with secrets and names under keys of its own.
@Suite struct `Two captures compared` {
    private static let roles = Kind("roles", .objects)
    private static let mine = "hmac-sha256:0a0a0a0a:" + String(repeating: "1", count: 32)
    private static let theirs = "hmac-sha256:0b0b0b0b:" + String(repeating: "2", count: 32)

    @Test func `are the same where nothing differs`() throws {
        let comparison = try compare(#"{"id":"r1","name":"a"}"#, #"{"name":"a","id":"r1"}"#)
        #expect(comparison.differences.isEmpty && comparison.same == 1 && comparison.unseen == 0)
    }

    @Test func `name the members that differ`() throws {
        let comparison = try compare(#"{"id":"r1","name":"a","x":1,"y":2}"#, #"{"id":"r1","name":"b","x":1,"z":2}"#)
        #expect(comparison.differences == [.init(kind: "roles", id: "r1", what: .differs(["name", "y", "z"]))])
    }

    @Test func `count what may differ under a key of another`() throws {
        let comparison = try compare(
            #"{"id":"r1","secret":"\#(Self.mine)"}"#, #"{"id":"r1","secret":"\#(Self.theirs)"}"#)
        #expect(comparison.differences.isEmpty && comparison.same == 1 && comparison.unseen == 1)
    }

    @Test func `count so too where the secret stands within an address`() throws {
        let comparison = try compare(
            #"{"id":"r1","url":"https://a?key=\#(Self.mine)&b=1"}"#,
            #"{"id":"r1","url":"https://a?key=\#(Self.theirs)&b=1"}"#)
        #expect(comparison.differences.isEmpty && comparison.same == 1 && comparison.unseen == 1)
    }

    @Test func `name a member that differs in what anybody can read beside what is sealed`() throws {
        let comparison = try compare(
            #"{"id":"r1","by":{"at":"2026","who":{"sealed":"a"}}}"#,
            #"{"id":"r1","by":{"at":"2025","who":{"sealed":"b"}}}"#)
        #expect(comparison.differences == [.init(kind: "roles", id: "r1", what: .differs(["by"]))])
    }

    @Test func `tell a secret from none`() throws {
        let comparison = try compare(#"{"id":"r1","secret":"\#(Self.mine)"}"#, #"{"id":"r1","secret":""}"#)
        #expect(comparison.differences == [.init(kind: "roles", id: "r1", what: .differs(["secret"]))])
    }

    @Test func `say which documents only one of them has`() throws {
        let comparison = try CaptureComparison(
            capture(#"{"id":"r1"}"#), capture(#"{"id":"r2"}"#), kinds: [Self.roles])
        #expect(
            comparison.differences == [
                .init(kind: "roles", id: "r1", what: .onlyInFirst), .init(kind: "roles", id: "r2", what: .onlyInSecond),
            ])
    }

    @Test func `prove nothing of a list one of them did not get whole`() throws {
        let cut = capture(#"{"id":"r1"}"#, absences: [.notPermitted(permission: "authorization:role:view")])
        let comparison = try CaptureComparison(capture(#"{"id":"r2"}"#), cut, kinds: [Self.roles])
        #expect(comparison.incomparable == ["roles"] && comparison.differences.isEmpty)
    }

    private func compare(_ first: String, _ second: String) throws -> CaptureComparison {
        try CaptureComparison(capture(first), capture(second), kinds: [Self.roles])
    }

    private func capture(_ document: String, absences: [Absence] = []) -> Capture {
        var manifest = MadeUp().manifest
        manifest.kinds = [Manifest.KindRecord("roles", documents: 1, absences: absences)]
        let id = JSON(literal: document)["id"]?.string ?? ""
        return Capture(manifest: manifest, files: ["config/roles/\(id).json": Array(document.utf8)])
    }
}
