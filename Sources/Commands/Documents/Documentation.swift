import Assurance
import Capture
import Catalog
import ContactCenter
import Foundation
import GenesysCloud
import Programme
import Reports

/// The documents that are made from the code: whole pages, and parts of pages that people write.
struct Documentation {
    private let folder: URL

    /// - Parameter folder: Where the pages that people write lie, and the tables of the requirements.
    init(in folder: URL) { self.folder = folder }

    struct Page {

        /// Below the folder: `controls/ACC-03.md`.
        let path: String
        let text: String
    }

    /// Every page.
    ///
    /// - Throws: ``Failure`` where a page or table that is needed is not there or not as it should be.
    func pages() throws -> [Page] {
        let index = ControlIndex(Catalog.controls, baseline: Catalog.version)
        return controls() + [Page(path: "controls/README.md", text: index.text)]
            + [try platform(), try configuration(), try coverage(), try query(), try ownControls()]
    }

    private func controls() -> [Page] {
        Catalog.controls.map { control in
            let document = ControlDocument(
                control, guide: GenesysCloud.guides.first { $0.control == control.id },
                calls: GenesysCloud.calls(behind: control))
            return Page(path: "controls/\(document.name)", text: document.text)
        }
    }

    private func platform() throws -> Page {
        let tables = PlatformTables(calls: GenesysCloud.calls, clients: GenesysCloud.clients)
        return try marked(
            "platforms/genesys-cloud.md",
            [
                "calls": tables.callTable, "core role": tables.coreRole, "core role body": tables.coreRoleBody,
                "add-ons": tables.addOns, "regions": GenesysCloud.regionTable,
                "changes": GenesysCloud.changeTable,
            ])
    }

    private func configuration() throws -> Page {
        let tables = SettingsTables(
            Catalog.controls, others: [(.exceptionShare, "exceptions"), (.providerExportDays, "identity provider")])
        return try marked(
            "configuration.md", ["thresholds": tables.thresholds, "registers": tables.registers])
    }

    private func query() throws -> Page {
        try marked(
            "query.md",
            [
                "functions": InventoryPage.functions, "tables": InventoryPage.markdown,
                "examples": InventoryPage.examples,
            ])
    }

    private func ownControls() throws -> Page {
        try marked("custom-controls.md", ["kinds": InventoryPage.kinds])
    }

    private func coverage() throws -> Page {
        let suites = try json("coverage-tests.json").members.compactMap { key, value in
            value.string.map { (Control.ID(key), $0) }
        }
        let served = try json("coverage-rows.json").members.map { key, value in
            (Control.ID(key), value.elements.compactMap(\.string))
        }
        let document = CoverageDocument(
            rows: try json("coverage-ids.json").elements.compactMap(\.string), controls: Catalog.controls,
            served: Dictionary(served) { first, _ in first }, suites: Dictionary(suites) { first, _ in first },
            words: try coverageWords())
        return Page(path: "coverage.md", text: document.text)
    }

    private func coverageWords() throws -> CoverageDocument.Words {
        let json = try json("coverage-words.json")
        func words(_ name: String) -> [(String, CoverageDocument.Word)] {
            guard let members = json[key: name]?.members else { return [] }
            return members.map { key, value in
                let (kind, says) = (value["with"]?.string ?? "", value["says"]?.string ?? "")
                return (key, CoverageDocument.Word(kind, says, page: value["see"]?.string))
            }
        }
        return CoverageDocument.Words(
            requirements: Dictionary(words("requirements")) { first, _ in first },
            undecided: Dictionary(words("undecided").map { (Control.ID($0), $1) }) { first, _ in first })
    }

    private func marked(_ path: String, _ parts: [String: String]) throws -> Page {
        let text = String(decoding: try bytes(path), as: UTF8.self)
        do throws(MarkedPage.Flaw) {
            return Page(path: path, text: try MarkedPage(text).filled(with: parts))
        } catch {
            throw Failure(
                "can't fill \(path): \(error)", hint: "its marks must be as the code names them", code: .unsound)
        }
    }

    private func json(_ name: String) throws -> JSON {
        do {
            return try JSON(try bytes(name))
        } catch let error as JSONError {
            throw Failure("\(name) is \(error)", code: .unsound)
        }
    }

    private func bytes(_ path: String) throws -> [UInt8] {
        do {
            return Array(try Data(contentsOf: folder.appendingPathComponent(path)))
        } catch {
            throw Failure(
                "can't read \(path) in \(folder.path)", hint: "say where the documents are with --out", code: .notThere)
        }
    }
}
