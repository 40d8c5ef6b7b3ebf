import ContactCenter
import Programme
import Testing

@Suite("A signature of ssh-keygen")
struct SSHSignatureTests {

    private static func refusal(_ text: String) -> SSHSignature.Malformed? {
        do {
            _ = try SSHSignature(text)
            return nil
        } catch {
            return error
        }
    }

    @Test(arguments: [Vectors.sha512, Vectors.sha256])
    func `is of its message, by the key it names`(text: String) throws {
        let signature = try SSHSignature(text)

        #expect(signature.key == (try SSHPublicKey(Vectors.ada)))
        #expect(signature.isOf(Vectors.message))
    }

    @Test func `is of no other message, not by a byte`() throws {
        let signature = try SSHSignature(Vectors.sha512)

        #expect(!signature.isOf(Vectors.message.dropLast()))
        #expect(!signature.isOf(Vectors.message + [0x0A]))
    }

    @Test func `names the key of whoever made it`() throws {
        let signature = try SSHSignature(Vectors.byGrace)

        #expect(signature.key == (try SSHPublicKey(Vectors.grace)))
        #expect(signature.key != (try SSHPublicKey(Vectors.ada)))
    }

    @Test func `for another purpose is none of ours`() {
        #expect(Self.refusal(Vectors.inNamespaceFile) == .otherNamespace("file"))
    }

    @Test func `of another kind of key is refused`() {
        #expect(Self.refusal(Vectors.byRSA) == .key(.otherType("ssh-rsa")))
    }

    @Test func `whose hash is called otherwise is not of the message`() throws {
        let claims = Packed(Vectors.sha512).replacing("sha512", with: "sha256")

        #expect(try !SSHSignature(claims.armored).isOf(Vectors.message))
        #expect(
            Self.refusal(Packed(Vectors.sha512).replacing("sha512", with: "sha384").armored) == .otherHash("sha384"))
    }

    @Test func `under another key's name is not of the message`() throws {
        let (ada, grace) = (try SSHPublicKey(Vectors.ada), try SSHPublicKey(Vectors.grace))
        let claims = Packed(Vectors.sha512).replacing(ada.bytes, with: grace.bytes)

        #expect(try !SSHSignature(claims.armored).isOf(Vectors.message))
    }

    @Test func `cut short anywhere is refused`() {
        let whole = Packed(Vectors.sha512)
        for count in 0..<whole.bytes.count {
            #expect(Self.refusal(Packed(bytes: Array(whole.bytes.prefix(count))).armored) != nil, "\(count) bytes")
        }
    }

    @Test func `with a byte after its end is refused`() {
        #expect(Self.refusal(Packed(bytes: Packed(Vectors.sha512).bytes + [0]).armored) == .trailing)
    }

    @Test func `changed in any byte is refused, or not of the message, or not by the same key`() throws {
        let whole = Packed(Vectors.sha512)
        let ada = try SSHPublicKey(Vectors.ada)
        for place in whole.bytes.indices {
            var changed = whole
            changed.bytes[place] ^= 1
            let signature = try? SSHSignature(changed.armored)
            #expect(signature.map { !$0.isOf(Vectors.message) || $0.key != ada } ?? true, "byte \(place)")
        }
    }

    @Test func `of another version or with something reserved is refused`() {
        var other = Packed(Vectors.sha512)
        other.bytes[9] = 2
        #expect(Self.refusal(other.armored) == .otherVersion(2))
        let reserved = Packed(Vectors.sha512).replacing(
            Array("linewarden".utf8) + [0, 0, 0, 0], with: Array("linewarden".utf8) + [0, 0, 0, 1, 7])
        #expect(Self.refusal(reserved.armored) == .trailing)
    }

    @Test(arguments: [
        (Vectors.sha512 + "\n", SSHSignature.Malformed.cutShort),
        ("\n" + Vectors.sha512, .notASignature), ("", .notASignature), ("hello", .notASignature),
        (Vectors.sha512.replacing("\n", with: "\r\n"), .notASignature),
        (String(Vectors.sha512.dropLast(10)), .cutShort),
        (Vectors.sha512.replacing("SSH SIGNATURE", with: "PRIVATE KEY"), .notASignature),
    ])
    func `between lines of another kind is refused`(text: String, malformed: SSHSignature.Malformed) {
        #expect(Self.refusal(text) == malformed)
    }

    @Test func `in Base64 that has another spelling is refused`() {
        // The last digit before the end carries bits that are of no byte.
        let packed = Packed(bytes: Packed(Vectors.sha512).bytes + [0])
        let text = packed.armored.replacing("==\n-----END", with: "=\n-----END")
        #expect(Self.refusal(text) == .notBase64)
        #expect(Self.refusal(Vectors.sha512.replacing("YG\n", with: "YG==\n")) == .notBase64)
        #expect(Self.refusal(Vectors.sha512.replacing("YG\n", with: "Y-\n")) == .notBase64)
        #expect(Self.refusal(Vectors.sha512.replacing("YG\n", with: "Y G\n")) == .notBase64)
    }
}

@Suite("A key of somebody")
struct SSHPublicKeyTests {

