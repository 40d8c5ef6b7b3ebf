import ArgumentParser
import ContactCenter
import Engine
import Foundation

/// Where the configuration and the data are.
struct PlaceOptions: ParsableArguments {
    @Option(help: ArgumentHelp("The configuration.", valueName: "file"))
    var config: String?

    @Option(help: ArgumentHelp("Where archives and keys are kept.", valueName: "dir"))
    var data: String?

    private static var environment: [String: String] { ProcessInfo.processInfo.environment }

    /// Whether somebody said where the configuration is.
    var namesConfiguration: Bool { config != nil || Self.environment["LINEWARDEN_CONFIG"] != nil }

    var configurationFile: URL {
        URL(fileURLWithPath: config ?? Self.environment["LINEWARDEN_CONFIG"] ?? "linewarden.yaml")
    }

    var dataDirectory: DataDirectory {
        let state = Self.environment["XDG_STATE_HOME"] ?? NSHomeDirectory() + "/.local/state"
        return DataDirectory(
            URL(fileURLWithPath: data ?? Self.environment["LINEWARDEN_DATA"] ?? state + "/linewarden"))
    }

    /// The places the checkpoint of a tenant's ledger goes to.
    func publication(of folder: TenantFolder) throws -> Publication {
        Publication(places: try Configuration(file: configurationFile).places, ledger: folder.ledger)
    }

    /// The tenant of that name.
    ///
    /// - Throws: ``ConfigurationError``; ``Failure`` where there is no such tenant.
    func tenant(_ name: String) throws -> TenantConfiguration {
        try tenant(name, of: try Configuration(file: configurationFile))
    }

    func tenant(_ name: String, of configuration: Configuration) throws -> TenantConfiguration {
        if let tenant = configuration.tenants[name] { return tenant }
        let names = configuration.tenants.keys.sorted()
        let nearest = Nearest.to(name, among: names).map { "did you mean \($0)?" }
        throw Failure(
            "there is no tenant \(name) in \(configurationFile.path)",
            hint: nearest ?? "it has " + (names.isEmpty ? "none" : names.joined(separator: ", ")), code: .notThere)
    }
}

/// A moment on the command line: `2026-11-24` or `2026-11-24T08:30:00Z`.
struct MomentArgument: ExpressibleByArgument {
    let moment: Moment

    init?(argument: String) {
        guard let moment = Moment(iso8601: argument) else { return nil }
        self.moment = moment
    }
}
