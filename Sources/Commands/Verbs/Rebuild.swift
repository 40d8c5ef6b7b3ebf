import ArgumentParser
import Engine
import Foundation
import SQLiteStore

/// `linewarden rebuild`: makes the projections again.
struct Rebuild: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Makes linewarden.sqlite again from archives and ledgers.",
        discussion: """
            Nothing is kept in that file alone. The keys of persons (keys.sqlite) are never touched. The old file is \
            replaced only once the new one is whole.
            """)

    @OptionGroup var place: PlaceOptions

    func run() async throws {
        let data = place.dataDirectory
        let fresh = data.folder.appendingPathComponent("linewarden.sqlite.new")
        try? FileManager.default.removeItem(at: fresh)
        let folders = try data.tenants()
        guard !folders.isEmpty else { return Terminal().say("there is no tenant in \(data.folder.path)\n") }
        let projections = try Projections(at: fresh)
        var told = ""
        for folder in folders {
            let history = TenantHistory(data: data, folder: folder)
            try history.project(into: projections)
            let runs = try projections.runs(of: history.tenant).count
            told += "\(history.tenant): \(runs) runs of \(try projections.entries(of: history.tenant)) entries\n"
        }
        try Projections.replace(data.projections, with: fresh)
        Terminal().say(told)
    }
}
