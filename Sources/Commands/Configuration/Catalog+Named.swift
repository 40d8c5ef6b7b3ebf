import Assurance
import Catalog
import ContactCenter
import Inventory

extension Catalog {

    /// The control a person means by `ACC-03`, `acc-03` or `ACC-03.v1`.
    ///
    /// - Parameter own: Controls of the customer's own, known by their ids too.
    /// - Throws: ``Failure`` where there is none, with the nearest name.
    static func control(named text: String, besides own: [Control] = []) throws -> Control {
        let controls = controls + own
        let name = text.uppercased().split(separator: ".").first.map(String.init) ?? text
        if let control = controls.first(where: { $0.id.rawValue == name }) { return control }
        let nearest = Nearest.to(name, among: controls.map(\.id.rawValue))
        throw Failure(
            "there is no control \(text)",
            hint: nearest.map { "did you mean \($0)?" } ?? "`linewarden controls` lists them",
            code: .notThere)
    }
}

extension PlaceOptions {

    /// The control a person means: one of ours, or one of the tenant's own.
    ///
    /// The configuration is read for the tenant's own alone: an auditor asks about ours without having it.
    func control(named text: String, of tenant: String) throws -> Control {
        do {
            return try Catalog.control(named: text)
        } catch {
            guard let configured = try? self.tenant(tenant) else { throw error }
            return try Catalog.control(named: text, besides: try configured.ownControls().controls)
        }
    }
}
