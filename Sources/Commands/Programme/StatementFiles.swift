import Engine
import Foundation
import Programme

/// The statements of one case in files, as `ssh-keygen -Y verify` takes them: each with its signature beside it, and who
/// has which key.
struct StatementFiles {
    private let statements: [SignedStatement]
    private let people: [Signatory]

    init(_ statements: [SignedStatement], people: [Signatory]) {
        self.statements = statements
        self.people = people
    }

    /// Writes them.
    ///
    /// - Returns: A line a signature that checks it.
    func write(to folder: String) throws -> [String] {
        var checks: [String] = []
        for (place, signed) in statements.enumerated() {
            let file = "\(folder)/\(place + 1).json"
            try Files.write(signed.statement.bytes, to: file)
            guard let signature = signed.signature, let name = signed.statement.signatory else { continue }
            try Files.write(Array(signature.utf8), to: file + ".sig")
            checks.append(
                "ssh-keygen -Y verify -f \(folder)/signers -I \(name) -n \(SSHSignature.namespace) "
                    + "-s \(file).sig < \(file)")
        }
        try Files.write(Array(signers.utf8), to: folder + "/signers")
        return checks
    }

    /// In the format of `ssh-keygen`'s ALLOWED SIGNERS.
    private var signers: String {
        people.flatMap { person in
            ([person.key].compactMap(\.self) + person.formerKeys.map(\.key)).map { "\(person.id) \($0)\n" }
        }.joined()
    }
}

extension Statement {

    /// Whose word it is; nil where it is nobody's.
    fileprivate var signatory: Signatory.ID? {
        switch self {
        case .exception(let exception): exception.requester
        case .baseline(let baseline): baseline.requester
        case .decision(let decision): decision.by
        case .attestation(let attestation): attestation.by
        case .plan(let plan): plan.requester
        case .drill(let drill): drill.by
        case .canary(let canary): canary.by
        case .discard(let discard): discard.by
        case .deviation, .lapse: nil
        }
    }
}
