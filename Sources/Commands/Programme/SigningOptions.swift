import ArgumentParser
import Capture
import Programme

/// Whose word it is, and how it gets its signature.
struct SigningOptions: ParsableArguments {
    @Option(help: ArgumentHelp("Who says so: a name under people: in the configuration.", valueName: "name"))
    var by: String?

    @Option(
        help: ArgumentHelp(
            "Signs with this private key, or the key in the agent whose .pub this is.", valueName: "file"))
    var key: String?

    @Option(help: ArgumentHelp("A statement this command printed earlier, to be recorded as it is.", valueName: "file"))
    var statement: String?

    @Option(help: ArgumentHelp("The signature of that statement, made elsewhere.", valueName: "file"))
    var signature: String?

    func validate() throws {
        if (statement == nil) != (signature == nil) {
            throw ValidationError("give --statement and --signature together")
        }
        if statement == nil, by == nil { throw ValidationError("say whose word it is with --by") }
        if statement != nil, key != nil { throw ValidationError("give --key or --signature, not both") }
    }

    /// The name given with `--by`.
    ///
    /// - Precondition: ``validate()`` passed, and no statement is given.
    var name: String { by ?? "" }

    /// The statement that was signed elsewhere; nil where none is given.
    func signedElsewhere() throws -> SignedStatement? {
        guard let statement, let signature else { return nil }
        let bytes = try Files.contents(of: statement)
        guard let json = try? JSON(bytes) else {
            throw Failure(
                "\(statement) is no statement", hint: "give the line this command printed, unchanged", code: .unsound)
        }
        let text = String(decoding: try Files.contents(of: signature), as: UTF8.self)
        return SignedStatement(try Statement(json), signature: text)
    }

    /// Signs a statement, or prints it where there is no key to sign with.
    ///
    /// - Returns: nil where it was printed.
    func sign(_ statement: Statement) throws -> SignedStatement? {
        if let key { return SignedStatement(statement, signature: try Keygen(key: key).sign(statement.bytes)) }
        let terminal = Terminal()
        terminal.write(statement.bytes)
        terminal.note(
            """
            nothing is recorded yet. Keep the line above as it is, without a line break at its end, in a file; sign it
            with `ssh-keygen -Y sign -n \(SSHSignature.namespace) -f KEY FILE`, and give both:
            --statement FILE --signature FILE.sig
            """)
        return nil
    }
}