    @Test func `is the line of a pub file, comment or not`() throws {
        let key = try SSHPublicKey(Vectors.ada)
        let bare = Vectors.ada.split(separator: " ").prefix(2).joined(separator: " ")

        #expect(try SSHPublicKey(bare) == key)
        #expect(key.description == bare)
    }

    @Test(arguments: [
        ("", SSHPublicKey.Malformed.notAKey), ("ssh-ed25519", .notAKey),
        (Vectors.rsa, .otherType("ssh-rsa")),
        ("sk-ssh-ed25519@openssh.com AAAA", .otherType("sk-ssh-ed25519@openssh.com")),
        ("-----BEGIN OPENSSH PRIVATE KEY-----", .privateKey),
        ("ssh-ed25519 AAA", .notBase64), ("ssh-ed25519 AAAA", .unsound),
        (Vectors.ada + "\n" + Vectors.grace, .severalLines),
        ("ssh-ed25519 " + Vectors.rsa.split(separator: " ")[1], .otherType("ssh-rsa")),
    ])
    func `that is something else is refused, and called what it is`(line: String, malformed: SSHPublicKey.Malformed) {
        let refusal = #expect(throws: SSHPublicKey.Malformed.self) { try SSHPublicKey(line) }
        #expect(refusal == malformed)
    }
}

@Suite("The signature of a tag")
struct TagSignatureTests {
    private let signer = Signer()
    private let tag = Array("object 12ab".utf8)

    private func grace(formerly ends: Moment? = nil) throws -> Signatory {
        let former = try ends.map { [Signatory.FormerKey(try signer.key, ends: $0)] } ?? []
        return Signatory(
            id: "grace", name: "Grace", roles: [.approver], key: ends == nil ? try signer.key : nil, formerKeys: former)
    }

    private func refusal(_ signature: String, of bytes: [UInt8]? = nil, by signatory: Signatory) -> Refusal? {
        do {
            try signatory.check(tag: bytes ?? tag, signature: signature, recorded: Office.minutes(1))
            return nil
        } catch {
            return error
        }
    }

    @Test func `is made for git, of these bytes, by the key of somebody`() throws {
        let grace = try grace()
        let signature = signer.sign(tag, namespace: "git")

        #expect(refusal(signature, by: grace) == nil)
        #expect(refusal(signature, of: tag + [0x0A], by: grace) == .notSigned("grace"))
        #expect(refusal(Signer().sign(tag, namespace: "git"), by: grace) == .otherKey("grace"))
        #expect(refusal("-----BEGIN PGP SIGNATURE-----\n", by: grace) == .malformed(.notASignature))
    }

    /// Or else what somebody decided could be passed off as a tag, and a tag as a decision.
    @Test func `is none of a decision, nor the other way round`() throws {
        let grace = try grace()

        #expect(
            refusal(signer.sign(tag), by: grace) == .malformed(.otherNamespace("linewarden", wanted: "git")))
        #expect(throws: SSHSignature.Malformed.otherNamespace("git")) {
            try SSHSignature(signer.sign(tag, namespace: "git"))
        }
    }

    @Test func `by a key that was taken from them counts for what was recorded before`() throws {
        let signature = signer.sign(tag, namespace: "git")

        #expect(refusal(signature, by: try grace(formerly: Office.minutes(2))) == nil)
        #expect(
            refusal(signature, by: try grace(formerly: Office.minutes(1)))
                == .keyRevoked("grace", Office.minutes(1)))
    }
}

@Suite("The ssh-keygen of this machine", .enabled(if: SSHKeygen.isThere, "ssh-keygen is not installed"))
struct InstalledSSHKeygenTests {

    @Test func `signs what we verify`() throws {
        let keygen = try SSHKeygen()
        defer { keygen.clean() }
        let signature = try SSHSignature(try keygen.sign(Vectors.message, namespace: "linewarden"))

        #expect(signature.key == (try SSHPublicKey(keygen.publicKey)))
        #expect(signature.isOf(Vectors.message))
        #expect(throws: SSHSignature.Malformed.otherNamespace("git")) {
            try SSHSignature(try keygen.sign(Vectors.message, namespace: "git"))
        }
    }

    @Test func `verifies what stands in our log, as an auditor would`() throws {
        let keygen = try SSHKeygen()
        defer { keygen.clean() }
        let decision = Statement.decision(
            Decision(
                .approve, "EX-1", request: "ab", by: "ada", at: .init(milliseconds: 0), log: "log"))
        let signed = SignedStatement(
            decision, signature: try keygen.sign(decision.bytes, namespace: SSHSignature.namespace))
        let read = try SignedStatement(payload: signed.payload)

        #expect(try keygen.verifies(try #require(read.signature), of: read.statement.bytes))
        #expect(try !keygen.verifies(try #require(read.signature), of: read.statement.bytes + [0x0A]))
    }

    @Test func `verifies what the tests sign`() throws {
        let keygen = try SSHKeygen()
        defer { keygen.clean() }
        let signer = Signer()
        let text = signer.sign(Vectors.message)

        #expect(try keygen.verifies(text, of: Vectors.message, by: signer.key.description))
    }
}
