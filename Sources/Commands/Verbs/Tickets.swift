import ArgumentParser

/// `linewarden tickets`: what others announce of change tickets.
struct TicketsVerbs: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "tickets", abstract: "Takes change tickets from the tools they are kept in.",
        subcommands: [ListenVerb.self])
}
