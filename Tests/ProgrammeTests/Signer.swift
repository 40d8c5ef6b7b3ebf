import Capture
import Crypto
import Foundation
import Programme

/// Somebody who signs, without a file or a program.
struct Signer: Sendable {
    private let secret = Curve25519.Signing.PrivateKey()

    var key: SSHPublicKey {
        get throws { try SSHPublicKey("ssh-ed25519 " + Packed(bytes: blob).base64) }
    }

    private var blob: [UInt8] {
        Self.string(Array("ssh-ed25519".utf8)) + Self.string(Array(secret.publicKey.rawRepresentation))
    }

    func sign(_ message: [UInt8], namespace: String = "linewarden") -> String {
        let magic = Array("SSHSIG".utf8)
        let ends = Self.string(Array(namespace.utf8)) + Self.string([]) + Self.string(Array("sha512".utf8))
        let signed = magic + ends + Self.string(Array(SHA512.hash(data: message)))
        let signature = (try? secret.signature(for: signed)).map(Array.init) ?? []
        let wrapped = Self.string(Array("ssh-ed25519".utf8)) + Self.string(signature)
        return Packed(bytes: magic + [0, 0, 0, 1] + Self.string(blob) + ends + Self.string(wrapped)).armored
    }

    private static func string(_ bytes: [UInt8]) -> [UInt8] {
        [24, 16, 8, 0].map { UInt8(truncatingIfNeeded: bytes.count >> $0) } + bytes
    }
}

/// The bytes inside a signature, to change one and put them back.
struct Packed {
    var bytes: [UInt8]

    init(bytes: [UInt8]) { self.bytes = bytes }

    init(_ armored: String) {
        let lines = armored.split(separator: "\n").dropFirst().dropLast()
        bytes = Base64.decoded(Array(lines.joined().utf8)) ?? []
    }

    var base64: String {
        var text: [UInt8] = []
        Base64.append(bytes, to: &text)
        return String(decoding: text, as: UTF8.self)
    }

    var armored: String {
        let digits = Array(base64)
        let lines = stride(from: 0, to: digits.count, by: 70).map { String(digits[$0..<min($0 + 70, digits.count)]) }
        return (["-----BEGIN SSH SIGNATURE-----"] + lines + ["-----END SSH SIGNATURE-----"]).joined(separator: "\n")
            + "\n"
    }

    func replacing(_ one: [UInt8], with other: [UInt8]) -> Packed { Packed(bytes: bytes.replacing(one, with: other)) }

    func replacing(_ one: String, with other: String) -> Packed {
        replacing(Array(one.utf8), with: Array(other.utf8))
    }
}

/// The program of OpenSSH, with a key made for one test.
struct SSHKeygen {
    private let folder: URL

    private static let places = ["/usr/bin/ssh-keygen", "/usr/local/bin/ssh-keygen"]
    private static var program: String? { places.first { FileManager.default.isExecutableFile(atPath: $0) } }
    static var isThere: Bool { program != nil }

    init() throws {
        folder = FileManager.default.temporaryDirectory
            .appendingPathComponent("linewarden-keys-\(ProcessInfo.processInfo.globallyUniqueString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        _ = try run(["-q", "-t", "ed25519", "-N", "", "-C", "somebody", "-f", path("key")])
    }

    func clean() { try? FileManager.default.removeItem(at: folder) }

    var publicKey: String {
        get throws {
            try String(contentsOfFile: path("key.pub"), encoding: .utf8).trimmingCharacters(in: .newlines)
        }
    }

    func sign(_ message: [UInt8], namespace: String) throws -> String {
        try? FileManager.default.removeItem(atPath: path("message.sig"))
        try Data(message).write(to: URL(fileURLWithPath: path("message")))
        _ = try run(["-q", "-Y", "sign", "-n", namespace, "-f", path("key"), path("message")])
        return try String(contentsOfFile: path("message.sig"), encoding: .utf8)
    }

    func verifies(_ signature: String, of message: [UInt8], by key: String? = nil) throws -> Bool {
        try Data(signature.utf8).write(to: URL(fileURLWithPath: path("sig")))
        try Data("somebody \(try key ?? publicKey)\n".utf8).write(to: URL(fileURLWithPath: path("signers")))
        try Data(message).write(to: URL(fileURLWithPath: path("input")))
        let arguments = [
            "-Y", "verify", "-f", path("signers"), "-I", "somebody", "-n", "linewarden", "-s", path("sig"),
        ]
        return try run(arguments, input: path("input")) == 0
    }

    private func path(_ name: String) -> String { folder.appendingPathComponent(name).path }

    private func run(_ arguments: [String], input: String? = nil) throws -> Int32 {
        let process = Process()
        process.executableURL = URL(fileURLWithPath: Self.program ?? "/usr/bin/ssh-keygen")
        process.arguments = arguments
        process.standardInput =
            try input.map { try FileHandle(forReadingFrom: URL(fileURLWithPath: $0)) }
            ?? FileHandle.nullDevice
        process.standardOutput = FileHandle.nullDevice
        process.standardError = FileHandle.nullDevice
        try process.run()
        process.waitUntilExit()
        return process.terminationStatus
    }
}
