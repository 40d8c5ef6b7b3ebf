public import ArgumentParser
import Foundation

/// `linewarden`: the verbs, and what their endings mean.
public struct Linewarden: AsyncParsableCommand {
    public static let configuration = CommandConfiguration(
        commandName: "linewarden",
        abstract: "Keeps a cloud contact center inside the rules.",
        discussion: """
            Reads a contact-center tenant through the platform's own admin API, judges it against controls that map to \
            ISO 27001, NIST CSF and others, and keeps the evidence, so that anybody can judge it again.

            Begin with `linewarden demo`: it needs no account.

            EXIT CODES
              0  every control is met                      69  the platform refuses us
              1  at least one control is not met           70  our mistake
              2  nothing is unmet, something undetermined  74  the disk would not take it
              64 the command is not understood             75  try later: platform away, tenant locked
              65 the input is unsound                      77  not allowed
              66 what was asked for is not there           78  the configuration is wrong
                                                           130 interrupted

            FILES
              linewarden.yaml            the tenants (docs/configuration.md)
              $LINEWARDEN_DATA           archives, ledgers and keys; else $XDG_STATE_HOME/linewarden
            """,
        version: Machine.version,
        subcommands: [
            Demo.self, Assess.self, Doctor.self, Exceptions.self, Attestations.self, PlansVerb.self, HistoryVerb.self,
            Diff.self, DriftVerb.self, RestoreVerb.self, RecoveryVerb.self, DrillVerb.self, CanaryVerb.self,
            ApproveChange.self,
            EvidenceVerbs.self, LedgerVerbs.self, Audit.self, ImportVerbs.self, TicketsVerbs.self, Rehearse.self,
            Simulate.self,
            Controls.self, FrameworksVerb.self, Matrix.self, SoA.self, ViewVerb.self, QueryVerb.self, GraphVerb.self,
            CopyVerb.self, VerifyCopies.self, Rebuild.self,
        ])

    public init() {}

    /// Runs a command line.
    ///
    /// - Parameter arguments: Without the name of the program.
    /// - Returns: The exit code.
    public static func run(_ arguments: [String]) async -> Int32 {
        do {
            var command = try parseAsRoot(arguments)
            if var verb = command as? any AsyncParsableCommand {
                try await verb.run()
            } else {
                try command.run()
            }
            return 0
        } catch {
            return ending(of: error)
        }
    }

    private static func ending(of error: any Error) -> Int32 {
        if let ended = error as? Ended { return ended.code }
        if isTold(error) {
            let message = fullMessage(for: error)
            let code = exitCode(for: error).rawValue
            let handle = code == 0 ? FileHandle.standardOutput : FileHandle.standardError
            if !message.isEmpty { try? handle.write(contentsOf: Data((message + "\n").utf8)) }
            return code == 0 ? 0 : Failure.Code.usage.rawValue
        }
        let failure = Failure(error)
        try? FileHandle.standardError.write(contentsOf: Data(failure.text.utf8))
        return failure.code
    }

    /// Whether the argument parser knows how to tell it: help, version, a line it does not understand.
    private static func isTold(_ error: any Error) -> Bool {
        error is CleanExit || error is ValidationError || String(describing: type(of: error)) == "CommandError"
    }
}

/// The end of a command that came to a result which is not 0.
struct Ended: Error {
    let code: Int32
}
